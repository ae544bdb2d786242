import type { SourcePosition } from '../domain/imported.ts'

const NEWLINE = 0x0a

export interface Line {
  readonly bytes: Buffer
  readonly position: SourcePosition
}

/** A longer line can't be a record: it is passed over as one broken line. */
const LONGEST_LINE = 256 * 1024 * 1024

/**
 * Cuts chunks of a file into lines, with their place in it. Blank lines are left out; a line that is too long
 * comes with no bytes. Give the chunks in order, then `end()`.
 */
export class LineCutter {
  #line = 1
  #offset = 0
  #parts: Buffer[] = []
  #held = 0
  readonly #take: (line: Line) => void

  constructor(take: (line: Line) => void) {
    this.#take = take
  }

  push(chunk: Buffer): void {
    let from = 0
    for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, from)) {
      this.#hold(chunk.subarray(from, at))
      this.#finish(1)
      from = at + 1
    }
    this.#hold(chunk.subarray(from))
  }

  end(): void {
    if (this.#held > 0) this.#finish(0)
  }

  #hold(part: Buffer): void {
    if (part.length === 0) return
    this.#held += part.length
    if (this.#held <= LONGEST_LINE) this.#parts.push(part)
    else this.#parts = []
  }

  #finish(lineEnd: number): void {
    const whole = this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts)
    const bytes = whole ?? Buffer.alloc(0)
    const length = this.#held > 0 && bytes.at(-1) === 0x0d ? this.#held - 1 : this.#held
    if (length > 0) {
      const position = { line: this.#line, offset: this.#offset, length }
      this.#take({ bytes: bytes.subarray(0, length), position })
    }
    this.#offset += this.#held + lineEnd
    this.#line++
    this.#parts = []
    this.#held = 0
  }
}
