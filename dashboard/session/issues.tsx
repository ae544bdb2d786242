import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import type { SessionWithInsights } from '../../sdk/index.ts'
import { useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { Inline } from '../parts/inline.tsx'
import { issueName } from '../parts/issue-name.ts'
import { Evidence } from './evidence.tsx'

type Issue = NonNullable<SessionWithInsights['analysis']>['issues'][number]

interface IssuesProps {
  readonly issues: readonly Issue[]
  /** Default: the session that is shown. */
  readonly session?: string
}

export function Issues({ issues, session }: IssuesProps) {
  const t = useTexts()
  if (issues.length === 0) return <p className="text-[13px] text-soft">{t.insight.noIssues}</p>
  return (
    <ul className="space-y-2.5">
      {issues.map((issue) => (
        <li key={issue.id} className="rounded-lg border border-line bg-raised p-3 text-[13px]">
          <div className="mb-1 flex items-center gap-2">
            <TriangleAlert className="size-3.5 shrink-0 text-warn" />
            <Link to="/sessions" search={{ issue: [issue.label] }} title={t.insight.sameIssue}>
              <Badge>{issueName(issue.label, t)}</Badge>
            </Link>
            <Evidence steps={issue.evidence} {...(session !== undefined && { session })} />
          </div>
          <p className="[overflow-wrap:anywhere]">
            <Inline text={issue.issue} />
          </p>
          <p className="mt-1 text-soft [overflow-wrap:anywhere]">
            <Inline text={issue.impact} />
          </p>
        </li>
      ))}
    </ul>
  )
}
