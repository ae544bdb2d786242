import { Link } from '@tanstack/react-router'
import type { InsightsSummary } from '../../sdk/index.ts'
import { withFilter, type Filter } from '../api/search.ts'
import { OUTCOMES, SIZES } from '../api/vocabulary.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { units, whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { fill } from '../texts/fill.ts'

type Group = InsightsSummary['agents'][number] | InsightsSummary['weeks'][number]

interface FiguresProps {
  /** Head of the first column. */
  readonly first: string
  readonly groups: readonly Group[]
  readonly label: (value: string) => string
  /** The sessions that have a value. */
  readonly within: (value: string) => Filter
}

interface Column {
  readonly head: string
  readonly say: (group: Group) => string
  /** Sessions that are counted, and which these are; absent where something else is. */
  readonly sessions?: { readonly of: (group: Group) => number; readonly narrow: (filter: Filter) => Filter }
}

/** The table behind a chart; counts lead to what they count. */
export function Figures({ first, groups, label, within }: FiguresProps) {
  const t = useTexts()
  const language = useLanguage()
  const hasPeople = groups.some((group) => 'active_users' in group)
  const columns: readonly Column[] = [
    counting(
      t.summary.sessions,
      ({ sessions }) => sessions,
      (filter) => filter,
    ),
    { head: t.summary.acus, say: ({ acus_consumed }) => units(acus_consumed, language) },
    ...(hasPeople ? [{ head: t.summary.people, say: peopleIn }] : []),
    { head: t.summary.analyzed, say: ({ analyzed }) => whole(analyzed, language) },
    ...OUTCOMES.map((one) =>
      counting(
        t.outcome[one],
        ({ outcomes }) => outcomes[one],
        (filter) => withFilter(filter, 'outcome', [one]),
      ),
    ),
    ...SIZES.map((one) =>
      counting(
        sizeName(one),
        ({ sizes }) => sizes[one],
        (filter) => withFilter(filter, 'session_size', [one]),
      ),
    ),
  ]
  return (
    <details className="mt-3 text-xs text-soft">
      <summary className="w-fit rounded hover:text-text">{t.summary.table}</summary>
      {/* Keys scroll what has the focus. */}
      <div role="region" aria-label={first} tabIndex={0} className="mt-2 max-h-80 overflow-auto">
        <table className="w-full text-right whitespace-nowrap">
          <thead>
            <tr>
              <th scope="col" className="py-1 text-left font-normal">
                {first}
              </th>
              {columns.map(({ head }) => (
                <th key={head} scope="col" className="py-1 pl-3 font-normal">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="text-text">
            {groups.map((group) => (
              <tr key={group.value} className="border-t border-line">
                <th scope="row" className="max-w-72 truncate py-1 text-left font-normal">
                  <SafeText text={label(group.value)} links={false} />
                </th>
                {columns.map(({ head, say, sessions }) => (
                  <td key={head} className="pl-3">
                    {sessions === undefined || sessions.of(group) === 0 ? (
                      say(group)
                    ) : (
                      <Link
                        to="/sessions"
                        search={sessions.narrow(within(group.value))}
                        className="hover:text-accent hover:underline"
                      >
                        {say(group)}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )

  function counting(head: string, of: (group: Group) => number, narrow: (filter: Filter) => Filter): Column {
    return { head, say: (group) => whole(of(group), language), sessions: { of, narrow } }
  }

  function peopleIn(group: Group): string {
    return 'active_users' in group ? whole(group.active_users, language) : ''
  }

  function sizeName(size: (typeof SIZES)[number]): string {
    return fill('{column} {size}', { column: t.column.size, size: t.size[size] })
  }
}
