import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { WatchedList } from '../sessions/feed.ts'
import { IDLE_MS } from './events.ts'
import { filterOf } from './filter.ts'
import type { Call, Handlers } from './handler.ts'
import { sessionOnWire } from './wire.ts'

type Id = 'v3.org.sessions.stream' | 'v3.enterprise.sessions.stream'

export const streamHandlers: Handlers<Id> = {
  async 'v3.org.sessions.stream'(call) {
    return eventsOf(call, { scope: call.scope, filter: filterOf(call.query) })
  },
  async 'v3.enterprise.sessions.stream'(call) {
    return eventsOf(call, { scope: call.scope, filter: filterOf(call.query) })
  },
}

async function* eventsOf(
  { context, query, wire, lastEventId }: Call<Id>,
  list: WatchedList,
): Answer<Endpoints['v3.org.sessions.stream']> {
  const after = lastEventId ?? query.last_event_id
  for await (const event of context.feed.watch(list, after, IDLE_MS)) {
    if (event === undefined) yield undefined
    else {
      const { type, id, session, at } = event
      const data = { type, session: session && sessionOnWire(session, { ...wire, now: at }) }
      yield { type, id, data }
    }
  }
}
