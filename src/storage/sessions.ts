import { sql } from 'kysely'
import { NEWEST_FIRST } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Silence } from '../domain/position.ts'
import type { ListedSession, Session } from '../domain/session.ts'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'
import { FROM_THE_BEGINNING, orderOf, pageOf, type PageInput } from './session-page.ts'

/** The columns of the row `s` as a session. */
const SELECTED = sql`
  s.org_id as "orgId", s.session_id as "sessionId", s.created_at as "createdAt", s.updated_at as "updatedAt",
  s.title, s.status, s.status_detail as "statusDetail", s.live_detail as "liveDetail", s.live_until as "liveUntil",
  s.origin, s.user_id as "userId",
  (select u.email from users u where u.user_id = s.user_id) as "userEmail", s.service_user_id as "serviceUserId",
  s.playbook_id as "playbookId", s.automation_id as "automationId", s.snapshot_id as "snapshotId",
  s.devin_mode as "devinMode", s.category, s.subcategory, s.tags, s.is_archived as "isArchived",
  s.parent_session_id as "parentSessionId", s.child_session_ids as "childSessionIds",
  s.acus_consumed as "acusConsumed", s.num_user_messages as "numUserMessages",
  s.num_devin_messages as "numDevinMessages", s.pull_requests as "pullRequests",
  s.structured_output as "structuredOutput"`

export interface SessionPage {
  /** In the list's order; at most `limit`. */
  readonly sessions: readonly Session[]
  /** Exact at the moment of the page, from the same snapshot; `null` when not asked for or above 1,000. */
  readonly total: number | null
}

/** One page of the sessions that a scope may see, in one statement. */
export async function listSessions(
  db: Db,
  query: PageInput & { readonly withTotal: boolean },
): Promise<SessionPage> {
  const { start, order } = query
  const { steps, page, total } = pageOf(query)
  const { rows } = await sql<Session & { total: number | null }>`
    ${steps} select ${SELECTED}, (${query.withTotal ? total : sql`null::bigint`}) as total
    from (${page}) s
    ${orderOf(order)}`.execute(db)
  const isEmpty = rows.length === 0 && query.withTotal && 'offset' in start && start.offset === 0
  return { sessions: rows, total: isEmpty ? 0 : (rows[0]?.total ?? null) }
}

const LISTED = sql`${SELECTED}, s.schedule_id as "scheduleId", s.repo_name as "repoName", s.agent, s.model, s.outcome,
  s.issues`

/** Sessions of an organisation with all that lists are narrowed by; those that aren't there are left out. */
export async function listWhole(
  db: Db,
  orgId: string,
  sessionIds: readonly string[],
): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`select ${LISTED} from sessions s
    where s.org_id = ${orgId} and s.session_id = any (${sessionIds}::text[]) order by s.session_id`.execute(
    db,
  )
  return rows
}

/** How many of some sessions are there. */
export async function countThere(db: Db, sessionIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from sessions
    where session_id = any (${sessionIds}::text[])`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * Sessions whose status time alone has changed behind one moment and up to another, in that order: not those that were
 * silent when they were written.
 */
export async function listSilent(
  db: Db,
  after: Silence,
  until: Micros,
  limit: number,
): Promise<ListedSession[]> {
  const { rows } = await sql<ListedSession>`select ${LISTED} from sessions s
    where (s.live_until, s.session_id) > (${after.at}, ${after.sessionId}) and s.live_until >= ${after.at}
      and s.live_until <= ${until} and s.live_detail is not null
      and not exists (
        select from session_changes c
        where c.org_id = s.org_id and c.session_id = s.session_id and c.changed_at >= s.live_until)
    order by s.live_until, s.session_id limit ${limit}`.execute(db)
  return rows
}

/** One session in scope, or `undefined`. */
export async function findSession(
  db: Db,
  query: { scope: Scope; sessionId: string },
): Promise<Session | undefined> {
  const { scope, sessionId } = query
  const page = await listSessions(db, {
    ...{ scope, filter: { sessionIds: [sessionId] }, order: NEWEST_FIRST, start: FROM_THE_BEGINNING },
    // No filter that time has a part in.
    ...{ limit: 1, now: 0, withTotal: false },
  })
  return page.sessions[0]
}
