import { Link } from '@tanstack/react-router'
import type { InsightsSummary } from '../../sdk/index.ts'
import { FILTERS, withFilter, type Filter, type FilterName } from '../api/search.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { units, whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { useLabel } from '../sessions/labels.ts'
import { Figures } from './figures.tsx'
import { useFirst } from './first.tsx'
import { Section } from './section.tsx'

type Group = InsightsSummary['agents'][number]

/** What bars are as long as. */
export const MEASURES = ['acus', 'sessions'] as const
export type Measure = (typeof MEASURES)[number]

interface BreakdownProps {
  readonly title: string
  readonly name: FilterName
  readonly groups: readonly Group[]
  readonly measure: Measure
  readonly filter: Filter
}

const SHOWN = 8

/** Sessions by a value that they have in common, and what they cost; each leads to its sessions. */
export function Breakdown({ title, name, groups, measure, filter }: BreakdownProps) {
  const t = useTexts()
  const language = useLanguage()
  const label = useLabel()
  const value = (group: Group) => (measure === 'acus' ? group.acus_consumed : group.sessions)
  const sorted = groups.toSorted((a, b) => value(b) - value(a) || b.sessions - a.sessions)
  const [shown, more] = useFirst(sorted, SHOWN)
  const names = new Map(groups.map((group) => [group.value, group.label ?? label(name, group.value)]))
  const nameOf = (value: string) => names.get(value) ?? value
  const within = (value: string) => withFilter(filter, name, FILTERS[name] === 'list' ? [value] : value)
  const most = Math.max(...groups.map(value)) || 1
  if (groups.length === 0) return null
  return (
    <Section title={title}>
      <ul className="space-y-0.5 text-[13px]">
        {shown.map((group) => (
          <li key={group.value}>
            <Link
              to="/sessions"
              search={within(group.value)}
              className="-mx-2 grid grid-cols-[minmax(0,1fr)_auto_96px] items-center gap-x-3 gap-y-1 rounded-md px-2 py-1 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_110px_56px_96px]"
            >
              <bdi className="truncate">
                <SafeText text={nameOf(group.value)} links={false} />
              </bdi>
              <span aria-hidden className="h-2 rounded-sm bg-sunk max-sm:order-last max-sm:col-span-full">
                <span
                  className="block h-full rounded-sm bg-accent"
                  style={{ width: `${(value(group) / most) * 100}%` }}
                />
              </span>
              <span className="text-right">
                <span aria-hidden>{whole(group.sessions, language)}</span>
                <span className="sr-only"> {t.list.count(group.sessions)}</span>
              </span>
              <span className="text-right text-xs whitespace-nowrap text-soft">
                {units(group.acus_consumed, language)} {t.summary.acus}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more}
      <Figures first={title} groups={sorted} label={nameOf} within={within} />
    </Section>
  )
}
