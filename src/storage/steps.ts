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
  await db
    .insertInto('steps')
    .values(
      steps.map((s) => ({
        org_id: s.orgId,
        session_id: s.sessionId,
        revision: s.revision,
        position: s.position,
        event_id: s.eventId,
        kind: s.kind,
        name: s.name,
        call_id: s.callId,
        is_error: s.isError,
        created_at: s.createdAt,
        line: s.source.line,
        byte_offset: s.source.offset,
        byte_length: s.source.length,
        pointer: s.pointer,
      })),
    )
    .execute()
}
