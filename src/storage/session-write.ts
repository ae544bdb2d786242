import { sql } from 'kysely'
import { storableJson } from '../domain/text.ts'
import type { ImportedPullRequest } from '../domain/imported.ts'
import type { StoredStatus } from '../domain/status.ts'
import type { Micros } from '../domain/time.ts'
import type { Origin } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'

/** What an import knows of a session's row. */
export interface SessionWrite extends StoredStatus {
  readonly orgId: string
  readonly sessionId: string
  readonly createdAt: Micros
  readonly updatedAt: Micros
  readonly title: string | null
  readonly origin: Origin
  readonly userId: string | null
  readonly serviceUserId: string | null
  readonly repoName: string | null
  readonly parentRef: string | null
  readonly acusConsumed: number
  readonly numUserMessages: number
  readonly numDevinMessages: number
  readonly pullRequests: readonly ImportedPullRequest[]
  readonly revision: number
}

/** The revision of each session that is there, locked until the transaction ends. */
export async function lockSessions(
  trx: Db,
  orgId: string,
  sessionIds: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ sessionId: string; revision: number }>`
    select session_id as "sessionId", revision from sessions
    where org_id = ${orgId} and session_id = any (${sessionIds}::text[]) order by session_id for update`.execute(
    trx,
  )
  return new Map(rows.map((row) => [row.sessionId, row.revision]))
}

/**
 * Inserts or updates what a transcript tells. What people set through the API (tags, archive, category) stays,
 * `created_at` and the owner stay as first imported, `updated_at` never goes back.
 */
export async function upsertSession(trx: Db, session: SessionWrite): Promise<void> {
  await trx
    .insertInto('sessions')
    .values({
      org_id: session.orgId,
      session_id: session.sessionId,
      created_at: session.createdAt,
      updated_at: session.updatedAt,
      title: session.title,
      status: session.status,
      status_detail: session.statusDetail,
      live_detail: session.liveDetail,
      live_until: session.liveUntil,
      origin: session.origin,
      user_id: session.userId,
      service_user_id: session.serviceUserId,
      repo_name: session.repoName,
      parent_ref: session.parentRef,
      acus_consumed: session.acusConsumed,
      num_user_messages: session.numUserMessages,
      num_devin_messages: session.numDevinMessages,
      pull_requests: storableJson(session.pullRequests),
      revision: session.revision,
      ...NEVER_IMPORTED,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'session_id']).doUpdateSet((update) => ({
        updated_at: sql`greatest(sessions.updated_at, excluded.updated_at)`,
        title: update.ref('excluded.title'),
        status: update.ref('excluded.status'),
        status_detail: update.ref('excluded.status_detail'),
        live_detail: update.ref('excluded.live_detail'),
        live_until: update.ref('excluded.live_until'),
        repo_name: update.ref('excluded.repo_name'),
        parent_ref: update.ref('excluded.parent_ref'),
        acus_consumed: update.ref('excluded.acus_consumed'),
        num_user_messages: update.ref('excluded.num_user_messages'),
        num_devin_messages: update.ref('excluded.num_devin_messages'),
        pull_requests: update.ref('excluded.pull_requests'),
        revision: update.ref('excluded.revision'),
      })),
    )
    .execute()
}

const NEVER_IMPORTED = {
  playbook_id: null,
  schedule_id: null,
  automation_id: null,
  snapshot_id: null,
  devin_mode: null,
  category: null,
  subcategory: null,
  structured_output: null,
  parent_session_id: null,
}

/**
 * Joins parents and children that have come to know each other: fills `parent_session_id` where the parent is
 * there, and writes the children of every parent concerned, oldest first.
 */
export async function linkFamilies(trx: Db, orgId: string, sessionIds: readonly string[]): Promise<void> {
  await sql`
    update sessions c set parent_session_id = p.session_id
    from sessions p
    where c.org_id = ${orgId} and p.org_id = ${orgId} and p.session_id = c.parent_ref
      and (c.session_id = any (${sessionIds}::text[]) or c.parent_ref = any (${sessionIds}::text[]))
      and c.parent_session_id is distinct from p.session_id`.execute(trx)
  await sql`
    update sessions p set child_session_ids = family.children
    from (
      select parent_ref, array_agg(session_id order by created_at, session_id) as children
      from sessions
      where org_id = ${orgId} and parent_ref is not null and parent_ref in (
        select parent_ref from sessions where org_id = ${orgId} and session_id = any (${sessionIds}::text[])
        union select unnest(${sessionIds}::text[]))
      group by parent_ref
    ) family
    where p.org_id = ${orgId} and p.session_id = family.parent_ref
      and p.child_session_ids is distinct from family.children`.execute(trx)
}

/** Whose a session is. */
export async function findOwner(
  db: Db,
  orgId: string,
  sessionId: string,
): Promise<{ userId: string | null; serviceUserId: string | null } | undefined> {
  return db
    .selectFrom('sessions')
    .select(['user_id as userId', 'service_user_id as serviceUserId'])
    .where('org_id', '=', orgId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
}

/** Removes sessions that a better reader no longer finds in their original. */
export async function deleteSessions(trx: Db, orgId: string, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await trx.deleteFrom('sessions').where('org_id', '=', orgId).where('session_id', 'in', sessionIds).execute()
}

/** Removes message and step rows of a session that are no longer read: one revision, and all older than a moment. */
export async function deleteOldRows(
  db: Db,
  orgId: string,
  sessionId: string,
  which: { readonly current?: number; readonly replaced?: number | undefined; readonly olderThan?: Micros },
): Promise<void> {
  const { current = -1, replaced = -1, olderThan = 0 } = which
  for (const table of ['messages', 'steps'] as const) {
    await db
      .deleteFrom(table)
      .where('org_id', '=', orgId)
      .where('session_id', '=', sessionId)
      .where('revision', '<>', current)
      .where((row) => row.or([row('revision', '=', replaced), row('revision', '<', olderThan)]))
      .execute()
  }
}

/** Keeps the organisation's counter in step, in the transaction that adds or removes sessions. */
export async function addToTotal(trx: Db, orgId: string, sessions: number): Promise<void> {
  if (sessions === 0) return
  await sql`insert into org_totals (org_id, sessions) values (${orgId}, ${sessions})
    on conflict (org_id) do update set sessions = org_totals.sessions + excluded.sessions`.execute(trx)
}
