import { sql } from 'kysely'
import { NEWEST_FIRST } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Session } from '../domain/session.ts'
import type { Db } from './context.ts'
import { FROM_THE_BEGINNING, orderOf, pageOf, type PageInput } from './session-page.ts'

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
