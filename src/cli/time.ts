import { InvalidArgumentError } from 'commander'

const UNITS = { s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800 } as const
const DURATION = /^(\d{1,6})([smhdw])$/

/** Seconds of a length of time such as `30d` or `12h`. */
export function parseDuration(text: string): number {
  const [, number, unit] = DURATION.exec(text) ?? []
  if (number === undefined)
    throw new InvalidArgumentError('It must be a length of time such as 30d, 12h or 45m.')
  return Number(number) * UNITS[unit as keyof typeof UNITS]
}

/** Unix seconds of a moment: ISO 8601 (without an offset, in this machine's time), so long ago (`7d`), or Unix seconds. */
export function parseTime(text: string): number {
  const now = Math.floor(Date.now() / 1000)
  if (DURATION.test(text)) return now - parseDuration(text)
  // Four digits are a year that lacks its month and day.
  if (/^(?!\d{4}$)\d{1,11}$/.test(text)) return Number(text)
  const moment = isDay(text.slice(0, 10)) ? Date.parse(text.length === 10 ? `${text}T00:00` : text) : NaN
  if (!Number.isNaN(moment)) return Math.floor(moment / 1000)
  throw new InvalidArgumentError(
    'It must be a time such as 2026-01-31, 2026-01-31T08:00Z, 7d, 24h or Unix seconds.',
  )
}

/** By itself `Date` takes the 30th of February for the 2nd of March. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(text)
}

/** How long ago: `3h ago`; the day where that is long ago or to come. */
export function ago(seconds: number, now: number = Date.now() / 1000): string {
  const passed = Math.floor(now - seconds)
  if (passed < 0 || passed >= 100 * UNITS.d) return localTime(seconds).slice(0, 10)
  if (passed < UNITS.m) return 'just now'
  const unit = passed < UNITS.h ? 'm' : passed < UNITS.d ? 'h' : 'd'
  return `${Math.floor(passed / UNITS[unit])}${unit} ago`
}

/** `2026-01-31 08:15`, in this machine's time. */
export function localTime(seconds: number): string {
  return new Date(seconds * 1000).toLocaleString('sv-SE').slice(0, 16)
}
