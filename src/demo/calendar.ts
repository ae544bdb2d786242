import type { Random } from './random.ts'

/** Weeks that the demo looks back. */
export const WEEKS = 10

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * When so many sessions begin, in milliseconds since 1970, the oldest first: on working days, in working hours by the
 * clocks of UTC, and more of them in the later weeks.
 */
export function beginnings(now: number, count: number, random: Random): readonly number[] {
  const today = Math.floor(now / DAY) * DAY
  const days = Array.from({ length: WEEKS * 7 }, (_, index) => today - (WEEKS * 7 - index) * DAY)
  const weighted = days.map((day, index) => {
    const weekday = new Date(day).getUTCDay()
    const isWorkday = weekday >= 1 && weekday <= 5
    return [day, isWorkday ? 0.7 + (0.7 * index) / days.length : 0.06] as const
  })
  return Array.from({ length: count }, () => random.weighted(weighted) + hourOf(random) * HOUR).toSorted(
    (a, b) => a - b,
  )
}

/** An hour of the working day: the late morning and the early afternoon are the busiest. */
function hourOf(random: Random): number {
  const middle = random.chance(0.5) ? 10.3 : 14.8
  return middle + (random.next() + random.next() + random.next() - 1.5) * 2.4
}
