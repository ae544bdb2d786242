import { Link } from '@tanstack/react-router'
import type { InsightsSummary } from '../../sdk/index.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { Inline } from '../parts/inline.tsx'
import { units } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { Section } from './section.tsx'

const SHOWN = 10

/** What goes wrong most, with what those sessions cost. */
export function TopIssues({ issues }: { issues: InsightsSummary['issues'] }) {
  const t = useTexts()
  if (issues.length === 0) return null
  return (
    <Section title={t.summary.topIssues}>
      <ul className="space-y-2.5 text-[13px]">
        {issues.slice(0, SHOWN).map((issue) => (
          <li key={issue.label}>
            <p className="font-medium">
              <SafeText text={issue.label.replaceAll('_', ' ')} />
            </p>
            <Of group={issue} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What would have helped most sessions. */
export function Advice({ items }: { items: InsightsSummary['action_items'] }) {
  const t = useTexts()
  if (items.length === 0) return null
  return (
    <Section title={t.summary.advice}>
      <ul className="space-y-2.5 text-[13px]">
        {items.slice(0, SHOWN).map((item, at) => (
          <li key={at}>
            <p className="[overflow-wrap:anywhere]">
              <Inline text={item.action_item} /> <Badge>{t.actionType[item.type]}</Badge>
            </p>
            <Of group={item} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface Group {
  readonly sessions: number
  readonly acus_consumed: number
  readonly examples: readonly string[]
}

function Of({ group }: { group: Group }) {
  const t = useTexts()
  const language = useLanguage()
  return (
    <p className="flex flex-wrap items-center gap-x-3 text-xs text-soft">
      <span>{t.list.count(group.sessions)}</span>
      <span>
        {units(group.acus_consumed, language)} {t.summary.acus}
      </span>
      <Link
        to="/sessions"
        search={{ session_ids: [...group.examples] }}
        className="text-accent hover:underline"
      >
        {t.summary.examples}
      </Link>
    </p>
  )
}
