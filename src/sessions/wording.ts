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
/** Beyond so many different words, others are found in phrases alone: a part has room for a megabyte. */
const MOST_WORDS = 40_000
const BEHIND_ALL = 8_000

type Positions = Map<string, number[]>

/** The words of a session's messages on their way into the database. */
export class Wording {
  readonly #all = new Set<string>()
  readonly #filled: WordPart[] = []
  #first: Positions | undefined
  #positions: Positions = new Map()
  #position = 0
  #parts = 0

  add(text: string): void {
    const last: string[] = []
    for (const word of wordsOf(text)) {
      if (this.#position >= WORDS_PER_PART) this.#next(last)
      if (this.#all.size < MOST_WORDS) this.#all.add(word)
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

  #put(word: string): void {
    const at = ++this.#position
    const known = this.#positions.get(word)
    if (known === undefined) this.#positions.set(word, [at])
    else known.push(at)
  }

  #next(overlap: readonly string[]): void {
    if (this.#first === undefined) this.#first = this.#positions
    else this.#filled.push({ part: ++this.#parts, words: written(this.#positions) })
    this.#positions = new Map()
    this.#position = 0
    for (const word of overlap) this.#put(word)
  }
}

function written(positions: Positions): string {
  return [...positions].map(([word, at]) => `${word}:${at.join(',')}`).join(' ')
}
