import type { FastifyInstance } from 'fastify'
import { sql, type RawBuilder } from 'kysely'
import { sessionOnWire } from '../src/http/wire.ts'
import type { Db } from '../src/storage/context.ts'
import { listSessions } from '../src/storage/sessions.ts'
import { NEWEST_FIRST } from '../src/domain/filter.ts'
import { EVERYWHERE } from '../src/domain/principal.ts'

/** Ways to make the same page of sessions. */
export const DESIGNS = ['rows', 'sql', 'kept'] as const
export type Design = (typeof DESIGNS)[number]

const PAGE = 100

/**
 * `rows`: rows decoded and written by JSON.stringify, as the product does. `sql`: one JSON text made in SQL at read time.
 * `kept`: a text kept for each row, joined. All three without authentication, from the same place in the list.
 */
export function mountDesigns(bare: FastifyInstance, db: Db): void {
  const makers: Record<Design, (start: Start) => Promise<string>> = {
    rows: (start) => madeOfRows(db, start),
    sql: (start) => madeInSql(db, start),
    kept: (start) => keptText(db, start),
  }
  for (const design of DESIGNS) {
    bare.get(`/designs/${design}`, async (request, reply) => {
      const { at = '0', id = '' } = request.query as { at?: string; id?: string }
      const page = await makers[design]({ createdAt: Number(at), sessionId: id })
      return reply.type('application/json; charset=utf-8').send(page)
    })
  }
}

interface Start {
  readonly createdAt: number
  readonly sessionId: string
}

async function madeOfRows(db: Db, start: Start): Promise<string> {
  const now = Date.now() * 1000
  const from = { value: start.createdAt, sessionId: start.sessionId }
  const query = { scope: EVERYWHERE, filter: {}, order: NEWEST_FIRST, start: from, limit: PAGE, now }
  const { sessions } = await listSessions(db, { ...query, withTotal: false })
  const wire = { publicUrl: 'http://127.0.0.1', now }
  return JSON.stringify({ items: sessions.map((session) => sessionOnWire(session, wire)) })
}

async function madeInSql(db: Db, start: Start): Promise<string> {
  const { rows } = await sql<{ page: string }>`
    select '{"items":[' || string_agg(${wireOf(sql`s`)}, ',') || ']}' as page
    from (select * from sessions ${behind(start)}) s`.execute(db)
  return rows[0]?.page ?? ''
}

async function keptText(db: Db, start: Start): Promise<string> {
  const { rows } = await sql<{ page: string }>`
    select '{"items":[' || string_agg(t.body, ',') || ']}' as page
    from (select org_id, session_id from sessions ${behind(start)}) s
    join bench_texts t using (org_id, session_id)`.execute(db)
  return rows[0]?.page ?? ''
}

/** Keeps a text of every session in a table of the bench's own. */
export async function keepTexts(db: Db): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    await sql`drop table if exists bench_texts`.execute(connection)
    await sql`create table bench_texts as select org_id, session_id, ${wireOf(sql`s`)} as body from sessions s`.execute(
      connection,
    )
    await sql`alter table bench_texts add primary key (org_id, session_id)`.execute(connection)
    await sql`vacuum analyze bench_texts`.execute(connection)
    await sql`reset statement_timeout`.execute(connection)
  })
}

function behind({ createdAt, sessionId }: Start): RawBuilder<unknown> {
  return sql`where (created_at, session_id) < (${createdAt}, ${sessionId})
    and org_id <> all (array(select org_id from organizations where deleted_at is not null))
    order by created_at desc, session_id desc limit ${PAGE}`
}

/** The published shape of a session, as `sessionOnWire` writes it. */
function wireOf(s: RawBuilder<unknown>): RawBuilder<string> {
  const now = sql`(extract(epoch from now()) * 1000000)`
  const live = sql`${s}.live_detail is not null and ${now} < ${s}.live_until`
  return sql`json_build_object(
    'session_id', ${s}.session_id, 'url', 'http://127.0.0.1/sessions/' || ${s}.session_id,
    'status', case when ${live} then 'running' else ${s}.status end,
    'status_detail', case when ${live} then ${s}.live_detail else ${s}.status_detail end,
    'tags', ${s}.tags, 'org_id', ${s}.org_id, 'created_at', ${s}.created_at / 1000000,
    'updated_at', ${s}.updated_at / 1000000, 'acus_consumed', ${s}.acus_consumed,
    'pull_requests', (select coalesce(json_agg(json_build_object('pr_url', p->'url', 'pr_state', p->'state')), '[]')
      from jsonb_array_elements(${s}.pull_requests) p),
    'title', ${s}.title, 'user_id', ${s}.user_id, 'service_user_id', ${s}.service_user_id,
    'playbook_id', ${s}.playbook_id, 'automation_id', ${s}.automation_id, 'origin', ${s}.origin,
    'category', ${s}.category,
    'subcategory', case when ${s}.category is null then null else coalesce(${s}.subcategory, 'Other') end,
    'devin_mode', ${s}.devin_mode, 'parent_session_id', ${s}.parent_session_id,
    'child_session_ids', ${s}.child_session_ids, 'is_archived', ${s}.is_archived,
    'structured_output', ${s}.structured_output)::text`
}
