import type { Response } from './clock.ts'
import type { Random } from './random.ts'

/** The tokens of one answer. */
export interface Used {
  /** What the model read anew. */
  readonly input: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly output: number
  /** The part of the output that nobody sees. */
  readonly reasoning: number
}

/** System prompt, tools and the repository's instructions. */
const BEGINNING = 15_400
const CHARACTERS_A_TOKEN = 3.6
/** After a compaction: the summary, and what it always begins with. */
const COMPACTED = 21_000

/** Counts tokens as a model's provider would: every answer reads the conversation so far again, most of it from the cache. */
export class Meter {
  readonly #random: Random
  #context = 0
  #unread = BEGINNING

  constructor(random: Random) {
    this.#random = random
  }

  /** A person's words, or whatever else comes into the conversation. */
  take(text: string): void {
    this.#unread += tokensIn(text)
  }

  compact(): void {
    this.#context = 0
    this.#unread = COMPACTED
  }

  answer({ parts, call }: Response): Used {
    const said = parts.reduce((sum, { text }) => sum + tokensIn(text), 0)
    const reasoning = this.#random.int(80, 900)
    const output = said + reasoning + (call === null ? 40 : tokensIn(JSON.stringify(call)) / 2)
    const used = {
      input: this.#random.int(3, 12),
      cacheRead: this.#context,
      cacheWrite: this.#unread,
      output: Math.round(output),
      reasoning,
    }
    this.#context += this.#unread
    // What was said comes back with the next request, and so does what the client puts beside each result.
    this.#unread = used.output + (call === null ? 120 : this.#random.int(600, 5_400))
    return used
  }
}

function tokensIn(text: string): number {
  return Math.ceil(text.length / CHARACTERS_A_TOKEN)
}
