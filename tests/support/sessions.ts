import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { newSessionId } from '../../src/domain/ids.ts'
import { MICROS_PER_SECOND, type Micros } from '../../src/domain/time.ts'
import type { Db } from '../../src/storage/context.ts'
import { addToTotal } from '../../src/storage/session-write.ts'
import type { Database } from '../../src/storage/tables.ts'

export type SessionRow = Omit<Insertable<Database['sessions']>, 'pull_requests' | 'structured_output'> & {
  readonly tags: string[]
  readonly is_archived: boolean
  readonly pull_requests: { url: string; state: string | null }[]
  readonly structured_output: Record<string, unknown> | null
}

/** Midday of 5 January 2026. */
export const NOON: Micros = Date.UTC(2026, 0, 5, 12) * 1000

/** A session's row: an ended session of the organisation, of which only the differences are given. */
export function sessionRow(orgId: string, differences: Partial<SessionRow> = {}): SessionRow {
  return {
    org_id: orgId,
    session_id: newSessionId(orgId),
    created_at: NOON,
    updated_at: NOON + 60 * MICROS_PER_SECOND,
    title: 'Mend the shop',
    status: 'exit',
    status_detail: 'finished',
    live_detail: null,
    live_until: null,
    origin: 'cli',
    user_id: null,
    service_user_id: null,
    playbook_id: null,
    schedule_id: null,
    automation_id: null,
    snapshot_id: null,
    devin_mode: null,
    category: null,
    subcategory: null,
    repo_name: null,
    tags: [],
    is_archived: false,
    parent_session_id: null,
    parent_ref: null,
    child_session_ids: [],
    acus_consumed: 0.5,
    num_user_messages: 0,
    num_devin_messages: 0,
    pull_requests: [],
    structured_output: null,
    ...differences,
  }
}

const ROWS_A_STATEMENT = 500

/** Adds rows as the writer does: with the counters of their organisations. */
export async function insertSessions(db: Db, rows: readonly SessionRow[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (let from = 0; from < rows.length; from += ROWS_A_STATEMENT) {
      const values = rows.slice(from, from + ROWS_A_STATEMENT).map((row) => ({
        ...row,
        pull_requests: JSON.stringify(row.pull_requests),
        structured_output: row.structured_output && JSON.stringify(row.structured_output),
      }))
      await trx.insertInto('sessions').values(values).execute()
    }
    const counts = Map.groupBy(rows, (row) => row.org_id)
    for (const [orgId, own] of counts) await addToTotal(trx, orgId, own.length)
  })
}

/** Adds messages to a session, alternating between person and agent, and counts them in its row. */
export async function insertMessages(
  db: Db,
  row: Pick<SessionRow, 'org_id' | 'session_id'>,
  texts: readonly string[],
): Promise<void> {
  const { org_id, session_id } = row
  await db
    .insertInto('messages')
    .values(
      texts.map((message, position) => ({
        org_id,
        session_id,
        revision: 0,
        position,
        event_id: randomUUID(),
        source: position % 2 === 0 ? ('user' as const) : ('devin' as const),
        message,
        created_at: NOON + position * MICROS_PER_SECOND,
      })),
    )
    .execute()
  await db
    .updateTable('sessions')
    .set({
      num_user_messages: Math.ceil(texts.length / 2),
      num_devin_messages: Math.floor(texts.length / 2),
    })
    .where('org_id', '=', org_id)
    .where('session_id', '=', session_id)
    .execute()
}
