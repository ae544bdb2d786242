import { sql } from 'kysely'
import type { Session } from '../domain/session.ts'
import type { Db } from './context.ts'

const BEFORE = 80
const LENGTH = 240

/** A piece of the first message of each session that fits a pattern, by id. Those with none are left out. */
export async function findPieces(
  db: Db,
  sessions: readonly Session[],
  pattern: string,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ sessionId: string; piece: string }>`
    select s.session_id as "sessionId",
      substr(m.message, greatest(1, regexp_instr(m.message, ${pattern}, 1, 1, 0, 'i') - ${BEFORE}), ${LENGTH}) as piece
    from unnest(${sessions.map(({ orgId }) => orgId)}::text[], ${sessions.map(({ sessionId }) => sessionId)}::text[])
      as k (org_id, session_id)
    join sessions s using (org_id, session_id)
    cross join lateral (
      select message from messages
      where org_id = s.org_id and session_id = s.session_id and revision = s.revision and message ~* ${pattern}
      order by position limit 1
    ) m`.execute(db)
  return new Map(rows.map(({ sessionId, piece }) => [sessionId, piece]))
}
