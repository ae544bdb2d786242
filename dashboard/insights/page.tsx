import { getRouteApi, Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { InsightsSummary } from '../../sdk/index.ts'
import { isFiltered, isTyped, readFilter, withFilter, type Filter } from '../api/search.ts'
import { useSummary } from '../api/summary.ts'
import { useTexts } from '../app/language.tsx'
import { Select } from '../parts/field.tsx'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import { useTitle } from '../parts/title.ts'
import { AddFilter, Chips } from '../sessions/filter-bar.tsx'
import { SearchBox } from '../sessions/search-box.tsx'
import { Breakdown, MEASURES, type Measure } from './breakdown.tsx'
import { Comparison, MOST_ISSUES } from './comparison.tsx'
import { Advice, TopIssues } from './findings.tsx'
import { periodOf, PERIODS, timeBefore, withPeriod } from './period.ts'
import { Totals } from './totals.tsx'
import { WeeksChart } from './weeks-chart.tsx'

const route = getRouteApi('/insights')

/** What sessions are told apart by, and the filter that each of its values is one of. */
const BREAKDOWNS = [
  ['repositories', 'repo_names'],
  ['users', 'user_ids'],
  ['organizations', 'org_ids'],
  ['agents', 'agent'],
  ['models', 'model'],
  ['categories', 'category'],
  ['sizes', 'session_size'],
  ['outcomes', 'outcome'],
] as const

export function InsightsPage() {
  const t = useTexts()
  useTitle(t.summary.title)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const filter = useMemo(() => readFilter(search), [search])
  const before = timeBefore(filter)
  const period = periodOf(filter)
  const hasTimes = filter.created_after !== undefined || filter.created_before !== undefined
  const compares = search.against === 'before' && before !== null
  const { data, error, isPending, refetch } = useSummary(filter, compares ? before : null)
  const [measure, setMeasure] = useState<Measure>('acus')

  const change = (next: Filter, against: 'before' | null = search.against ?? null) =>
    void navigate({ search: { ...next, ...(against && { against }) }, replace: isTyped(filter, next) })

  return (
    <div className="relative min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-[1280px] space-y-5 min-[137rem]:max-w-[2000px] p-4 pb-16">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-2 text-[15px] font-semibold">{t.summary.title}</h1>
          <Select
            aria-label={t.summary.period}
            value={period ?? (hasTimes ? 'other' : '')}
            onChange={({ target }) =>
              change(withPeriod(filter, target.value === '' ? null : Number(target.value)))
            }
            className="w-auto!"
          >
            <option value="">{`${t.summary.period}: ${t.summary.any}`}</option>
            {hasTimes && period === null && (
              <option value="other">{`${t.summary.period}: ${t.summary.other}`}</option>
            )}
            {PERIODS.map((days) => (
              <option key={days} value={days}>
                {`${t.list.since}: ${t.list.days(days)}`}
              </option>
            ))}
          </Select>
          <Select
            aria-label={t.summary.compareWith}
            disabled={before === null}
            value={compares ? 'before' : ''}
            onChange={({ target }) => change(filter, target.value === 'before' ? 'before' : null)}
            className="w-auto!"
          >
            <option value="">{`${t.summary.compareWith}: ${t.summary.nothing}`}</option>
            <option value="before">{`${t.summary.compareWith}: ${t.summary.before}`}</option>
          </Select>
          <SearchBox value={filter.q ?? ''} onChange={(q) => change(withFilter(filter, 'q', q))} />
          <AddFilter search={filter} onChange={change} />
          <Chips search={filter} onChange={change} />
        </div>
        {error && <Failure error={error} onRetry={() => void refetch()} />}
        {isPending && <Loading lines={10} />}
        {data?.total.sessions === 0 && <None filter={filter} />}
        {data && data.total.sessions > 0 && (
          <>
            <Totals total={data.total} />
            {!data.total.is_complete && <p className="text-[13px] text-warn">{t.summary.newest}</p>}
            {compares && <Comparison comparison={data.comparison} lines={linesOf(data)} />}
            <WeeksChart weeks={data.weeks} filter={filter} />
            <div className="grid items-start gap-5 lg:grid-cols-2">
              <TopIssues issues={data.issues} filter={filter} />
              <Advice items={data.action_items} />
            </div>
            <label className="flex items-center justify-end gap-2 text-[13px] text-soft">
              {t.summary.bars}
              <Select
                value={measure}
                onChange={({ target }) => setMeasure(MEASURES.find((one) => one === target.value) ?? 'acus')}
                className="w-auto!"
              >
                {MEASURES.map((one) => (
                  <option key={one} value={one}>
                    {t.summary[one]}
                  </option>
                ))}
              </Select>
            </label>
            <div className="grid items-start gap-5 lg:grid-cols-2 min-[137rem]:grid-cols-3">
              {BREAKDOWNS.map(([groups, name]) => (
                <Breakdown
                  key={groups}
                  title={t.summary[groups]}
                  name={name}
                  groups={data[groups]}
                  measure={measure}
                  filter={filter}
                />
              ))}
            </div>
          </>
        )}
      </div>
    </div>
  )
}

/** How many lines a comparison has, as far as one side of it tells. */
function linesOf({ outcomes, sizes, issues }: InsightsSummary): number {
  return 1 + outcomes.length + sizes.length + Math.min(issues.length, MOST_ISSUES)
}

function None({ filter }: { filter: Filter }) {
  const t = useTexts()
  if (isFiltered(filter)) return <Empty title={t.summary.noneHere}>{t.list.noMatchHint}</Empty>
  return (
    <Empty title={t.list.empty}>
      <Link to="/sessions" className="text-accent underline underline-offset-2">
        {t.app.toSessions}
      </Link>
    </Empty>
  )
}
