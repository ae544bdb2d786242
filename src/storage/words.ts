import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { MINUTE, type Micros } from '../domain/time.ts'
import type { Term } from '../domain/words.ts'
import type { Db } from './context.ts'

// Beside words a first part has marks, which no word can be: of its organisation, of the week its session began in, of
// what else never changes while the words stay, and whether there are more parts.

/** Columns of sessions that lists are narrowed by, and that are written with the words alone; marks hash their values. */
export const MARKED = ['agent', 'model', 'origin', 'user_id', 'service_user_id', 'repo_name'] as const

const WEEK: Micros = 7 * 24 * 60 * MINUTE

export interface NewWords {
  readonly orgId: string
  readonly sessionId: string
  readonly revision: number
  readonly part: number
  /** Words with positions, as PostgreSQL writes a `tsvector`. */
  readonly words: string
  /** Of a first part, whether there are others. */
  readonly hasMore?: boolean
}

const MORE = '~more'

/** The marks of the row `s` of a session, as text. */
const MARKS = sql.join(
  MARKED.map(
    (column) =>
      sql`case when s.${sql.ref(column)} is not null then concat(' ''~f', hashtext(${sql.lit(`${column}:`)} || s.${sql.ref(column)}), '''') end`,
  ),
)

/** Parts of sessions' words. First parts come once their session is there. */
export async function insertWords(db: Db, parts: readonly NewWords[]): Promise<void> {
  if (parts.length === 0) return
  await sql`
    insert into session_words (org_id, session_id, revision, part, created_at, words)
    select w."orgId", w."sessionId", w.revision, w.part, case w.part when 0 then s.created_at end, (case w.part when 0
      then concat(w.words, ' ''~o', w."orgId", ''' ~w', div(s.created_at, ${WEEK}), ${MARKS},
      case when w."hasMore" then ' ${sql.raw(MORE)}' end) else w.words end)::tsvector
    from json_to_recordset(${JSON.stringify(parts)})
      as w ("orgId" text, "sessionId" text, revision bigint, part integer, words text, "hasMore" boolean)
    left join sessions s on s.org_id = w."orgId" and s.session_id = w."sessionId"
    on conflict do nothing`.execute(db)
}

interface Due {
  readonly orgId: string
  readonly sessionId: string
  /** `null` for a session that is gone. */
  readonly revision: number | null
  readonly title: string | null
}

/** A session whose words aren't kept yet. */
export async function findDue(db: Db): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    select d.org_id as "orgId", d.session_id as "sessionId", s.revision, s.title
    from words_due d left join sessions s using (org_id, session_id) limit 1`.execute(db)
  return rows[0]
}

export async function removeDue(db: Db, { orgId, sessionId }: Due): Promise<void> {
  await db.deleteFrom('words_due').where('org_id', '=', orgId).where('session_id', '=', sessionId).execute()
}

/** The condition that the row `sessions` has the terms; asked row by row. */
export function hasTerms(terms: readonly Term[]): RawBuilder<SqlBool> {
  // `offset 0` keeps it a look-up for each row, where the planner would read all that match.
  return sql`exists (
    select from session_words w
    where w.org_id = sessions.org_id and w.session_id = sessions.session_id and w.revision = sessions.revision
      and w.part = 0 and w.words @@ ${everyWord(terms)}::tsquery ${andPhrases(terms)} offset 0)`
}

/** For a first part `w`, that its session has each of the terms that are more than a word: in it, or in another part. */
function andPhrases(terms: readonly Term[]): RawBuilder<unknown> {
  const phrases = terms.filter(({ words }) => words.length > 1).map((phrase) => wordsAs(phrase, ' <-> '))
  const conditions = phrases.map(
    (phrase) => sql`and (w.words @@ ${phrase}::tsquery or w.words @@ ${`'${MORE}'`}::tsquery and exists (
      select from session_words p
      where p.org_id = w.org_id and p.session_id = w.session_id and p.revision = w.revision
        and p.words @@ ${phrase}::tsquery offset 0))`,
  )
  return conditions.length === 0 ? sql`` : sql.join(conditions, sql` `)
}

/** Which of some sessions have the terms. */
export async function findWithTerms(
  db: Db,
  sessionIds: readonly string[],
  terms: readonly Term[],
): Promise<Set<string>> {
  const { rows } = await sql<{ sessionId: string }>`select session_id as "sessionId" from sessions
    where session_id = any (${sessionIds}::text[]) and ${hasTerms(terms)}`.execute(db)
  return new Set(rows.map(({ sessionId }) => sessionId))
}

/** Weeks behind an SQL number of a week: from `from` of them, and to before `to`. */
export interface Weeks {
  readonly latest: RawBuilder<unknown>
  readonly from: number
  readonly to: number
}

/** What marks narrow a look into the index by. */
export interface Marks {
  /** `undefined` for all. */
  readonly orgIds: readonly string[] | undefined
  /** Of each column that is narrowed, `column:value` of the values asked for. */
  readonly labels: readonly (readonly string[])[]
}

/**
 * The condition that the first part `w` has the terms; by index, and none of other organisations or weeks. Other marks are
 * hashes: what has them may yet have other values.
 */
export function hasByIndex(
  terms: readonly Term[],
  { orgIds, labels }: Marks,
  weeks: Weeks | undefined,
): RawBuilder<SqlBool> {
  const orgs =
    orgIds === undefined || orgIds.length > MOST_MARKS ? [] : [orgIds.map((id) => `'~o${id}'`).join(' | ')]
  const asked = [everyWord(terms), ...orgs].map((one) => `(${one})`).join(' & ')
  const marked = [
    ...labels.map(
      (of) => sql`(select string_agg(concat('''~f', hashtext(l), ''''), '|') from unnest(${of}::text[]) l)`,
    ),
    ...(weeks === undefined
      ? []
      : [
          sql`(select string_agg(concat('''~w', ${weeks.latest} - n, ''''), '|')
            from generate_series(${sql.lit(weeks.from)}, ${sql.lit(weeks.to - 1)}) n)`,
        ]),
  ]
  const query =
    marked.length === 0
      ? sql`${asked}::tsquery`
      : sql`(select concat(${asked}::text, ${sql.join(marked.map((one) => sql`' & (', ${one}, ')'`))})::tsquery)`
  return sql<SqlBool>`w.part = 0 and w.words @@ ${query} ${andPhrases(terms)}`
}

const MOST_MARKS = 50

/** The week of an SQL time. */
export function weekOf(time: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`div(${time}, ${sql.lit(WEEK)})`
}

/** The time at which an SQL week begins. */
export function weekBegins(week: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(${week} * ${sql.lit(WEEK)})`
}

function everyWord(terms: readonly Term[]): string {
  return terms.map((term) => wordsAs(term, ' & ')).join(' & ')
}

function wordsAs({ words, isPrefix }: Term, joint: string): string {
  return words.map((word, n) => `'${word}'${isPrefix && n === words.length - 1 ? ':*' : ''}`).join(joint)
}
