import type { ReactNode } from 'react'
import { useOrganizationName } from '../api/context.tsx'
import { usePeople } from '../api/people.ts'
import type { Sort } from '../api/search.ts'
import type { SessionRow } from '../api/sessions.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { units } from '../parts/number.ts'
import { Outcome } from '../parts/outcome.tsx'
import { PullRequest } from '../parts/pull-request.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import type { ColumnName } from './settings.ts'

interface Column {
  readonly width: number
  readonly end?: boolean
  /** What of the API's orders goes by it. */
  readonly sort?: Sort
  readonly Cell: (props: { session: SessionRow }) => ReactNode
}

/** How each column shows a session; widths in pixels. */
export const CELLS: Readonly<Record<ColumnName, Column>> = {
  status: { width: 140, Cell: ({ session }) => <Status session={session} /> },
  outcome: { width: 104, Cell: OutcomeCell },
  issues: { width: 76, end: true, Cell: ({ session }) => session.analysis?.issues.length ?? null },
  category: { width: 148, Cell: CategoryCell },
  size: { width: 60, Cell: SizeCell },
  origin: { width: 112, Cell: OriginCell },
  organization: { width: 136, Cell: OrganizationCell },
  user: { width: 120, Cell: UserCell },
  tags: { width: 168, Cell: TagsCell },
  pulls: { width: 96, Cell: PullsCell },
  acus: { width: 68, end: true, sort: 'acus_consumed', Cell: UnitsCell },
  created: {
    ...{ width: 96, end: true, sort: 'created_at' },
    Cell: ({ session }) => <Time at={session.created_at} />,
  },
  updated: {
    ...{ width: 96, end: true, sort: 'updated_at' },
    Cell: ({ session }) => <Time at={session.updated_at} />,
  },
}

interface Cell {
  readonly session: SessionRow
}

function OutcomeCell({ session }: Cell) {
  return session.analysis ? <Outcome outcome={session.analysis.outcome.outcome} /> : null
}

function CategoryCell({ session }: Cell) {
  const t = useTexts()
  return session.category ? t.category[session.category] : null
}

function SizeCell({ session }: Cell) {
  const t = useTexts()
  const size = session.session_size
  if (size === undefined) return null
  return <Badge tone={size === 'l' || size === 'xl' ? 'warn' : 'plain'}>{t.size[size]}</Badge>
}

function OriginCell({ session }: Cell) {
  const t = useTexts()
  return session.origin ? t.origin[session.origin] : null
}

function OrganizationCell({ session }: Cell) {
  return useOrganizationName()(session.org_id)
}

function UserCell({ session }: Cell) {
  const people = usePeople()
  const id = session.user_id ?? session.service_user_id
  return id ? <SafeText text={people(id) ?? ''} links={false} /> : null
}

function TagsCell({ session }: Cell) {
  return (
    <span className="flex gap-1 overflow-hidden">
      {session.tags.map((tag) => (
        <Badge key={tag}>
          <SafeText text={tag} links={false} />
        </Badge>
      ))}
    </span>
  )
}

function PullsCell({ session }: Cell) {
  const [first, ...more] = session.pull_requests
  return (
    <span className="flex gap-2 overflow-hidden">
      {first && <PullRequest pull={first} />}
      {more.length > 0 && (
        <span title={more.map(({ pr_url }) => pr_url).join('\n')} className="relative z-10 text-soft">
          +{more.length}
        </span>
      )}
    </span>
  )
}

function UnitsCell({ session }: Cell) {
  return units(session.acus_consumed, useLanguage())
}
