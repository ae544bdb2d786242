import type { Scope } from '../domain/principal.ts'
import type { Page } from '../domain/page.ts'
import { requestInsights } from '../insights/request.ts'
import { shownAnalyses } from '../insights/shown.ts'
import { getSession } from '../sessions/get.ts'
import { listSessions, type FoundSession } from '../sessions/list.ts'
import type { AppContext } from './context.ts'
import type { Handlers } from './handler.ts'
import { insightsOnWire } from './insights-wire.ts'
import { listOf, OWN, within } from './lists.ts'
import { pageOnWire, type Wire } from './wire.ts'

type OfOneOrEach = 'list' | 'get' | 'generate'

export const insightsHandlers: Handlers<
  `v3.org.sessions.insights.${OfOneOrEach}` | `v3.enterprise.sessions.insights.${OfOneOrEach}`
> = {
  async 'v3.org.sessions.insights.list'({ context, principal, scope, params, query, wire }) {
    const where = params.org_id ?? principal.orgId ?? OWN
    return withInsights(context, await listSessions(context, listOf(`insights ${where}`, scope, query)), wire)
  },
  async 'v3.enterprise.sessions.insights.list'({ context, scope, query, wire }) {
    return withInsights(context, await listSessions(context, listOf('insights', scope, query)), wire)
  },
  async 'v3.org.sessions.insights.get'({ context, scope, params, wire }) {
    return insightsOf(context, scope, params.devin_id, wire)
  },
  async 'v3.enterprise.sessions.insights.get'({ context, scope, params, query, wire }) {
    return insightsOf(context, within(scope, query.org_id), params.devin_id, wire)
  },
  async 'v3.org.sessions.insights.generate'({ context, scope, params }) {
    return generate(context, scope, params.devin_id)
  },
  async 'v3.enterprise.sessions.insights.generate'({ context, scope, params }) {
    return generate(context, scope, params.devin_id)
  },
}

async function withInsights(context: AppContext, page: Page<FoundSession>, wire: Wire) {
  const shown = await shownAnalyses(context, page.items)
  return pageOnWire(page, (session) => insightsOnWire(session, shown.get(session.sessionId), wire))
}

async function insightsOf(context: AppContext, scope: Scope, id: string, wire: Wire) {
  const session = await getSession(context, scope, id)
  const shown = await shownAnalyses(context, [session])
  return insightsOnWire(session, shown.get(session.sessionId), wire)
}

async function generate(context: AppContext, scope: Scope, id: string) {
  const { orgId, sessionId } = await getSession(context, scope, id)
  const status = await requestInsights(context, context.queue, context.insights, { orgId, sessionId })
  return { session_id: sessionId, status }
}
