import { ConnectionError, secondsToWait } from './errors.ts'

/** Longer waits are left to the caller: the error says how long. */
const LONGEST_WAIT = 30
const FIRST_WAIT = 0.5

/**
 * Sends a request, and again, at most `retries` times, where that can help and do no harm: a GET after 429, 5xx or a
 * broken connection, anything else after 429 alone, since it was not done then. Waits as long as `Retry-After` says,
 * else ever longer.
 * @throws ConnectionError, or the reason of the request's own abort
 */
export async function fetchWithRetries(request: Request, retries: number): Promise<Response> {
  for (let tried = 0; ; tried++) {
    const last = tried === retries || !canRepeat(request)
    const outcome = await attempt(last ? request : request.clone())
    const again = !last && wantsRepetition(request, outcome)
    const seconds = outcome instanceof Response ? secondsToWait(outcome) : null
    const wait = seconds ?? FIRST_WAIT * 2 ** tried * (0.5 + Math.random() / 2)
    if (again && wait <= LONGEST_WAIT) {
      if (outcome instanceof Response) await outcome.body?.cancel()
      await pause(wait, request.signal)
    } else if (outcome instanceof Response) return outcome
    else throw outcome
  }
}

/** A stream of bytes is gone once it is sent. */
function canRepeat({ body, headers }: Request): boolean {
  return body === null || headers.get('content-type') === 'application/json'
}

function wantsRepetition({ method }: Request, outcome: Response | ConnectionError): boolean {
  if (outcome instanceof ConnectionError) return method === 'GET'
  return outcome.status === 429 || (method === 'GET' && outcome.status >= 500)
}

async function attempt(request: Request): Promise<Response | ConnectionError> {
  try {
    return await fetch(request)
  } catch (error) {
    request.signal.throwIfAborted()
    const { origin } = new URL(request.url)
    return new ConnectionError(`No connection to ${origin}`, { cause: error })
  }
}

/** @throws the reason of an abort */
export async function pause(seconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted()
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, seconds * 1000)
  const wake = () => resolve()
  signal.addEventListener('abort', wake)
  await promise
  clearTimeout(timer)
  signal.removeEventListener('abort', wake)
  signal.throwIfAborted()
}
