import { getRouteApi, Link } from '@tanstack/react-router'
import { ArrowLeftRight } from 'lucide-react'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { SessionDetails, SessionStep, SessionWithInsights } from '../../sdk/index.ts'
import { useDetails, useSession, useSteps } from '../api/session.ts'
import { sessionIdIn } from '../api/session-id.ts'
import { useLanguage, useTexts } from '../app/language.tsx'
import { agentName } from '../parts/agent-name.ts'
import { Button } from '../parts/button.tsx'
import { Field, Input } from '../parts/field.tsx'
import { Heads } from '../parts/heads.tsx'
import { Inline } from '../parts/inline.tsx'
import { duration, units, whole } from '../parts/number.ts'
import { Outcome } from '../parts/outcome.tsx'
import { Page } from '../parts/page.tsx'
import { Prose } from '../parts/prose.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Failure, Loading } from '../parts/state.tsx'
import { Status } from '../parts/status.tsx'
import { planOf } from './call.ts'
import { textOf } from './content.ts'
import { useCost } from './cost.ts'
import { Issues } from './issues.tsx'
import { Plan } from './plan.tsx'

const route = getRouteApi('/compare')

export function ComparePage() {
  const t = useTexts()
  const { left, right } = route.useSearch()
  const navigate = route.useNavigate()
  if (!left || !right)
    return (
      <Page title={t.compare.title}>
        <Choose left={left ?? ''} right={right ?? ''} />
      </Page>
    )
  return (
    <Page
      title={t.compare.title}
      end={
        <Button onClick={() => void navigate({ search: { left: right, right: left } })}>
          <ArrowLeftRight className="size-3.5" />
          {t.compare.swap}
        </Button>
      }
    >
      <Both left={left} right={right} />
    </Page>
  )
}

function Choose(given: { left: string; right: string }) {
  const t = useTexts()
  const navigate = route.useNavigate()
  const [left, setLeft] = useState(given.left)
  const [right, setRight] = useState(given.right)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    void navigate({ search: { left: sessionIdIn(left), right: sessionIdIn(right) } })
  }
  return (
    <form onSubmit={submit} className="max-w-md space-y-4">
      <p className="text-soft">{t.compare.hint}</p>
      <Field label={t.compare.left}>
        {(id) => <Input id={id} required value={left} onChange={({ target }) => setLeft(target.value)} />}
      </Field>
      <Field label={t.compare.right}>
        {(id) => <Input id={id} required value={right} onChange={({ target }) => setRight(target.value)} />}
      </Field>
      <Button type="submit" look="primary">
        {t.compare.submit}
      </Button>
    </form>
  )
}

/** One of the two, as far as it is read. */
interface Side {
  readonly session: SessionWithInsights
  readonly details: SessionDetails | undefined
  readonly steps: readonly SessionStep[]
  /** Whether these are all of its steps. */
  readonly complete: boolean
}

function useSide(id: string) {
  const query = useSession(id)
  const { data: details, isPending } = useDetails(query.data)
  const { steps, complete, query: reading } = useSteps(query.data)
  const isRead = query.data !== undefined && !isPending && !reading.isPending
  const side: Side | null = isRead ? { session: query.data, details, steps, complete } : null
  return { query, side }
}

function Both({ left, right }: { left: string; right: string }) {
  const t = useTexts()
  const one = useSide(left)
  const other = useSide(right)
  const failed = [
    { name: t.compare.left, query: one.query },
    { name: t.compare.right, query: other.query },
  ].filter(({ query }) => query.error && !query.data)
  if (failed.length > 0)
    return (
      <>
        {failed.map(({ name, query }) => (
          <Failure key={name} of={name} error={query.error} onRetry={() => void query.refetch()} />
        ))}
        <Choose key={`${left} ${right}`} left={left} right={right} />
      </>
    )
  if (one.side === null || other.side === null) return <Loading lines={12} />
  const sides = [one.side, other.side] as const
  return (
    <div className="grid grid-cols-1 gap-x-8 gap-y-6 sm:grid-cols-2">
      <Pair sides={sides}>{Title}</Pair>
      <Figures sides={sides} />
      <Pair title={t.compare.prompt} sides={sides}>
        {Prompt}
      </Pair>
      <Pair title={t.compare.plan} sides={sides}>
        {LastPlan}
      </Pair>
      <Pair title={t.insight.issues} sides={sides}>
        {SideIssues}
      </Pair>
      <Tools sides={sides} />
    </div>
  )
}

type Sides = readonly [Side, Side]
type Fact = readonly [name: string, value: string | null | undefined]

interface PairProps {
  readonly title?: string
  readonly sides: Sides
  readonly children: (side: Side) => ReactNode
}

/** The same of both, side by side; where they stand under one another, each says whose it is. */
function Pair({ title, sides, children: Half }: PairProps) {
  const t = useTexts()
  return (
    <>
      {title !== undefined && (
        <h2 className="-mb-3 border-t border-line pt-4 text-[13px] font-semibold sm:col-span-2">{title}</h2>
      )}
      {sides.map((side, at) => (
        <div key={at} className="min-w-0">
          <p className="mb-1 text-xs text-soft sm:hidden">{at === 0 ? t.compare.left : t.compare.right}</p>
          <Half {...side} />
        </div>
      ))}
    </>
  )
}

function Title({ session }: Side) {
  const t = useTexts()
  return (
    <>
      <Link
        to="/sessions/$id"
        params={{ id: session.session_id }}
        className="text-[15px] font-semibold [overflow-wrap:anywhere] hover:underline"
      >
        {session.title ? <SafeText text={session.title} links={false} /> : t.list.untitled}
      </Link>
      <p className="mt-1.5 flex items-center gap-3 text-[13px] text-soft">
        <Status session={session} />
        {session.analysis && <Outcome outcome={session.analysis.outcome.outcome} />}
      </p>
      {session.analysis && (
        <p className="mt-1.5 text-[13px] text-soft">
          <Inline text={session.analysis.outcome.reason} />
        </p>
      )}
    </>
  )
}

/** What each side came to. */
function Figures({ sides }: { sides: Sides }) {
  const t = useTexts()
  const language = useLanguage()
  const [left, right] = sides
  const costs = [useCost(left.details), useCost(right.details)]
  const facts = sides.map(({ session, details }, at): Fact[] => [
    [t.session.agent, details?.agent && agentName(details.agent)],
    [t.session.models, details?.models.join(', ')],
    [t.session.cost, costs[at]],
    [t.column.acus, units(session.acus_consumed, language)],
    [t.column.size, t.size[session.session_size]],
    [t.session.activeTime, details?.active_seconds == null ? null : duration(details.active_seconds)],
    [t.session.tokens, details && whole(details.tokens.total, language)],
    [t.session.messages, whole(session.num_user_messages + session.num_devin_messages, language)],
    [t.session.steps, details && whole(details.num_steps, language)],
    [t.session.toolCalls, details && whole(details.tool_calls.total, language)],
  ])
  return (
    <section className="border-t border-line pt-4 sm:col-span-2">
      <table className="w-full table-fixed text-left text-[13px]">
        <thead className="text-xs text-soft">
          <tr>
            <th scope="col" className="w-1/3 py-1 text-[13px] font-semibold text-text sm:w-1/5">
              {t.compare.figures}
            </th>
            <Heads names={[t.compare.left, t.compare.right]} />
          </tr>
        </thead>
        <tbody>
          {facts[0]?.map(([name, value], at) => (
            <tr key={name} className="border-t border-line align-top">
              <th scope="row" className="py-1 font-normal text-soft">
                {name}
              </th>
              {[value, facts[1]?.[at]?.[1]].map((one, side) => (
                <td key={side} className="py-1 pl-4 [overflow-wrap:anywhere]">
                  {one ? <SafeText text={one} links={false} /> : t.session.notKnown}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Prompt({ steps }: Side) {
  const t = useTexts()
  const first = steps.find(({ kind }) => kind === 'user_message')
  if (first === undefined) return <p className="text-[13px] text-soft">{t.compare.noPrompt}</p>
  return (
    <div className="max-h-64 overflow-auto rounded-lg border border-line bg-raised p-3 text-[13px]">
      <Prose text={textOf(first.content)} />
    </div>
  )
}

function LastPlan({ steps, complete }: Side) {
  const t = useTexts()
  if (!complete) return <Loading lines={3} />
  const last = steps.findLast((step) => planOf(step) !== null)
  const plan = last === undefined ? null : planOf(last)
  return plan === null ? <p className="text-[13px] text-soft">{t.compare.noPlan}</p> : <Plan items={plan} />
}

function SideIssues({ session }: Side) {
  const t = useTexts()
  return session.analysis ? (
    <Issues issues={session.analysis.issues} session={session.session_id} />
  ) : (
    <p className="text-[13px] text-soft">{t.insight.none}</p>
  )
}

/** Calls by tool, those of either side. */
function Tools({ sides }: { sides: Sides }) {
  const t = useTexts()
  const language = useLanguage()
  const calls = (side: Side, name: string) => side.details?.tool_calls.by_name[name] ?? 0
  const names = [...new Set(sides.flatMap(({ details }) => Object.keys(details?.tool_calls.by_name ?? {})))]
  if (names.length === 0) return null
  const [left, right] = sides
  const sorted = names.toSorted((a, b) => calls(left, b) + calls(right, b) - calls(left, a) - calls(right, a))
  return (
    <section className="border-t border-line pt-4 sm:col-span-2">
      <table className="w-full max-w-xl text-right text-[13px]">
        <thead className="text-xs text-soft">
          <tr>
            <th scope="col" className="py-1 text-left text-[13px] font-semibold text-text">
              {t.compare.tools}
            </th>
            <Heads names={[t.compare.left, t.compare.right, t.compare.difference]} />
          </tr>
        </thead>
        <tbody>
          {sorted.map((name) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="max-w-40 truncate py-1 text-left font-normal">
                <SafeText text={name} links={false} />
              </th>
              <td className="pl-4">{whole(calls(left, name), language)}</td>
              <td className="pl-4">{whole(calls(right, name), language)}</td>
              <td className="pl-4 text-soft">{whole(calls(right, name) - calls(left, name), language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
