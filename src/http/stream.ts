import type { Answer } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import type { WatchedList } from '../domain/matches.ts'
import { IDLE_MS } from './events.ts'
import { filterOf } from './filter.ts'
import type { Call, Handlers } from './handler.ts'
import { sessionOnWire } from './wire.ts'

type Id = 'v3.org.sessions.stream' | 'v3.enterprise.sessions.stream'

export const streamHandlers: Handlers<Id> = {
  'v3.org.sessions.stream': async (call) => eventsOf(call),
  'v3.enterprise.sessions.stream': async (call) => eventsOf(call),
}

/** What is wrong in the query is said before the stream begins. */
function eventsOf(call: Call<Id>): Answer<Endpoints['v3.org.sessions.stream']> {
  const { scope, query, lastEventId } = call
  return written(call, { scope, filter: filterOf(query) }, lastEventId ?? query.last_event_id)
}

async function* written(
  { context, wire }: Call<Id>,
  list: WatchedList,
  after: string | undefined,
): Answer<Endpoints['v3.org.sessions.stream']> {
  for await (const event of context.feed.watch(list, after, IDLE_MS)) {
    if (event === undefined) yield undefined
    else {
      const { type, id, session, at } = event
      const data = { type, session: session && sessionOnWire(session, { ...wire, now: at }) }
      yield { type, id, data }
    }
  }
}
