import { sql } from 'kysely'
import type { Step } from '../domain/session.ts'
import type { Db } from './context.ts'

interface StepRow extends Omit<Step, 'source'> {
  readonly line: number
  readonly offset: number
  readonly length: number
}

/** Steps of a session's present revision behind a position, in the order of their records. */
export async function listSteps(
  db: Db,
  query: { orgId: string; sessionId: string; after: number; limit: number },
): Promise<Step[]> {
  const { orgId, sessionId, after, limit } = query
  const { rows } = await sql<StepRow>`
    select t.position, t.event_id as "eventId", t.kind, t.name, t.call_id as "callId", t.is_error as "isError",
      t.created_at as "createdAt", t.line, t.byte_offset as "offset", t.byte_length as "length", t.pointer
    from sessions s
    join steps t on t.org_id = s.org_id and t.session_id = s.session_id and t.revision = s.revision
    where s.org_id = ${orgId} and s.session_id = ${sessionId} and t.position > ${after}::bigint
    order by t.position limit ${limit}`.execute(db)
  return rows.map(({ line, offset, length, ...step }) => ({ ...step, source: { line, offset, length } }))
}

export interface NewStep extends Step {
  readonly orgId: string
  readonly sessionId: string
  readonly revision: number
}

export async function insertSteps(db: Db, steps: readonly NewStep[]): Promise<void> {
  if (steps.length === 0) return
  const rows = steps.map(({ source, ...step }) => ({ ...step, ...source }))
  await sql`
    insert into steps (org_id, session_id, revision, position, event_id, kind, name, call_id, is_error, created_at,
      line, byte_offset, byte_length, pointer)
    select * from json_to_recordset(${JSON.stringify(rows)}) as row ("orgId" text, "sessionId" text, revision bigint,
      position integer, "eventId" text, kind text, name text, "callId" text, "isError" boolean, "createdAt" bigint,
      line integer, "offset" bigint, length integer, pointer text)`.execute(db)
}
