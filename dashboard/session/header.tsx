import { Link } from '@tanstack/react-router'
import { ArrowLeft, Columns2, CornerLeftUp, GitBranch } from 'lucide-react'
import type { ReactNode } from 'react'
import type { SessionDetails, SessionWithInsights } from '../../sdk/index.ts'
import { usePeople } from '../api/people.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { Badge } from '../parts/badge.tsx'
import { CopyButton } from '../parts/copy-button.tsx'
import { units } from '../parts/number.ts'
import { Outcome } from '../parts/outcome.tsx'
import { PullRequest } from '../parts/pull-request.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import { useTitle } from '../parts/title.ts'
import { lastSearch } from '../sessions/last-search.ts'
import { useCost } from './cost.ts'

interface HeaderProps {
  readonly session: SessionWithInsights
  readonly details: SessionDetails | undefined
}

export function Header({ session, details }: HeaderProps) {
  const t = useTexts()
  useTitle(session.title || t.list.untitled)
  const language = useLanguage()
  const people = usePeople()
  const cost = useCost(details)
  const who = session.user_id ?? session.service_user_id
  const name = who ? people(who) : undefined
  const model = details?.models[0]
  return (
    <header className="border-b border-line px-4 py-2.5">
      <div className="flex items-start gap-2">
        <Link
          to="/sessions"
          search={lastSearch.get()}
          aria-label={t.session.back}
          title={t.session.back}
          className="mt-px inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-text"
        >
          <ArrowLeft className="size-4" />
        </Link>
        <h1
          dir="auto"
          className="min-w-0 flex-1 text-[15px] leading-7 font-semibold sm:text-[17px] tracking-tight [overflow-wrap:anywhere]"
        >
          {session.title ? <SafeText text={session.title} /> : t.list.untitled}
        </h1>
        <CopyButton text={session.session_id} label={t.session.copyId} />
        <Link
          to="/compare"
          search={{ left: session.session_id }}
          aria-label={t.session.compareWith}
          title={t.session.compareWith}
          className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-text"
        >
          <Columns2 className="size-4" />
        </Link>
      </div>
      <div className="mt-1 flex min-h-6 flex-wrap items-center gap-x-4 gap-y-1 pl-9 text-[13px] text-soft">
        <Status session={session} />
        {session.analysis && <Outcome outcome={session.analysis.outcome.outcome} />}
        <Badge>{t.size[session.session_size]}</Badge>
        {session.parent_session_id && (
          <Link
            to="/sessions/$id"
            params={{ id: session.parent_session_id }}
            className="inline-flex items-center gap-1 hover:text-text hover:underline"
          >
            <CornerLeftUp className="size-3.5" />
            {t.session.parent}
          </Link>
        )}
        <Time at={session.created_at} />
        {who && (name === undefined ? <span aria-hidden className="w-24" /> : <Fact>{name}</Fact>)}
        {model && <Fact>{model}</Fact>}
        {cost !== null && <span>{cost}</span>}
        <span>
          {units(session.acus_consumed, language)} {t.column.acus}
        </span>
        {details?.repository?.name && <Fact>{details.repository.name}</Fact>}
        {details?.branch && (
          <span className="inline-flex min-w-0 items-center gap-1">
            <GitBranch className="size-3.5 shrink-0" />
            <Fact>{details.branch}</Fact>
          </span>
        )}
        {session.pull_requests.map((pull) => (
          <PullRequest key={pull.pr_url} pull={pull} />
        ))}
      </div>
    </header>
  )
}

function Fact({ children }: { children: string }): ReactNode {
  return (
    <bdi className="max-w-64 truncate">
      <SafeText text={children} links={false} />
    </bdi>
  )
}
