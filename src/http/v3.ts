import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import { onlyOrgs, type Principal, type Scope } from '../domain/principal.ts'
import { getSession } from '../sessions/get.ts'
import { listSessions, type ListInput } from '../sessions/list.ts'
import { listMessages } from '../sessions/messages.ts'
import { filterOf } from './filter.ts'
import type { Handlers } from './handler.ts'
import { insightsOnWire, messageOnWire, pageOnWire, sessionOnWire } from './wire.ts'

type Published = 'list' | 'get' | 'messages' | 'insights'

export const v3Handlers: Handlers<`v3.org.sessions.${Published}` | `v3.enterprise.sessions.` | 'v3.self'> = {
  async 'v3.org.sessions.list'({ context, principal, scope, params, query, wire }) {
    const where = params.org_id ?? principal.orgId ?? OWN
    const page = await listSessions(context, listOf(`sessions ${where}`, scope, query))
    return pageOnWire(page, (session) => sessionOnWire(session, wire))
  },
  async 'v3.org.sessions.insights.list'({ context, principal, scope, params, query, wire }) {
    const where = params.org_id ?? principal.orgId ?? OWN
    const page = await listSessions(context, listOf(`insights ${where}`, scope, query))
    return pageOnWire(page, (session) => insightsOnWire(session, wire))
  },
  async 'v3.org.sessions.get'({ context, scope, params, wire }) {
    return sessionOnWire(await getSession(context, scope, params.devin_id), wire)
  },
  async 'v3.org.sessions.insights.get'({ context, scope, params, wire }) {
    return insightsOnWire(await getSession(context, scope, params.devin_id), wire)
  },
  async 'v3.org.sessions.messages'({ context, scope, params, query }) {
    const { after, first } = query
    return pageOnWire(
      await listMessages(context, { scope, id: params.devin_id, after, first }),
      messageOnWire,
    )
  },

  async 'v3.enterprise.sessions.list'({ context, scope, query, wire }) {
    const page = await listSessions(context, listOf('sessions', scope, query))
    return pageOnWire(page, (session) => sessionOnWire(session, wire))
  },
  async 'v3.enterprise.sessions.insights.list'({ context, scope, query, wire }) {
    const page = await listSessions(context, listOf('insights', scope, query))
    return pageOnWire(page, (session) => insightsOnWire(session, wire))
  },
  async 'v3.enterprise.sessions.get'({ context, scope, params, query, wire }) {
    return sessionOnWire(await getSession(context, within(scope, query.org_id), params.devin_id), wire)
  },
  async 'v3.enterprise.sessions.insights.get'({ context, scope, params, query, wire }) {
    return insightsOnWire(await getSession(context, within(scope, query.org_id), params.devin_id), wire)
  },
  async 'v3.enterprise.sessions.messages'({ context, scope, params, query }) {
    const { after, first, org_id } = query
    const input = { scope: within(scope, org_id), id: params.devin_id, after, first }
    return pageOnWire(await listMessages(context, input), messageOnWire)
  },

  async 'v3.self'({ principal }) {
    return selfOnWire(principal)
  },
}

type ListQuery = Parameters<typeof filterOf>[0] & { readonly after?: string; readonly first: number }

/** The list of all organisations that a person may see: the same one when these change. */
const OWN = 'own'

/** What to list; `list` tells lists of different shapes and organisations apart, for their cursors. */
function listOf(list: string, scope: Scope, query: ListQuery): ListInput {
  return { scope, filter: filterOf(query), list, after: query.after, first: query.first }
}

function within(scope: Scope, orgId: string | undefined): Scope {
  return orgId === undefined ? scope : onlyOrgs([orgId])
}

function selfOnWire({ kind, id, name, key, orgId }: Principal): Answer<Endpoints['v3.self']> {
  return kind === 'service_user'
    ? { principal_type: kind, service_user_id: id, service_user_name: name, org_id: orgId }
    : {
        principal_type: 'pat_user',
        user_id: id,
        user_name: name,
        api_key_id: key.id,
        api_key_name: key.name,
        org_id: orgId,
      }
}
