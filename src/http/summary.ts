import type { InsightsSummary } from '../contract/extensions/summary.ts'
import { ENDPOINTS } from '../contract/index.ts'
import type { Sent } from '../contract/primitives.ts'
import { MusterError, type Issue } from '../domain/errors.ts'
import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import {
  analyzedOf,
  type ActivitySums,
  type SessionSums,
  type Summary,
  type SummaryGroup,
} from '../domain/summary.ts'
import { compare, type Comparison } from '../insights/compare.ts'
import { summarize } from '../insights/summary.ts'
import type { AppContext } from './context.ts'
import { filterOf } from './filter.ts'
import type { Handlers } from './handler.ts'
import { parseQuery } from './query.ts'
import { validatorOf, type Validate } from './validate.ts'

type Id = 'v3.org.sessions.insights.summary' | 'v3.enterprise.sessions.insights.summary'
type Wired = Sent<typeof InsightsSummary>

export const summaryHandlers: Handlers<Id> = {
  async 'v3.org.sessions.insights.summary'({ context, scope, query }) {
    return summaryOf(context, scope, 'v3.org.sessions.insights.summary', query)
  },
  async 'v3.enterprise.sessions.insights.summary'({ context, scope, query }) {
    return summaryOf(context, scope, 'v3.enterprise.sessions.insights.summary', query)
  },
}

const checks: Record<Id, Validate> = {
  'v3.org.sessions.insights.summary': validatorOf(
    'query',
    ENDPOINTS['v3.org.sessions.insights.summary'].query,
  ),
  'v3.enterprise.sessions.insights.summary': validatorOf(
    'query',
    ENDPOINTS['v3.enterprise.sessions.insights.summary'].query,
  ),
}

async function summaryOf(
  context: AppContext,
  scope: Scope,
  id: Id,
  query: Parameters<typeof filterOf>[0] & { readonly against?: string },
): Promise<Wired> {
  const other = query.against === undefined ? undefined : secondFilter(id, query.against)
  const summary = await summarize(context, scope, filterOf(query))
  const against = other && (await summarize(context, scope, other))
  const { groups } = summary
  return {
    total: totalOnWire(summary),
    weeks: summary.weeks.map((week) => ({ ...activityOnWire(week), value: dayOf(week.start) })),
    outcomes: groups.outcome.map(groupOnWire),
    categories: groups.category.map(groupOnWire),
    sizes: groups.session_size.map(groupOnWire),
    organizations: groups.organization.map(groupOnWire),
    repositories: groups.repository.map(groupOnWire),
    agents: groups.agent.map(groupOnWire),
    models: groups.model.map(groupOnWire),
    users: groups.user_id.map(groupOnWire),
    issues: summary.issues.map((issue) => ({
      ...sumsOnWire(issue),
      label: issue.value,
      examples: issue.examples,
    })),
    action_items: summary.actionItems.map((advice) => ({
      ...sumsOnWire(advice),
      ...{ action_item: advice.actionItem, type: advice.type, examples: advice.examples },
    })),
    comparison: against === undefined ? null : comparisonOnWire(compare(summary, against), against),
  }
}

/** The filter to compare with. What is wrong with it is told as of `against`. */
function secondFilter(id: Id, text: string): SessionFilter {
  const { values, issues, ignored } = parseQuery(text.replace(/^\?/, ''), ENDPOINTS[id].query)
  const unknown = [...ignored, ...('against' in values ? ['against'] : [])].map((name): Issue => {
    return { loc: ['query', name], msg: 'There is no such filter.', type: 'extra_forbidden' }
  })
  const wrong = [...issues, ...unknown, ...(issues.length === 0 ? checks[id](values) : [])]
  if (wrong.length > 0) {
    const inside = wrong.map((issue) => ({ ...issue, loc: ['query', 'against', ...issue.loc.slice(1)] }))
    throw new MusterError('invalid', 'The request is not valid', inside)
  }
  return filterOf(values)
}

/** The date of a time in microseconds. */
function dayOf(micros: number): string {
  return new Date(micros / 1000).toISOString().slice(0, 10)
}

function sumsOnWire(sums: SessionSums) {
  const { sessions, acus, outcomes, sizes } = sums
  return { sessions, analyzed: analyzedOf(sums), acus_consumed: acus, outcomes, sizes }
}

function activityOnWire(sums: ActivitySums) {
  return { ...sumsOnWire(sums), active_users: sums.activeUsers }
}

function totalOnWire({ all, isComplete }: Summary): Wired['total'] {
  return { ...activityOnWire(all), is_complete: isComplete }
}

function groupOnWire(group: SummaryGroup): Wired['outcomes'][number] {
  return { ...sumsOnWire(group), value: group.value, label: group.label }
}

function comparisonOnWire(comparison: Comparison, against: Summary): Wired['comparison'] {
  const { acusPerSession, ...shares } = comparison
  return { against: totalOnWire(against), acus_per_session: acusPerSession, ...shares }
}
