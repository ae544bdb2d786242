import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { ServerEvent } from '../contract/endpoint.ts'

/** Where nothing comes for so long a comment is sent: proxies cut what is silent. */
export const IDLE_MS = 15_000
/** Whoever loses the right to a stream is still told so long at most. */
const RIGHTS_MS = 60_000
const RECONNECT_MS = 1_000

/** Sends events as they come, as the HTML standard writes them, until the caller may see them no longer. */
export function sendEvents(
  reply: FastifyReply,
  events: AsyncIterable<ServerEvent<unknown> | undefined>,
  isAllowed: () => Promise<boolean>,
): FastifyReply {
  reply.header('cache-control', 'no-cache, no-transform').header('x-accel-buffering', 'no')
  return reply.type('text/event-stream; charset=utf-8').send(Readable.from(written(events, isAllowed)))
}

async function* written(
  events: AsyncIterable<ServerEvent<unknown> | undefined>,
  isAllowed: () => Promise<boolean>,
): AsyncGenerator<string> {
  let checked = performance.now()
  yield `retry: ${RECONNECT_MS}\n\n`
  for await (const event of events) {
    if (performance.now() - checked > RIGHTS_MS) {
      if (!(await isAllowed())) return
      checked = performance.now()
    }
    yield event === undefined
      ? ':\n\n'
      : `event: ${event.type}\nid: ${event.id}\ndata: ${JSON.stringify(event.data)}\n\n`
  }
}
