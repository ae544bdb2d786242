import type { InsightsSummary } from '../../sdk/index.ts'
import { OUTCOMES } from '../api/vocabulary.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { units, whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'

interface FiguresProps {
  /** Head of the first column. */
  readonly first: string
  readonly groups: readonly InsightsSummary['weeks'][number][]
  readonly label?: (value: string) => string
}

/** The table behind a chart. */
export function Figures({ first, groups, label = (value) => value }: FiguresProps) {
  const t = useTexts()
  const language = useLanguage()
  const heads = [
    first,
    t.summary.sessions,
    t.summary.acus,
    t.summary.analyzed,
    ...OUTCOMES.map((one) => t.outcome[one]),
  ]
  return (
    <details className="mt-3 text-xs text-soft">
      <summary className="w-fit rounded hover:text-text">{t.summary.table}</summary>
      <div className="mt-2 max-h-80 overflow-auto">
        <table className="w-full text-right whitespace-nowrap">
          <thead>
            <tr>
              {heads.map((head, at) => (
                <th
                  key={head}
                  scope="col"
                  className={`py-1 pl-3 font-normal ${at === 0 ? 'pl-0 text-left' : ''}`}
                >
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="text-text">
            {groups.map((group) => (
              <tr key={group.value} className="border-t border-line">
                <th scope="row" className="py-1 text-left font-normal">
                  <SafeText text={label(group.value)} links={false} />
                </th>
                <td className="pl-3">{whole(group.sessions, language)}</td>
                <td className="pl-3">{units(group.acus_consumed, language)}</td>
                <td className="pl-3">{whole(group.analyzed, language)}</td>
                {OUTCOMES.map((outcome) => (
                  <td key={outcome} className="pl-3">
                    {whole(group.outcomes[outcome], language)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
