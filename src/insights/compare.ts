import { analyzedOf, MOST_VALUES, type SessionSums, type Summary } from '../domain/summary.ts'

/** A figure of two sets of sessions, and how far apart it is: with the interval that holds the difference in 19 of 20 cases. */
export interface Difference {
  /** `null` where there is no session to tell it from. */
  readonly here: number | null
  readonly against: number | null
  /** `here` less `against`; `null` where either is. */
  readonly difference: number | null
  /** `null` where there are too few sessions for any. */
  readonly low: number | null
  readonly high: number | null
}

/** Differences of shares of sessions, by value. */
export type Shares = readonly (Difference & { readonly value: string })[]

export interface Comparison {
  readonly acusPerSession: Difference
  /** Of the sessions that were analysed. */
  readonly outcomes: Shares
  readonly issues: Shares
  /** Of the sessions that have one. */
  readonly categories: Shares
  readonly sizes: Shares
}

/** What differs between the sessions of two lists, which should have none in common. */
export function compare(here: Summary, against: Summary): Comparison {
  const [analyzed, analyzedAgainst] = [analyzedOf(here.all), analyzedOf(against.all)]
  const total = (groups: readonly SessionSums[]): number =>
    groups.reduce((sum, { sessions }) => sum + sessions, 0)
  const shares = (of: (summary: Summary) => readonly Valued[], n: number, m: number): Shares =>
    sharesOf(of(here), of(against), n, m)
  const byOwn = (of: (summary: Summary) => readonly (Valued & SessionSums)[]): Shares =>
    shares(of, total(of(here)), total(of(against)))
  return {
    acusPerSession: meanDifference(here.all, against.all),
    outcomes: shares((summary) => summary.groups.outcome, analyzed, analyzedAgainst),
    issues: shares((summary) => summary.issues, analyzed, analyzedAgainst),
    categories: byOwn((summary) => summary.groups.category),
    sizes: byOwn((summary) => summary.groups.session_size),
  }
}

interface Valued {
  readonly value: string
  readonly sessions: number
}

function sharesOf(here: readonly Valued[], against: readonly Valued[], n: number, m: number): Shares {
  // What a full list doesn't have may yet be there.
  const countIn = (groups: readonly Valued[], value: string): number | undefined =>
    groups.find((group) => group.value === value)?.sessions ?? (groups.length < MOST_VALUES ? 0 : undefined)
  const values = [...new Set([...here, ...against].map(({ value }) => value))]
  return values.flatMap((value) => {
    const [hits, hitsAgainst] = [countIn(here, value), countIn(against, value)]
    if (hits === undefined || hitsAgainst === undefined) return []
    return [{ value, ...shareDifference({ hits, of: n }, { hits: hitsAgainst, of: m }) }]
  })
}

interface Share {
  readonly hits: number
  readonly of: number
}

/** The normal distribution's quantile for an interval of 95 %. */
const Z = 1.959964

/**
 * The difference of two shares with Newcombe's interval (1998, method 10: Wilson's intervals of both, combined), which holds
 * for few sessions and for shares near 0 and 1 too.
 */
export function shareDifference(one: Share, other: Share): Difference {
  const [p, q] = [shareOf(one), shareOf(other)]
  if (p === null || q === null) return { here: p, against: q, difference: null, low: null, high: null }
  const [a, b] = [wilson(p, one.of), wilson(q, other.of)]
  const difference = p - q
  return {
    ...{ here: p, against: q, difference },
    low: difference - Math.hypot(p - a.low, b.high - q),
    high: difference + Math.hypot(a.high - p, q - b.low),
  }
}

function shareOf({ hits, of }: Share): number | null {
  return of === 0 ? null : hits / of
}

/** Wilson's interval for a share of `n`. */
function wilson(share: number, n: number): { readonly low: number; readonly high: number } {
  const z2 = Z * Z
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n))) / (1 + z2 / n)
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}

/** The difference of two means of ACUs with Welch's interval; `null` below two sessions on either side. */
export function meanDifference(one: SessionSums, other: SessionSums): Difference {
  const [a, b] = [momentsOf(one), momentsOf(other)]
  if (a.mean === null || b.mean === null) {
    return { here: a.mean, against: b.mean, difference: null, low: null, high: null }
  }
  const found = { here: a.mean, against: b.mean, difference: a.mean - b.mean }
  if (a.error2 === null || b.error2 === null) return { ...found, low: null, high: null }
  const error2 = a.error2 + b.error2
  const freedom =
    error2 === 0
      ? 1
      : error2 ** 2 / (a.error2 ** 2 / (one.sessions - 1) + b.error2 ** 2 / (other.sessions - 1))
  const half = studentQuantile(freedom) * Math.sqrt(error2)
  return { ...found, low: found.difference - half, high: found.difference + half }
}

/** Mean and its squared standard error. */
function momentsOf({ sessions: n, acus, squaredAcus }: SessionSums): {
  readonly mean: number | null
  readonly error2: number | null
} {
  if (n === 0) return { mean: null, error2: null }
  const mean = acus / n
  if (n === 1) return { mean, error2: null }
  const variance = Math.max(0, (squaredAcus - n * mean * mean) / (n - 1))
  return { mean, error2: variance / n }
}

/**
 * Student's t for an interval of 95 %: Cornish and Fisher's expansion, right to a hundredth from three degrees of freedom on;
 * below, the exact values for one and two, so that what is said is rather too wide than too narrow.
 */
function studentQuantile(freedom: number): number {
  if (freedom < 2) return 12.7062
  if (freedom < 3) return 4.3027
  const [z, v] = [Z, freedom]
  return (
    z +
    (z ** 3 + z) / (4 * v) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * v ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * v ** 3) +
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / (92160 * v ** 4)
  )
}
