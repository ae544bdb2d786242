import { randomUUID } from 'node:crypto'
import { sql, type Insertable } from 'kysely'
import { newSessionId } from '../../src/domain/ids.ts'
import { MICROS_PER_SECOND, type Micros } from '../../src/domain/time.ts'
import type { Db } from '../../src/storage/context.ts'
import { addToTotal } from '../../src/storage/session-write.ts'
import { Wording } from '../../src/sessions/wording.ts'
import { count } from '../../src/storage/summary-totals.ts'
import type { Database } from '../../src/storage/tables.ts'
import { insertWords } from '../../src/storage/words.ts'

export type SessionRow = Omit<Insertable<Database['sessions']>, 'pull_requests' | 'structured_output'> & {
  readonly tags: string[]
  readonly issues: string[]
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
    agent: 'codex',
    model: null,
    outcome: null,
    issues: [],
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

/** Adds rows as the writer does: with the counters and totals of their organisations, and the words of their titles. */
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
    for (const [orgId, own] of counts) {
      await addToTotal(trx, orgId, own.length)
      await count(
        trx,
        orgId,
        own.map((row) => row.session_id),
      )
    }
    await setWords(
      trx,
      rows.map((row) => ({ row, title: row.title ?? null, messages: [] })),
    )
  })
}

/** Puts the words of sessions in place of those they had. */
export async function setWords(
  db: Db,
  sessions: readonly {
    readonly row: Pick<SessionRow, 'org_id' | 'session_id'>
    readonly title: string | null
    readonly messages: readonly string[]
  }[],
): Promise<void> {
  const parts = sessions.flatMap(({ row, title, messages }) => {
    const wording = new Wording()
    for (const message of messages) wording.add(message)
    const { first, rest, hasMore } = wording.end(title)
    const own = { orgId: row.org_id, sessionId: row.session_id, revision: 0 }
    return [{ ...own, part: 0, words: first, hasMore }, ...rest.map((part) => ({ ...own, ...part }))]
  })
  const ids = sessions.map(({ row }) => row.session_id)
  await sql`delete from session_words where session_id = any (${ids}::text[])`.execute(db)
  for (let from = 0; from < parts.length; from += ROWS_A_STATEMENT) {
    await insertWords(db, parts.slice(from, from + ROWS_A_STATEMENT))
  }
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
  const { title } = await db
    .selectFrom('sessions')
    .select('title')
    .where('org_id', '=', org_id)
    .where('session_id', '=', session_id)
    .executeTakeFirstOrThrow()
  await setWords(db, [{ row, title, messages: texts }])
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
