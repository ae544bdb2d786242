import type { TokenCounts } from '../../domain/imported.ts'
import { countOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'

/** Tokens counted before any record names a model. */
const UNNAMED = 'unknown'

const FIELDS = [
  'input_tokens',
  'cached_input_tokens',
  'cache_write_input_tokens',
  'output_tokens',
  'reasoning_output_tokens',
] as const
type Usage = Readonly<Record<(typeof FIELDS)[number], number>>

/**
 * Tokens by model. A `token_count` holds a running total and the usage of the last response; it is written
 * again on resumption and whenever limits change, and one may be missing after an interruption. So the growth of
 * the total counts, and the last usage only where the total started anew. Newer versions write a
 * `token_usage_record` beside it, for the same response.
 */
export class Tokens {
  readonly #byModel = new Map<string, Usage>()
  #model: string | null = null
  #total: Usage | null = null
  #unpaired: { readonly from: 'count' | 'record'; readonly usage: Usage } | null = null
  #response: string | null = null

  usedBy(model: string | null): void {
    this.#model = model ?? this.#model
  }

  /** Takes a copied total as what own ones grow from. */
  begin(info: JsonObject | null): void {
    this.#total = usageIn(info?.['total_token_usage']) ?? this.#total
  }

  /** `info` of a `token_count`; `null` where there is nothing but limits. */
  count(info: JsonObject | null): void {
    const total = usageIn(info?.['total_token_usage'])
    const last = usageIn(info?.['last_token_usage'])
    if (total !== null && this.#total !== null && same(total, this.#total)) return
    const grown = growth(this.#total, total, last)
    this.#total = total ?? this.#total
    if (grown !== null && !this.#isTwin('count', last ?? grown)) this.#add(grown)
  }

  record(payload: JsonObject): void {
    const usage = usageIn(payload['usage'])
    const response = textOf(payload['response_id'])
    if (usage === null || (response !== null && response === this.#response)) return
    this.#response = response
    if (!this.#isTwin('record', usage)) this.#add(usage)
  }

  get byModel(): ReadonlyMap<string, TokenCounts> {
    return new Map([...this.#byModel].map(([model, usage]) => [model, countsOf(usage)]))
  }

  #isTwin(from: 'count' | 'record', usage: Usage): boolean {
    const twin = this.#unpaired !== null && this.#unpaired.from !== from && same(this.#unpaired.usage, usage)
    this.#unpaired = twin ? null : { from, usage }
    return twin
  }

  #add(usage: Usage): void {
    if (FIELDS.every((field) => usage[field] === 0)) return
    const before = this.#model === null ? undefined : this.#byModel.get(UNNAMED)
    if (before) this.#byModel.delete(UNNAMED)
    const model = this.#model ?? UNNAMED
    const sum = [this.#byModel.get(model), before, usage].filter((part) => part !== undefined)
    this.#byModel.set(
      model,
      usageOf((field) => sum.reduce((all, part) => all + part[field], 0)),
    )
  }
}

/** What a response used: the growth of the total, unless the total began again. */
function growth(before: Usage | null, total: Usage | null, last: Usage | null): Usage | null {
  if (before === null || total === null) return last ?? total
  const beganAnew =
    FIELDS.some((field) => total[field] < before[field]) || (last !== null && same(total, last))
  return beganAnew ? (last ?? total) : usageOf((field) => total[field] - before[field])
}

function usageIn(value: unknown): Usage | null {
  const object = objectOf(value)
  return object && usageOf((field) => countOf(object[field]))
}

function usageOf(amount: (field: keyof Usage) => number): Usage {
  return {
    input_tokens: amount('input_tokens'),
    cached_input_tokens: amount('cached_input_tokens'),
    cache_write_input_tokens: amount('cache_write_input_tokens'),
    output_tokens: amount('output_tokens'),
    reasoning_output_tokens: amount('reasoning_output_tokens'),
  }
}

function same(one: Usage, other: Usage): boolean {
  return FIELDS.every((field) => one[field] === other[field])
}

/** Cached tokens, read and written, are part of Codex's input. */
function countsOf(usage: Usage): TokenCounts {
  const cached = usage.cached_input_tokens + usage.cache_write_input_tokens
  return {
    input: Math.max(0, usage.input_tokens - cached),
    output: usage.output_tokens,
    cacheRead: usage.cached_input_tokens,
    cacheWrite: usage.cache_write_input_tokens,
    cacheWriteHour: 0,
    reasoning: Math.min(usage.reasoning_output_tokens, usage.output_tokens),
  }
}
