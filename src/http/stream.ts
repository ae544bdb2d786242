import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import { IDLE_MS } from './events.ts'
import { filterOf } from './filter.ts'
import type { Call, Handlers } from './handler.ts'
import { sessionOnWire } from './wire.ts'

type Id = 'v3.org.sessions.stream' | 'v3.enterprise.sessions.stream'

export const streamHandlers: Handlers<Id> = {
  'v3.org.sessions.stream': async (call) => eventsOf(call),
  'v3.enterprise.sessions.stream': async (call) => eventsOf(call),
}

async function* eventsOf({
  context,
  scope,
  query,
  wire,
  lastEventId,
}: Call<Id>): Answer<Endpoints['v3.org.sessions.stream']> {
  const list = { scope, filter: filterOf(query) }
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
