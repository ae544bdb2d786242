import { sql, type RawBuilder } from 'kysely'
import { isByOrgOnly, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Session } from '../domain/session.ts'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'
import { conditionsOf, type Condition } from './session-filter.ts'

/** Where a list goes on: behind this row, or after so many rows. */
export type Start = { readonly createdAt: Micros; readonly sessionId: string } | { readonly offset: number }

export const FROM_THE_NEWEST: Start = { offset: 0 }

/** Totals are exact up to here; above it they are `null`. */
const COUNTED_UP_TO = 1_000

const SELECTED = sql`
  s.org_id as "orgId", s.session_id as "sessionId", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.title, s.status, s.status_detail as "statusDetail", s.live_detail as "liveDetail", s.live_until as "liveUntil",
  s.origin, s.user_id as "userId", u.email as "userEmail", s.service_user_id as "serviceUserId",
  s.playbook_id as "playbookId", s.automation_id as "automationId", s.snapshot_id as "snapshotId",
  s.devin_mode as "devinMode", s.category, s.subcategory, s.tags, s.is_archived as "isArchived",
  s.parent_session_id as "parentSessionId", s.child_session_ids as "childSessionIds",
  s.acus_consumed as "acusConsumed", s.num_user_messages as "numUserMessages",
  s.num_devin_messages as "numDevinMessages", s.pull_requests as "pullRequests",
  s.structured_output as "structuredOutput"`

export interface SessionPage {
  /** Newest first; at most `limit`. */
  readonly sessions: readonly Session[]
  /** Exact at the moment of the page, from the same snapshot; `null` when not asked for or above 1,000. */
  readonly total: number | null
}

/** One page of the sessions that a scope may see, newest first, in one statement. */
export async function listSessions(
  db: Db,
  query: { scope: Scope; filter: SessionFilter; start: Start; limit: number; withTotal: boolean },
): Promise<SessionPage> {
  const { scope, filter, start, limit } = query
  const total = query.withTotal ? totalOf(scope, filter) : sql`null::bigint`
  const { rows } = await sql<Session & { total: number | null }>`
    select ${SELECTED}, (${total}) as total
    from (${pageOf(scope, filter, start, limit)}) s left join users u on u.user_id = s.user_id
    order by s.created_at desc, s.session_id desc`.execute(db)
  const counted = rows[0]?.total ?? null
  const nothing = rows.length === 0 && query.withTotal && 'offset' in start && start.offset === 0
  return {
    sessions: rows,
    total: nothing ? 0 : counted !== null && isExact(filter, counted) ? counted : null,
  }
}

/** One session in scope, or `undefined`. */
export async function findSession(
  db: Db,
  query: { scope: Scope; sessionId: string },
): Promise<Session | undefined> {
  const { scope, sessionId } = query
  const filter = { sessionIds: [sessionId] }
  const page = await listSessions(db, { scope, filter, start: FROM_THE_NEWEST, limit: 1, withTotal: false })
  return page.sessions[0]
}

function pageOf(scope: Scope, filter: SessionFilter, start: Start, limit: number): RawBuilder<unknown> {
  const { common, branches } = conditionsOf(scope, filter)
  const behind =
    'offset' in start
      ? []
      : [sql<boolean>`(created_at, session_id) < (${start.createdAt}, ${start.sessionId})`]
  const offset = 'offset' in start ? start.offset : 0
  if (branches.length === 0) {
    return sql`${ordered([...common, ...behind], limit)} ${offset > 0 ? sql`offset ${offset}` : sql``}`
  }
  const scans = branches.map((branch) => sql`(${ordered([branch, ...common, ...behind], limit + offset)})`)
  return sql`select * from (${sql.join(scans, sql` union all `)}) few
    order by created_at desc, session_id desc limit ${limit} offset ${offset}`
}

function ordered(conditions: readonly Condition[], limit: number): RawBuilder<unknown> {
  return sql`select * from sessions ${where(conditions)} order by created_at desc, session_id desc limit ${limit}`
}

function where(conditions: readonly Condition[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

/** By organisation alone the counters answer, at any size; else matches are counted up to one above the bound. */
function totalOf(scope: Scope, filter: SessionFilter): RawBuilder<unknown> {
  const { common, branches } = conditionsOf(scope, filter)
  const either = branches.length === 0 ? [[]] : branches.map((branch) => [branch])
  if (isByOrgOnly(filter)) {
    const sums = either.map(
      (branch) => sql`select sum(sessions) as n from org_totals ${where([...branch, ...common])}`,
    )
    return sql`select coalesce(sum(n), 0)::bigint from (${sql.join(sums, sql` union all `)}) sums`
  }
  const bound = COUNTED_UP_TO + 1
  const matches = either.map(
    (branch) => sql`(select 1 from sessions ${where([...branch, ...common])} limit ${bound})`,
  )
  return sql`select count(*) from (select 1 from (${sql.join(matches, sql` union all `)}) m limit ${bound}) counted`
}

function isExact(filter: SessionFilter, counted: number): boolean {
  return isByOrgOnly(filter) || counted <= COUNTED_UP_TO
}
