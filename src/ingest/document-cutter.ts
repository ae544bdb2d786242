import type { SourcePosition } from '../domain/imported.ts'

/** A part of a JSON document: an element of a list in it, or another member. */
export interface Part {
  /** Name of the document's member; `''` where the document itself is the list. */
  readonly member: string
  readonly isElement: boolean
  /** Empty where it is too long. */
  bytes(): Buffer
  readonly position: SourcePosition
}

/** A longer part is passed over as a broken one. */
const LONGEST_PART = 64 * 1024 * 1024

const [SPACE, QUOTE, BACKSLASH, COMMA, COLON, NEWLINE] = [0x20, 0x22, 0x5c, 0x2c, 0x3a, 0x0a]
const [LIST, END_OF_LIST, OBJECT, END_OF_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Cuts a JSON document into its parts without parsing it: the elements of its lists one by one (those of the document,
 * where it is a list itself), every other member whole. Give the chunks in order. Anything may be given; what is no
 * document has no parts.
 */
export class DocumentCutter {
  readonly #take: (part: Part) => void
  #expects: 'document' | 'key' | 'colon' | 'value' | 'element' | 'nothing' = 'document'
  #isList = false
  #isWhole = false
  #isFollowed = false
  #member = ''
  #offset = 0
  #line = 1
  /** The key or part that is being read: where it began, and what there is of it. */
  #open: { readonly line: number; readonly offset: number; length: number; pieces: Buffer[] } | null = null
  #nesting = 0
  #inString = false
  #isEscaped = false

  constructor(take: (part: Part) => void) {
    this.#take = take
  }

  /** Whether the document's end has been seen. */
  get isWhole(): boolean {
    return this.#isWhole
  }

  /** Whether anything but white space stands behind it. */
  get isFollowed(): boolean {
    return this.#isFollowed
  }

  push(chunk: Buffer): void {
    let from = 0
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? SPACE
      if (byte === NEWLINE) this.#line++
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false
        else if (byte === BACKSLASH) this.#isEscaped = true
        else if (byte === QUOTE) {
          this.#inString = false
          if (this.#nesting === 0) this.#close(chunk.subarray(from, at + 1))
        }
      } else if (this.#open === null) {
        if (this.#begins(byte)) from = this.#begin(byte, at)
      } else if (byte === QUOTE) this.#inString = true
      else if (byte === LIST || byte === OBJECT) this.#nesting++
      else if (this.#nesting === 0 && endsScalar(byte)) {
        this.#close(chunk.subarray(from, at))
        this.#begins(byte)
      } else if (byte === END_OF_LIST || byte === END_OF_OBJECT) {
        this.#nesting--
        if (this.#nesting === 0) this.#close(chunk.subarray(from, at + 1))
      }
    }
    this.#hold(chunk.subarray(from))
    this.#offset += chunk.length
  }

  #begin(byte: number, at: number): number {
    this.#open = { line: this.#line, offset: this.#offset + at, length: 0, pieces: [] }
    this.#inString = byte === QUOTE
    this.#nesting = byte === LIST || byte === OBJECT ? 1 : 0
    return at
  }

  #hold(piece: Buffer): void {
    if (this.#open === null || piece.length === 0) return
    this.#open.length += piece.length
    if (this.#open.length <= LONGEST_PART) this.#open.pieces.push(piece)
    else this.#open.pieces = []
  }

  #close(last: Buffer): void {
    this.#hold(last)
    const open = this.#open
    if (open === null) return
    this.#open = null
    const bytes = (): Buffer =>
      (open.pieces.length === 1 ? open.pieces[0] : null) ?? Buffer.concat(open.pieces)
    if (this.#expects === 'key') {
      this.#member = keyIn(bytes())
      this.#expects = 'colon'
      return
    }
    const isElement = this.#expects === 'element'
    if (!isElement) this.#expects = 'key'
    const { line, offset, length } = open
    this.#take({ member: this.#member, isElement, bytes, position: { line, offset, length } })
  }

  /** Whether a key or a part begins with this byte; where none does, it may open or end something. */
  #begins(byte: number): boolean {
    switch (this.#expects) {
      case 'document':
        if (byte === LIST) {
          this.#isList = true
          this.#expects = 'element'
        } else if (byte === OBJECT) this.#expects = 'key'
        else if (byte > SPACE && !isByteOrderMark(byte)) this.#expects = 'nothing'
        return false
      case 'key':
        if (byte === END_OF_OBJECT) this.#finish()
        return byte === QUOTE
      case 'colon':
        if (byte === COLON) this.#expects = 'value'
        return false
      case 'value':
        if (byte === LIST) this.#expects = 'element'
        if (byte === COMMA) this.#expects = 'key'
        if (byte === END_OF_OBJECT) this.#finish()
        return byte > SPACE && ![LIST, COMMA, END_OF_OBJECT, END_OF_LIST].includes(byte)
      case 'element':
        if (byte === END_OF_LIST) {
          if (this.#isList) this.#finish()
          else this.#expects = 'key'
        }
        return byte > SPACE && ![COMMA, END_OF_LIST, END_OF_OBJECT].includes(byte)
      case 'nothing':
        if (byte > SPACE) this.#isFollowed = true
        return false
    }
  }

  #finish(): void {
    this.#isWhole = true
    this.#expects = 'nothing'
  }
}

function endsScalar(byte: number): boolean {
  return byte <= SPACE || byte === COMMA || byte === END_OF_LIST || byte === END_OF_OBJECT
}

function isByteOrderMark(byte: number): boolean {
  return byte === 0xef || byte === 0xbb || byte === 0xbf
}

function keyIn(bytes: Buffer): string {
  try {
    return String(JSON.parse(bytes.toString('utf8')))
  } catch {
    return ''
  }
}
