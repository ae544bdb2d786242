import type { InsightsSummary } from '../../sdk/index.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { percent, units, whole } from '../parts/number.ts'

export function Totals({ total }: { total: InsightsSummary['total'] }) {
  const t = useTexts()
  const language = useLanguage()
  const { sessions, analyzed, acus_consumed, active_users, outcomes } = total
  const tiles = [
    [t.summary.sessions, whole(sessions, language)],
    [t.summary.people, whole(active_users, language)],
    [t.summary.analyzed, whole(analyzed, language)],
    [t.summary.success, analyzed === 0 ? '–' : percent(outcomes.succeeded / analyzed, language)],
    [t.summary.acus, units(acus_consumed, language)],
    [t.summary.perSession, sessions === 0 ? '–' : units(acus_consumed / sessions, language)],
  ] as const
  return (
    <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:flex sm:flex-wrap sm:gap-x-14">
      {tiles.map(([name, value]) => (
        <div key={name}>
          <dt className="text-xs text-soft">{name}</dt>
          <dd className="text-2xl font-semibold tracking-tight">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
