import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { InsightsSummary } from '../../sdk/index.ts'
import { FILTERS, withFilter, type Filter, type FilterName } from '../api/search.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { units, whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { useLabel } from '../sessions/labels.ts'
import { Figures } from './figures.tsx'
import { Section } from './section.tsx'

interface BreakdownProps {
  readonly title: string
  readonly name: FilterName
  readonly groups: readonly InsightsSummary['weeks'][number][]
  readonly filter: Filter
}

const SHOWN = 8

/** Sessions by a value that they have in common, and what they cost; each leads to its sessions. */
export function Breakdown({ title, name, groups, filter }: BreakdownProps) {
  const t = useTexts()
  const language = useLanguage()
  const label = useLabel()
  const [all, setAll] = useState(false)
  const most = Math.max(...groups.map(({ sessions }) => sessions), 1)
  if (groups.length === 0) return null
  return (
    <Section title={title}>
      <ul className="space-y-0.5 text-[13px]">
        {groups.slice(0, all ? undefined : SHOWN).map((group) => (
          <li key={group.value}>
            <Link
              to="/sessions"
              search={withFilter(filter, name, FILTERS[name] === 'list' ? [group.value] : group.value)}
              className="-mx-2 grid grid-cols-[minmax(0,1fr)_88px_40px_76px] items-center gap-3 rounded-md px-2 py-1 hover:bg-hover"
            >
              <bdi className="truncate">
                <SafeText text={label(name, group.value)} links={false} />
              </bdi>
              <span aria-hidden className="h-2 rounded-sm bg-sunk">
                <span
                  className="block h-full rounded-sm bg-accent"
                  style={{ width: `${(group.sessions / most) * 100}%` }}
                />
              </span>
              <span className="text-right">{whole(group.sessions, language)}</span>
              <span className="text-right text-xs text-soft">
                {units(group.acus_consumed, language)} {t.summary.acus}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {groups.length > SHOWN && (
        <Button look="quiet" className="mt-1 -ml-2.5" onClick={() => setAll(!all)}>
          {all ? t.transcript.showLess : t.summary.more(groups.length - SHOWN)}
        </Button>
      )}
      <Figures first={title} groups={groups} label={(value) => label(name, value)} />
    </Section>
  )
}
