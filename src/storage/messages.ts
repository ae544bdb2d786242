import { sql } from 'kysely'
import type { Message } from '../domain/session.ts'
import type { Db } from './context.ts'

/** Messages of a session's present revision behind a position, oldest first. */
export async function listMessages(
  db: Db,
  query: { orgId: string; sessionId: string; after: number; limit: number },
): Promise<Message[]> {
  const { orgId, sessionId, after, limit } = query
  const { rows } = await sql<Message>`
    select m.position, m.event_id as "eventId", m.source, m.message, m.created_at as "createdAt"
    from sessions s
    join messages m on m.org_id = s.org_id and m.session_id = s.session_id and m.revision = s.revision
    where s.org_id = ${orgId} and s.session_id = ${sessionId} and m.position > ${after}::bigint
    order by m.position limit ${limit}`.execute(db)
  return rows
}

export interface NewMessage extends Message {
  readonly orgId: string
  readonly sessionId: string
  readonly revision: number
}

export async function insertMessages(db: Db, messages: readonly NewMessage[]): Promise<void> {
  if (messages.length === 0) return
  await sql`
    insert into messages (org_id, session_id, revision, position, event_id, source, message, created_at)
    select * from json_to_recordset(${JSON.stringify(messages)}) as row ("orgId" text, "sessionId" text,
      revision bigint, position integer, "eventId" text, source text, message text, "createdAt" bigint)`.execute(
    db,
  )
}
