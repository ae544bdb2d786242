import type { InsightsSummary } from '../../sdk/index.ts'
import type { Outcome, Size } from '../api/vocabulary.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Heads } from '../parts/heads.tsx'
import { issueName } from '../parts/issue-name.ts'
import { percent, units } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { fill } from '../texts/fill.ts'
import { Loading } from '../parts/state.tsx'
import { Section } from './section.tsx'

type Compared = NonNullable<InsightsSummary['comparison']>
type Row = Compared['acus_per_session'] & { readonly name: string; readonly isShare: boolean }

interface ComparisonProps {
  /** `null` until it is there. */
  readonly comparison: Compared | null
  /** About how many lines it will have, whose room is kept. */
  readonly lines: number
}

const HEAD_HEIGHT = 24
const LINE_HEIGHT = 33
export const MOST_ISSUES = 8

/** Before and after: each figure with how far apart it is, and how sure that is. */
export function Comparison({ comparison, lines }: ComparisonProps) {
  const t = useTexts()
  return (
    <Section title={t.summary.comparison}>
      {comparison === null ? (
        <div style={{ height: HEAD_HEIGHT + lines * LINE_HEIGHT }}>
          <Loading lines={3} />
        </div>
      ) : (
        <Figures comparison={comparison} />
      )}
    </Section>
  )
}

function Figures({ comparison }: { comparison: Compared }) {
  const t = useTexts()
  const rows: Row[] = [
    { ...comparison.acus_per_session, name: t.summary.perSession, isShare: false },
    ...shares(comparison.outcomes, (value) => t.outcome[value as Outcome]),
    ...shares(comparison.sizes, (value) =>
      fill('{column} {size}', { column: t.column.size, size: t.size[value as Size] }),
    ),
    ...shares(comparison.issues.slice(0, MOST_ISSUES), (label) => issueName(label, t)),
  ]
  return (
    <div className="overflow-x-auto">
      <table className="w-full min-w-[460px] text-right text-[13px] whitespace-nowrap">
        <thead className="text-xs text-soft">
          <tr>
            <th scope="col" className="py-1 text-left font-normal">
              {t.summary.value}
            </th>
            <Heads names={[t.summary.against, t.summary.here, t.summary.difference, t.summary.interval]} />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Figure key={row.name} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Figure({ row }: { row: Row }) {
  const t = useTexts()
  const language = useLanguage()
  const say = (value: number | null) =>
    value === null ? '–' : row.isShare ? percent(value, language) : units(value, language)
  const signed = (value: number | null) => (value !== null && value > 0 ? `+${say(value)}` : say(value))
  const certain = row.low !== null && row.high !== null && (row.low > 0 || row.high < 0)
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal">
        <SafeText text={row.name} />
      </th>
      <td className="pl-4 text-soft">{say(row.against)}</td>
      <td className="pl-4">{say(row.here)}</td>
      <td className={`pl-4 ${certain ? 'font-semibold' : 'text-soft'}`}>{signed(row.difference)}</td>
      <td className="pl-4 text-xs text-soft">
        {row.low === null ? t.summary.noInterval : `${signed(row.low)} … ${signed(row.high)}`}
      </td>
    </tr>
  )
}

function shares(of: Compared['outcomes'], name: (value: string) => string): Row[] {
  return of.map((share) => ({ ...share, name: name(share.value), isShare: true }))
}
