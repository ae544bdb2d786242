import type { EnterpriseSessions, MemberSessions, MusterClient, Session } from '../../sdk/index.ts'
import { EXIT, ExitError } from './exit.ts'
import { organizationId } from './organization.ts'
import { ownSessions } from './session-scope.ts'
import { SHORT_ID } from './session-table.ts'

type Sessions = EnterpriseSessions | MemberSessions

/** So many of the newest sessions are looked through for the end of an id. */
const LOOKED_THROUGH = 2_000

/** The sessions of the organisation named, else all that the key may see. */
export async function sessionsOf(client: MusterClient, org: string | undefined): Promise<Sessions> {
  if (org === undefined) return ownSessions(client)
  return client.organization(await organizationId(client, org)).sessions
}

/** The session with this id, or the newest whose id ends so. */
export async function findSession(sessions: Sessions, id: string): Promise<Session> {
  if (/^(devin-)?[0-9a-f]{32}$/.test(id)) return sessions.get(id)
  if (!/^[0-9a-f]+$/.test(id) || id.length < SHORT_ID) {
    throw new ExitError(EXIT.usage, `'${id}' is no id of a session, nor the last ${SHORT_ID} digits of one`)
  }
  let seen = 0
  for await (const session of sessions.list({ first: 200 })) {
    if (session.session_id.endsWith(id)) return session
    if (++seen === LOOKED_THROUGH) {
      throw new ExitError(
        EXIT.failed,
        `none of the newest ${LOOKED_THROUGH} sessions ends in ${id}: give the whole id`,
      )
    }
  }
  throw new ExitError(EXIT.failed, `no session ends in ${id}`)
}
