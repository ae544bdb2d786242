import type { InsightsSummary } from '../../sdk/index.ts'
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
}

/** The table behind a chart. */
export function Figures({ first, groups, label }: FiguresProps) {
  const t = useTexts()
  const language = useLanguage()
  const columns: readonly (readonly [string, (group: Group) => string])[] = [
    [t.summary.sessions, ({ sessions }) => whole(sessions, language)],
    [t.summary.acus, ({ acus_consumed }) => units(acus_consumed, language)],
    ...(groups.some((group) => 'active_users' in group) ? ([[t.summary.people, peopleIn]] as const) : []),
    [t.summary.analyzed, ({ analyzed }) => whole(analyzed, language)],
    ...OUTCOMES.map(
      (one) => [t.outcome[one], ({ outcomes }: Group) => whole(outcomes[one], language)] as const,
    ),
    ...SIZES.map((one) => [sizeName(one), ({ sizes }: Group) => whole(sizes[one], language)] as const),
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
              {columns.map(([head]) => (
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
                {columns.map(([head, say]) => (
                  <td key={head} className="pl-3">
                    {say(group)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )

  function peopleIn(group: Group): string {
    return 'active_users' in group ? whole(group.active_users, language) : ''
  }

  function sizeName(size: (typeof SIZES)[number]): string {
    return fill('{column} {size}', { column: t.column.size, size: t.size[size] })
  }
}
