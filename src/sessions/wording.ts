import { wordsOf } from '../domain/words.ts'

/** Words with their positions, as the database takes them: `word:1,7 other:2`. */
export interface WordPart {
  /** From 1; the first part, 0, comes last. */
  readonly part: number
  readonly words: string
}

/** A word keeps 256 positions, and a part 16,383: within this many words none is lost. */
const WORDS_PER_PART = 4_000
/** A phrase so long is found across the end of a part. */
const OVERLAP = 15
/** A part has room for a megabyte: beyond so many bytes of different words, others are found in phrases alone. */
const MOST_BYTES = 600_000
const BYTES_PER_PART = 200_000
const BEHIND_ALL = 8_000

type Positions = Map<string, number[]>

/** The words of a session's messages on their way into the database. */
export class Wording {
  readonly #all = new Set<string>()
  #allBytes = 0
  readonly #filled: WordPart[] = []
  #first: Positions | undefined
  #positions: Positions = new Map()
  #position = 0
  #bytes = 0
  #parts = 0

  add(text: string): void {
    const last: string[] = []
    for (const word of wordsOf(text)) {
      if (this.#position >= WORDS_PER_PART || this.#bytes >= BYTES_PER_PART) this.#next(last)
      this.#know(word)
      this.#put(word)
      last.push(word)
      if (last.length > OVERLAP) last.shift()
    }
    // What ends one message and begins the next is no phrase.
    this.#position++
  }

  /** The parts behind the first that were filled since this was last asked. */
  take(): WordPart[] {
    return this.#filled.splice(0)
  }

  /** The first part, with every word there is, and those behind it that are left. */
  end(title: string | null): {
    readonly first: string
    readonly rest: readonly WordPart[]
    readonly hasMore: boolean
  } {
    if (this.#first !== undefined) this.#next([])
    const positions = this.#first ?? this.#positions
    this.#position = BEHIND_ALL
    this.#positions = positions
    for (const word of wordsOf(title ?? '')) this.#put(word)
    const others = [...this.#all].filter((word) => !positions.has(word))
    const first = [written(positions), ...others].join(' ')
    return { first, rest: this.take(), hasMore: this.#parts > 0 }
  }

  #know(word: string): void {
    if (this.#allBytes >= MOST_BYTES || this.#all.has(word)) return
    this.#all.add(word)
    this.#allBytes += Buffer.byteLength(word)
  }

  #put(word: string): void {
    const at = ++this.#position
    const known = this.#positions.get(word)
    if (known !== undefined) known.push(at)
    else {
      this.#positions.set(word, [at])
      this.#bytes += Buffer.byteLength(word)
    }
  }

  #next(overlap: readonly string[]): void {
    if (this.#first === undefined) this.#first = this.#positions
    else this.#filled.push({ part: ++this.#parts, words: written(this.#positions) })
    this.#positions = new Map()
    this.#position = 0
    this.#bytes = 0
    for (const word of overlap) this.#put(word)
  }
}

function written(positions: Positions): string {
  return [...positions].map(([word, at]) => `${word}:${at.join(',')}`).join(' ')
}
