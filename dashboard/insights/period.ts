import { withFilter, type Filter } from '../api/search.ts'

export const PERIODS = [7, 30, 90, 365] as const

const DAY = 86_400

/** Now, to the day: what is asked for twice a day is asked for once. */
function today(): number {
  return Math.ceil(Date.now() / 1000 / DAY) * DAY
}

export function withPeriod(filter: Filter, days: number | null): Filter {
  const open = withFilter(filter, 'created_before', undefined)
  return withFilter(open, 'created_after', days === null ? undefined : today() - days * DAY)
}

/** The period that a filter names, in days; null for none, or another. */
export function periodOf({ created_after, created_before }: Filter): number | null {
  if (created_after === undefined || created_before !== undefined) return null
  return PERIODS.find((days) => days === Math.round((today() - created_after) / DAY)) ?? null
}

/** The same filter over the equally long time before; null where there is no beginning. */
export function timeBefore(filter: Filter): Filter | null {
  const { created_after: start, created_before: end = today() } = filter
  if (start === undefined || end <= start) return null
  return { ...filter, created_after: start - (end - start), created_before: start }
}

/** What of a filter is in the week that begins on a date. */
export function withinWeek(filter: Filter, monday: string): Filter {
  const start = Date.parse(`${monday}T00:00:00Z`) / 1000
  return {
    ...filter,
    created_after: Math.max(start, filter.created_after ?? start),
    created_before: Math.min(start + 7 * DAY, filter.created_before ?? Infinity),
  }
}
