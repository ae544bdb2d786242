import type { InsightsSummary } from '../../sdk/index.ts'
import type { Language } from '../app/language.tsx'

export type Week = InsightsSummary['weeks'][number]

const WEEK = 7 * 24 * 3600 * 1000
const MOST_WEEKS = 104

/** The newest weeks without a gap: those that nothing happened in stand there empty. */
export function everyWeek(weeks: readonly Week[]): Week[] {
  const first = weeks[0]
  const last = weeks.at(-1)
  if (first === undefined || last === undefined) return []
  const known = new Map(weeks.map((week) => [week.value, week]))
  const end = Date.parse(last.value)
  const start = Math.max(Date.parse(first.value), end - (MOST_WEEKS - 1) * WEEK)
  const count = Math.round((end - start) / WEEK) + 1
  return Array.from({ length: count }, (_, at) => {
    const value = new Date(start + at * WEEK).toISOString().slice(0, 10)
    return known.get(value) ?? emptyWeek(value)
  })
}

/** The date of its Monday, wherever one is: weeks are those of UTC. */
export function weekName(monday: string, language: Language): string {
  return new Date(monday).toLocaleDateString(language, { dateStyle: 'medium', timeZone: 'UTC' })
}

function emptyWeek(value: string): Week {
  const outcomes = { succeeded: 0, partly: 0, failed: 0, abandoned: 0, unknown: 0 }
  const sizes = { xs: 0, s: 0, m: 0, l: 0, xl: 0 }
  return { value, sessions: 0, analyzed: 0, acus_consumed: 0, active_users: 0, outcomes, sizes }
}
