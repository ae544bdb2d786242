import { calcPrice } from '@pydantic/genai-prices'
import type { TokenCounts } from './imported.ts'
import type { Micros } from './time.ts'

export interface Cost {
  /** US dollars by the public prices. */
  readonly usd: number
  /** `false` where a model that used tokens has no public price, so that the sum is too small. */
  readonly complete: boolean
}

/**
 * What a session's tokens cost by the public prices at its time (today's where it has none); `null` where no
 * model that used tokens has a price. Surcharges for single long requests aren't in it: sums don't show them.
 */
export function costOf(tokensByModel: ReadonlyMap<string, TokenCounts>, at: Micros | null): Cost | null {
  const used = [...tokensByModel].filter(([, tokens]) => inputOf(tokens) + tokens.output > 0)
  const prices = used.map(([model, tokens]) => priceOf(model, tokens, at)).filter((price) => price !== null)
  if (prices.length === 0) return null
  return { usd: prices.reduce((sum, price) => sum + price, 0), complete: prices.length === used.length }
}

/** Input tokens of a request that falls under no surcharge for length. */
const SHORT_REQUEST = 1_000

function priceOf(model: string, tokens: TokenCounts, at: Micros | null): number | null {
  // A long session isn't a long request: priced as a share that is short, and scaled up again.
  const share = Math.min(1, SHORT_REQUEST / Math.max(1, inputOf(tokens)))
  const price = calcPrice(
    {
      input_tokens: inputOf(tokens) * share,
      cache_read_tokens: tokens.cacheRead * share,
      cache_write_tokens: (tokens.cacheWrite + tokens.cacheWriteHour) * share,
      cache_write_1h_tokens: tokens.cacheWriteHour * share,
      output_tokens: tokens.output * share,
    },
    model,
    at === null ? {} : { timestamp: new Date(at / 1000) },
  )
  // The total holds a price per request besides, where a model has one; the number of requests is unknown.
  return price && (price.input_price + price.output_price) / share
}

function inputOf(tokens: TokenCounts): number {
  return tokens.input + tokens.cacheRead + tokens.cacheWrite + tokens.cacheWriteHour
}
