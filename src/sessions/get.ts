import { notFound } from '../domain/errors.ts'
import { bareSessionId } from '../domain/ids.ts'
import type { Scope } from '../domain/principal.ts'
import type { Session } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { findSession } from '../storage/sessions.ts'

/**
 * One session by its id, bare or with `devin-`. One outside the scope is as absent as one that isn't there.
 * @throws MusterError `not_found`
 */
export async function getSession({ db }: Context, scope: Scope, id: string): Promise<Session> {
  const sessionId = bareSessionId(id)
  const session = sessionId && (await findSession(db, { scope, sessionId }))
  if (!session) throw notFound('Session')
  return session
}
