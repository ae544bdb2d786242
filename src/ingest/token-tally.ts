import type { TokenCounts } from '../domain/imported.ts'
import { countOf } from './fields.ts'

const NOTHING: TokenCounts = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  cacheWriteHour: 0,
  reasoning: 0,
}

/** Tokens that no record names a model for. */
const UNNAMED_MODEL = 'unknown'

/** Adds up tokens by model, in order of first use. */
export class TokenTally {
  readonly #byModel = new Map<string, TokenCounts>()

  add(model: string | null, counts: Partial<TokenCounts>): void {
    const name = model ?? UNNAMED_MODEL
    const sum = sumOf(this.#byModel.get(name) ?? NOTHING, { ...NOTHING, ...counts })
    if (Object.values(sum).some((count) => count > 0)) this.#byModel.set(name, sum)
  }

  get byModel(): ReadonlyMap<string, TokenCounts> {
    return this.#byModel
  }
}

/** What an agent counted of one answer. Numbers, or whatever stands in their place. */
interface Counted {
  /** With what was read from and written to a cache. */
  readonly prompt: unknown
  readonly output: unknown
  readonly read: unknown
  readonly written: unknown
  readonly reasoning: unknown
}

/** The kinds apart, of counts whose prompt includes the cache. */
export function countsOfPrompt({ prompt, read, written, reasoning, ...counted }: Counted): TokenCounts {
  const [cacheRead, cacheWrite, output] = [countOf(read), countOf(written), countOf(counted.output)]
  return {
    input: Math.max(0, countOf(prompt) - cacheRead - cacheWrite),
    output,
    cacheRead,
    cacheWrite,
    cacheWriteHour: 0,
    reasoning: Math.min(output, countOf(reasoning)),
  }
}

function sumOf(one: TokenCounts, other: TokenCounts): TokenCounts {
  return {
    input: one.input + other.input,
    output: one.output + other.output,
    cacheRead: one.cacheRead + other.cacheRead,
    cacheWrite: one.cacheWrite + other.cacheWrite,
    cacheWriteHour: one.cacheWriteHour + other.cacheWriteHour,
    reasoning: one.reasoning + other.reasoning,
  }
}
