import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { Principal } from '../domain/principal.ts'
import { getSession } from '../sessions/get.ts'
import { listSessions } from '../sessions/list.ts'
import { listMessages } from '../sessions/messages.ts'
import type { Handlers } from './handler.ts'
import { listOf, OWN, within } from './lists.ts'
import { messageOnWire, pageOnWire, sessionOnWire } from './wire.ts'

type Published = 'list' | 'get' | 'messages'

export const v3Handlers: Handlers<
  `v3.org.sessions.${Published}` | `v3.enterprise.sessions.${Published}` | 'v3.self'
> = {
  async 'v3.org.sessions.list'({ context, principal, scope, params, query, wire }) {
    const where = params.org_id ?? principal.orgId ?? OWN
    const page = await listSessions(context, listOf(`sessions ${where}`, scope, query))
    return pageOnWire(page, (session) => sessionOnWire(session, wire))
  },
  async 'v3.org.sessions.get'({ context, scope, params, wire }) {
    return sessionOnWire(await getSession(context, scope, params.devin_id), wire)
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
  async 'v3.enterprise.sessions.get'({ context, scope, params, query, wire }) {
    return sessionOnWire(await getSession(context, within(scope, query.org_id), params.devin_id), wire)
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
