import { ApiError, ConnectionError, RateLimitError, ServerError } from './errors.ts'
import { pause } from './retry.ts'
import type { Schemas } from './transport.ts'

/** What became of a list; `id` is where a stream goes on behind it. */
export interface SessionEvent {
  readonly type: Schemas['SessionEvent']['type']
  readonly id: string
  /** As it is now, or as it was last; null for `ready` and `reset`. */
  readonly session: Schemas['SessionResponse'] | null
}

export interface WatchOptions {
  /** Where to begin: the id of the last event that was seen. Default: now. */
  readonly lastEventId?: string
  /** Ends the stream. */
  readonly signal?: AbortSignal
  /** Hears that the connection broke and is being made anew. */
  readonly onBreak?: () => void
}

type Open = (lastEventId: string | undefined, signal: AbortSignal) => Promise<ReadableStream<Uint8Array>>

const FIRST_WAIT = 0.25
const LONGEST_WAIT = 10

/**
 * The events of a stream. A connection that breaks is made anew, and the stream goes on behind the last event, for as
 * long as the server is away.
 * @throws ApiError for an answer that won't change, such as 401 or 403
 */
export async function* watch(
  open: Open,
  { lastEventId, signal = new AbortController().signal, onBreak }: WatchOptions,
): AsyncGenerator<SessionEvent, void, undefined> {
  let last = lastEventId
  let wait = FIRST_WAIT
  while (!signal.aborted) {
    try {
      for await (const event of eventsIn(await open(last, signal), signal)) {
        last = event.id
        wait = FIRST_WAIT
        yield event
      }
    } catch (error) {
      if (signal.aborted) return
      if (!isPassing(error)) throw error
    }
    if (!signal.aborted) onBreak?.()
    try {
      await pause(wait * (0.5 + Math.random() / 2), signal)
    } catch {
      return
    }
    wait = Math.min(LONGEST_WAIT, wait * 2)
  }
}

/** A body that breaks off is a `TypeError`. */
function isPassing(error: unknown): boolean {
  if (error instanceof ApiError) return error instanceof ServerError || error instanceof RateLimitError
  return error instanceof ConnectionError || error instanceof TypeError
}

/** The events of a body, as the HTML standard reads them; one that breaks off before its end is none. */
async function* eventsIn(
  body: ReadableStream<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<SessionEvent, void, undefined> {
  let text = ''
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader()
  const leave = (): void => {
    // Nobody waits for what is left of it.
    reader.cancel().catch(() => undefined)
  }
  // Node's fetch forgets the signal of a request once that is collected, and its body may go on for days.
  signal.addEventListener('abort', leave)
  if (signal.aborted) leave()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      text += value
      for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
        const fields = new Map(text.slice(0, end).split('\n').map(fieldOf))
        text = text.slice(end + 2)
        const data = fields.get('data')
        if (data === undefined) continue
        const { type, session } = JSON.parse(data) as Schemas['SessionEvent']
        yield { type, session, id: fields.get('id') ?? '' }
      }
    }
  } finally {
    signal.removeEventListener('abort', leave)
    leave()
  }
}

function fieldOf(line: string): [string, string] {
  const [, name = '', value = ''] = /^([^:]*):? ?(.*)$/.exec(line) ?? []
  return [name, value]
}
