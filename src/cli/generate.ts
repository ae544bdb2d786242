import { setTimeout as pause } from 'node:timers/promises'
import type { OrganizationSessions, SessionWithInsights } from '../../sdk/index.ts'
import { EXIT, ExitError } from './exit.ts'

const LOOK_AGAIN_MS = 200
const LONGEST_MS = 15 * 60_000

export type Generated = 'analyzed' | 'fresh' | 'failed'

/**
 * Has a session analysed, and waits until it is.
 * @returns `fresh` where there was nothing to do, `failed` where it can't be done: the session's insights say why
 */
export async function generate(
  sessions: Pick<OrganizationSessions, 'insights' | 'generateInsights'>,
  sessionId: string,
): Promise<Generated> {
  const before = await sessions.insights(sessionId)
  const { status } = await sessions.generateInsights(sessionId)
  if (status === 'already_exists' && isDone(before)) return 'fresh'
  for (const until = Date.now() + LONGEST_MS; Date.now() < until;) {
    const now = await sessions.insights(sessionId)
    if (isDone(now) && markOf(now) !== markOf(before))
      return now.analysis_provenance?.failure ? 'failed' : 'analyzed'
    await pause(LOOK_AGAIN_MS)
  }
  throw new ExitError(
    EXIT.failed,
    `session ${sessionId} isn't analysed after a quarter of an hour: see the server's log`,
  )
}

function isDone({ analysis_provenance: provenance }: SessionWithInsights): boolean {
  return provenance !== null && (!provenance.is_stale || provenance.failure !== null)
}

/** Changes with every analysis. */
function markOf({ analysis_provenance: provenance }: SessionWithInsights): string {
  if (provenance === null) return ''
  return [provenance.layer, provenance.analyzed_at, provenance.duration_seconds, provenance.failure].join(' ')
}
