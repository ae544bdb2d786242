import { parseArgs } from 'node:util'
import { sql, type RawBuilder } from 'kysely'
import { MINUTE } from '../src/domain/time.ts'
import type { Db } from '../src/storage/context.ts'
import { openDatabase, type DatabaseLocation } from '../src/storage/database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { Wording } from '../src/sessions/wording.ts'
import { SUMS } from '../src/storage/summary-totals.ts'
import type { Database } from '../src/storage/tables.ts'
import { foundCompany, SINCE, type Company } from './company.ts'
import { insertWords, type NewWords } from '../src/storage/words.ts'
import { talking } from './talk.ts'
import { worked, type SessionRow } from './work.ts'

// `node bench/seed.ts --sessions 1000000 (--database-url URL | --data-dir FOLDER)` fills an empty database with a
// company's work of two years: the same rows for the same number. Each session has messages, one in ten steps and an
// original.

const SEED = 20
const ROWS_AT_ONCE = 2_000
const STEPS_EACH = 6
const WEEK = 7 * 24 * 60 * MINUTE
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * 24 * 60 * MINUTE

export async function seed(db: Db, sessions: number): Promise<void> {
  await migrate(db)
  const company = foundCompany(SEED)
  await db.connection().execute(async (connection) => {
    await sql`set statement_timeout = 0`.execute(connection)
    await insertCompany(connection, company)
    const indexes = await dropIndexes(connection)
    const said = talking(SEED + 2)
    for (const rows of inParts(worked(company, sessions, SEED + 1))) {
      await insertRows(connection, 'sessions', rows)
      await insertTranscripts(
        connection,
        rows.filter((_, n) => n % 10 === 0),
      )
      await insertMessages(connection, rows, said)
    }
    for (const index of indexes) await sql.raw(index).execute(connection)
    await insertSummaries(connection)
    await sql`insert into org_totals select org_id, count(*) from sessions group by org_id`.execute(
      connection,
    )
    await sql`vacuum analyze`.execute(connection)
    await sql`reset statement_timeout`.execute(connection)
  })
}

async function insertCompany(db: Db, company: Company): Promise<void> {
  const then = { created_at: SINCE }
  await insertRows(db, 'enterprises', [{ enterprise_id: company.enterpriseId, name: 'Example', ...then }])
  await insertRows(
    db,
    'organizations',
    company.organizations.map(({ orgId, sessionPrefix, deleted }, place) => ({
      ...{ org_id: orgId, enterprise_id: company.enterpriseId, name: `Team ${place}` },
      ...{ session_prefix: sessionPrefix, ...then, updated_at: SINCE, deleted_at: deleted ? SINCE : null },
    })),
  )
  await insertRows(
    db,
    'users',
    company.users.map(({ userId, email }) => ({ user_id: userId, email, ...then })),
  )
  await insertRows(
    db,
    'memberships',
    company.memberships.map(({ userId, orgId }) => ({
      ...{ user_id: userId, org_id: orgId, role: 'org_member', ...then },
    })),
  )
  await insertRows(
    db,
    'service_users',
    company.serviceUsers.map((id, place) => ({
      ...{ service_user_id: id, name: `Program ${place}`, role: 'enterprise_viewer', ...then },
    })),
  )
  await insertRows(
    db,
    'api_keys',
    company.users.map(({ userId }, place) => ({
      ...{ key_id: `apikey-${place}`, kind: 'cog', name: 'Laptop', user_id: userId, ...then },
      digest: `\\x${place.toString(16).padStart(64, '0')}`,
    })),
  )
}

async function insertTranscripts(db: Db, sessions: readonly SessionRow[]): Promise<void> {
  const keyOf = ({ org_id, session_id }: SessionRow) => ({ org_id, session_id })
  const digestOf = ({ session_id }: SessionRow) => session_id.repeat(2)
  await insertRows(
    db,
    'originals',
    sessions.map((session) => ({
      ...{ org_id: session.org_id, original_id: session.session_id, digest: digestOf(session) },
      ...{ agent: 'codex', bytes: 1_000, chunks: [digestOf(session)], created_at: session.created_at },
    })),
  )
  await insertRows(
    db,
    'original_chunks',
    sessions.map((session) => ({ org_id: session.org_id, digest: digestOf(session), bytes: '\\x00' })),
  )
  await insertRows(
    db,
    'session_details',
    sessions.map((session) => ({
      ...{
        ...keyOf(session),
        external_id: session.session_id,
        tokens_by_model: {},
        tool_calls: {},
      },
      ...{ cost_complete: true, num_steps: STEPS_EACH, original_id: session.session_id },
      ...{ original_digest: digestOf(session), reader_version: 1, imported_at: session.created_at },
    })),
  )
  const steps = sessions.flatMap((session) =>
    Array.from({ length: STEPS_EACH }, (_, position) => ({
      ...{ ...keyOf(session), revision: 0, position, event_id: `event-${position}` },
      created_at: Number(session.created_at) + position * MINUTE,
      ...{
        kind: 'agent_message',
        line: position,
        byte_offset: position * 100,
        byte_length: 100,
        pointer: '',
      },
    })),
  )
  await insertRows(db, 'steps', steps)
}

/** What was said in each session, and its words. */
async function insertMessages(
  db: Db,
  sessions: readonly SessionRow[],
  said: () => readonly string[],
): Promise<void> {
  const parts: NewWords[] = []
  const messages = sessions.flatMap((session) => {
    const { org_id, session_id, created_at, title = null } = session
    const texts = said()
    const wording = new Wording()
    for (const text of texts) wording.add(text)
    const words = wording.end(title).first
    parts.push({ orgId: org_id, sessionId: session_id, revision: 0, part: 0, words })
    return texts.map((message, position) => ({
      ...{ org_id, session_id, revision: 0, position, event_id: `event-${position}`, message },
      ...{
        source: position % 2 === 0 ? 'user' : 'devin',
        created_at: Number(created_at) + position * MINUTE,
      },
    }))
  })
  await insertRows(db, 'messages', messages)
  for (const part of inParts(parts)) await insertWords(db, part)
}

/** What sessions sum up to, with advice from common to rare. */
async function insertSummaries(db: Db): Promise<void> {
  await sql`insert into summary_facts
    select org_id, session_id, created_at - mod(created_at - ${MONDAY}, ${WEEK}) as week,
      round(acus_consumed * 1000000), category,
      session_size,
      outcome, repo_name, agent, model, issues,
      case when outcome is not null then array(
        select distinct 'machine_setup:install tool ' || (dice / n) % (1 + (dice / 7) % 300)
        from generate_series(1, 1 + dice % 3) n) else '{}' end,
      status, origin, user_id, tags
    from (
      select *, abs(hashtext(session_id)) as dice from sessions
    ) s`.execute(db)
  await sql`insert into summary_totals
    select org_id, dimension, value, ${SUMS} from summary_parts group by org_id, dimension, value`.execute(db)
  await sql`insert into summary_users
    select org_id, week, user_id, count(*) from summary_facts
    where user_id is not null group by org_id, week, user_id`.execute(db)
}

/** Building the indexes over all rows takes a fraction of keeping them row by row. */
async function dropIndexes(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename in ('sessions', 'session_words') and indexname not like '%_pkey' order by indexname`.execute(
    db,
  )
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  return rows.map(({ definition }) => definition)
}

/** What a table has no column for is left out; a column without a value is null or its default. */
async function insertRows(db: Db, table: keyof Database, rows: readonly object[]): Promise<void> {
  if (rows.length === 0) return
  const named = new Set(rows.flatMap((row) => Object.keys(row)))
  const columns = sql.join((await columnsOf(db, table)).filter((column) => named.has(column)).map(sql.ref))
  for (const part of inParts(rows)) {
    await sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${json(part)})`.execute(db)
  }
}

async function columnsOf(db: Db, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped`.execute(db)
  return rows.map(({ name }) => name)
}

function json(rows: readonly object[]): RawBuilder<unknown> {
  return sql`${JSON.stringify(rows)}::jsonb`
}

function* inParts<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let part: Row[] = []
  for (const row of rows) {
    part.push(row)
    if (part.length < ROWS_AT_ONCE) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      sessions: { type: 'string', default: '1000000' },
      'database-url': { type: 'string' },
      'data-dir': { type: 'string' },
    },
  })
  const { sessions, 'database-url': url, 'data-dir': dataDir } = values
  const location: DatabaseLocation | undefined =
    url !== undefined ? { url } : dataDir !== undefined ? { dataDir } : undefined
  if (location === undefined) throw new Error('say where to: --database-url URL or --data-dir FOLDER')
  const { db, close } = await openDatabase(location)
  await seed(db, Number(sessions))
  await close()
}
