import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { InsightsSummary } from '../../sdk/index.ts'
import { withFilter, type Filter } from '../api/search.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { Inline } from '../parts/inline.tsx'
import { issueName } from '../parts/issue-name.ts'
import { units } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { useFirst } from './first.tsx'
import { Section } from './section.tsx'

const SHOWN = 10

interface TopIssuesProps {
  readonly issues: InsightsSummary['issues']
  readonly filter: Filter
}

/** What goes wrong most, with what those sessions cost; each leads to them. */
export function TopIssues({ issues, filter }: TopIssuesProps) {
  const t = useTexts()
  const [shown, more] = useFirst(issues, SHOWN)
  if (issues.length === 0) return null
  return (
    <Section title={t.summary.topIssues}>
      <ul className="space-y-2.5 text-[13px]">
        {shown.map((issue) => (
          <li key={issue.label}>
            <p className="font-medium">
              <SafeText text={issueName(issue.label, t)} links={false} />
            </p>
            <Of group={issue}>
              <Sessions search={withFilter(filter, 'issue', [issue.label])}>
                {t.list.count(issue.sessions)}
              </Sessions>
            </Of>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  )
}

/** What would have helped most sessions. */
export function Advice({ items }: { items: InsightsSummary['action_items'] }) {
  const t = useTexts()
  const [shown, more] = useFirst(items, SHOWN)
  if (items.length === 0) return null
  return (
    <Section title={t.summary.advice}>
      <p className="-mt-1 mb-3 text-xs text-soft">{t.summary.adviceHint}</p>
      <ul className="space-y-2.5 text-[13px]">
        {shown.map((item, at) => (
          <li key={at}>
            <p className="[overflow-wrap:anywhere]">
              <Inline text={item.action_item} /> <Badge>{t.actionType[item.type]}</Badge>
            </p>
            <Of group={item}>
              <span>{t.list.count(item.sessions)}</span>
              <Sessions search={{ session_ids: [...item.examples] }}>{t.summary.examples}</Sessions>
            </Of>
          </li>
        ))}
      </ul>
      {more}
    </Section>
  )
}

interface OfProps {
  readonly group: { readonly acus_consumed: number }
  readonly children: ReactNode
}

function Of({ group, children }: OfProps) {
  const t = useTexts()
  const language = useLanguage()
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-xs text-soft">
      {children}
      <span>
        {units(group.acus_consumed, language)} {t.summary.acus}
      </span>
    </p>
  )
}

function Sessions({ search, children }: { search: Filter; children: ReactNode }) {
  return (
    <Link to="/sessions" search={search} className="text-accent hover:underline">
      {children}
    </Link>
  )
}
