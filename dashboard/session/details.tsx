import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { SessionDetails, SessionWithInsights } from '../../sdk/index.ts'
import { useOrganizationName } from '../api/context.tsx'
import { useChildren } from '../api/sessions.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { agentName } from '../parts/agent-name.ts'
import { duration, whole } from '../parts/number.ts'
import { SafeText } from '../parts/safe-text.tsx'
import { Failure, Loading } from '../parts/state.tsx'
import { useCost } from './cost.ts'

interface DetailsProps {
  readonly session: SessionWithInsights
  readonly details: UseQueryResult<SessionDetails>
}

export function Details({ session, details }: DetailsProps) {
  if (details.isPending) return <Loading />
  if (!details.data) return <Failure error={details.error} onRetry={() => void details.refetch()} />
  return <Known session={session} details={details.data} />
}

function Known({ session, details }: { session: SessionWithInsights; details: SessionDetails }) {
  const t = useTexts()
  const language = useLanguage()
  const organization = useOrganizationName()
  const cost = useCost(details)
  const { tokens, tool_calls, repository } = details
  const tools = Object.entries(tool_calls.by_name).toSorted(([, a], [, b]) => b - a)
  return (
    <div className="space-y-6 p-4">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2 text-[13px]">
        <Fact name={t.session.agent}>
          {details.agent && [agentName(details.agent), details.agent_version].filter(Boolean).join(' ')}
        </Fact>
        <Fact name={t.session.models}>{details.models.join(', ')}</Fact>
        <Fact name={t.session.cost}>{cost}</Fact>
        <Fact name={t.session.activeTime}>
          {details.active_seconds === null ? null : duration(details.active_seconds)}
        </Fact>
        <Fact name={t.session.tokens}>{tokens.total > 0 && whole(tokens.total, language)}</Fact>
        <Fact name={t.session.messages}>{whole(details.num_messages, language)}</Fact>
        <Fact name={t.session.steps}>{whole(details.num_steps, language)}</Fact>
        <Fact name={t.session.repository}>{repository?.url ?? repository?.name}</Fact>
        <Fact name={t.session.branch}>{details.branch}</Fact>
        <Fact name={t.session.folder}>{details.cwd}</Fact>
        <Fact name={t.column.organization}>{organization(session.org_id)}</Fact>
        <Fact name={t.column.category}>{session.category && t.category[session.category]}</Fact>
        <Fact name={t.column.tags}>{session.tags.join(', ')}</Fact>
      </dl>
      {tools.length > 0 && (
        <section>
          <h2 className="mb-2 text-[13px] font-semibold">{t.session.toolCalls}</h2>
          <ul className="space-y-1 text-[13px]">
            {tools.map(([name, calls]) => (
              <li key={name} className="flex justify-between gap-3">
                <span className="truncate text-soft">
                  <SafeText text={name} links={false} />
                </span>
                {whole(calls, language)}
              </li>
            ))}
          </ul>
        </section>
      )}
      <SubAgents session={session} />
    </div>
  )
}

function SubAgents({ session: { session_id, child_session_ids } }: { session: SessionWithInsights }) {
  const t = useTexts()
  const has = (child_session_ids?.length ?? 0) > 0
  const children = useChildren(has ? [session_id] : []).get(session_id) ?? []
  if (!has) return null
  return (
    <section>
      <h2 className="mb-2 text-[13px] font-semibold">{t.session.subAgents}</h2>
      <ul className="space-y-1 text-[13px]">
        {children.map((child) => (
          <li key={child.session_id}>
            <Link
              to="/sessions/$id"
              params={{ id: child.session_id }}
              className="text-accent hover:underline"
            >
              {child.title ? <SafeText text={child.title} links={false} /> : t.list.untitled}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: string | false | null | undefined }): ReactNode {
  if (!children) return null
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="[overflow-wrap:anywhere]">
        <SafeText text={children} />
      </dd>
    </>
  )
}
