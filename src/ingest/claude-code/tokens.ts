import type { TokenCounts } from '../../domain/imported.ts'
import type { JsonObject } from '../importer.ts'
import { countOf, objectOf } from '../fields.ts'

/**
 * Adds up tokens by model. An API message stands on several lines, each repeating its usage; the output
 * of the earlier ones may be that of a stream just begun. So the greatest of each kind counts, once.
 */
export class Tokens {
  readonly #messages = new Map<string, { readonly model: string; counts: TokenCounts }>()

  add(messageKey: string, model: string, usage: JsonObject): void {
    const counts = countsOf(usage)
    const message = this.#messages.get(messageKey)
    if (message) message.counts = merge(message.counts, counts, Math.max)
    else this.#messages.set(messageKey, { model, counts })
  }

  byModel(): ReadonlyMap<string, TokenCounts> {
    const sums = new Map<string, TokenCounts>()
    for (const { model, counts } of this.#messages.values()) {
      const sum = sums.get(model)
      sums.set(model, sum ? merge(sum, counts, (a, b) => a + b) : counts)
    }
    return sums
  }
}

function countsOf(usage: JsonObject): TokenCounts {
  const lifetimes = objectOf(usage['cache_creation'])
  const cacheWriteHour = countOf(lifetimes?.['ephemeral_1h_input_tokens'])
  const written = countOf(usage['cache_creation_input_tokens'])
  const output = countOf(usage['output_tokens'])
  return {
    input: countOf(usage['input_tokens']),
    output,
    cacheRead: countOf(usage['cache_read_input_tokens']),
    cacheWrite: Math.max(written - cacheWriteHour, countOf(lifetimes?.['ephemeral_5m_input_tokens'])),
    cacheWriteHour,
    reasoning: Math.min(output, countOf(objectOf(usage['output_tokens_details'])?.['thinking_tokens'])),
  }
}

function merge(a: TokenCounts, b: TokenCounts, by: (a: number, b: number) => number): TokenCounts {
  return {
    input: by(a.input, b.input),
    output: by(a.output, b.output),
    cacheRead: by(a.cacheRead, b.cacheRead),
    cacheWrite: by(a.cacheWrite, b.cacheWrite),
    cacheWriteHour: by(a.cacheWriteHour, b.cacheWriteHour),
    reasoning: by(a.reasoning, b.reasoning),
  }
}
