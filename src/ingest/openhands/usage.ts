import type { TokenCounts } from '../../domain/imported.ts'
import type { Draft } from '../draft.ts'
import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { withoutProvider } from '../model-name.ts'
import { countsOfPrompt } from '../token-tally.ts'

/** A greater cost is garbage. */
const MOST_USD = 1e6
/** Stands in the place of a model's name in sums over several. */
const NO_NAME = 'default'

/**
 * Tokens and cost. The metrics of a run have them by call; the events of the agent have running totals, or the answer
 * of the model as it came, beside each call that it asks for. The best that there is counts.
 */
export class Usage {
  readonly #responses = new Map<string, { readonly model: string | null; readonly counts: TokenCounts }>()
  #running: JsonObject | null = null
  #model: string | null = null
  #hasUntold = false

  /** As the settings name it, where there are any. */
  configured(model: string | null): void {
    this.#model ??= withoutProvider(model)
  }

  /** The model's answer that an event of before 1.0 came from; `null` where it isn't told. */
  answered(response: JsonObject | null): void {
    const id = textOf(response?.['id'])
    const usage = objectOf(response?.['usage'])
    this.#hasUntold ||= usage === null
    if (id === null || usage === null || this.#responses.has(id)) return
    const details = objectOf(usage['prompt_tokens_details'])
    this.#responses.set(id, {
      model: withoutProvider(textOf(response?.['model'])),
      counts: countsOf(usage, {
        read: usage['cache_read_input_tokens'] ?? details?.['cached_tokens'],
        written: usage['cache_creation_input_tokens'],
        reasoning: objectOf(usage['completion_tokens_details'])?.['reasoning_tokens'],
      }),
    })
  }

  /** `{accumulated_cost, accumulated_token_usage, token_usages}`; a later one counts what the earlier did and more. */
  counted(metrics: JsonObject | null): void {
    if (metrics !== null) this.#running = metrics
  }

  /** `metrics` are those of the whole run, where the file has them. */
  end(draft: Draft, metrics: JsonObject | null): void {
    const cost = metrics?.['accumulated_cost'] ?? this.#running?.['accumulated_cost']
    // Nothing is what a model without a known price costs.
    if (typeof cost === 'number' && cost > 0 && cost < MOST_USD) draft.recordedCostUsd = cost
    const calls = listOf(metrics?.['token_usages'])
      .map(objectOf)
      .filter((call) => call !== null)
    const total =
      objectOf(metrics?.['accumulated_token_usage']) ?? objectOf(this.#running?.['accumulated_token_usage'])
    if (calls.length > 0) for (const call of calls) this.#add(draft, call)
    else if (total !== null) this.#add(draft, total)
    else {
      for (const { model, counts } of this.#responses.values()) draft.tokens.add(model ?? this.#model, counts)
      draft.tokensAreComplete = !this.#hasUntold
    }
  }

  #add(draft: Draft, usage: JsonObject): void {
    const named = textOf(usage['model'])
    const model = named === NO_NAME ? null : withoutProvider(named)
    const counts = countsOf(usage, {
      read: usage['cache_read_tokens'],
      written: usage['cache_write_tokens'],
      reasoning: usage['reasoning_tokens'],
    })
    const [first] = this.#responses.values()
    draft.tokens.add(model ?? this.#model ?? first?.model ?? null, counts)
  }
}

/** What is read from and written to a cache is a part of the prompt. */
function countsOf(
  usage: JsonObject,
  cache: { readonly read: unknown; readonly written: unknown; readonly reasoning: unknown },
): TokenCounts {
  return countsOfPrompt({ prompt: usage['prompt_tokens'], output: usage['completion_tokens'], ...cache })
}
