import type { TokenCounts } from '../domain/imported.ts'

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
