import { sql } from 'kysely'
import { storableJson } from '../domain/text.ts'
import type { ImportedPullRequest } from '../domain/imported.ts'
import type { StoredStatus } from '../domain/status.ts'
import type { Micros } from '../domain/time.ts'
import type { Agent, Origin } from '../domain/vocabulary.ts'
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
  /** Written with a new session alone. */
  readonly tags: readonly string[]
  readonly repoName: string | null
  readonly agent: Agent
  /** The model that wrote most. */
  readonly model: string | null
  readonly parentRef: string | null
  readonly acusConsumed: number
  readonly numUserMessages: number
  readonly numDevinMessages: number
  readonly pullRequests: readonly ImportedPullRequest[]
  readonly revision: number
}

/**
 * Lets one writer of an organisation's sessions commit at a time, until the transaction ends: each import sees what the
 * others left of the same file, of its family and of the transcripts it shares records with.
 */
export async function lockSessions(trx: Db, orgId: string): Promise<void> {
  await sql`insert into org_totals (org_id, sessions) values (${orgId}, 0) on conflict do nothing`.execute(
    trx,
  )
  await sql`select from org_totals where org_id = ${orgId} for update`.execute(trx)
}

/** What a session was before an import. */
export interface Before {
  readonly sessionId: string
  readonly revision: number
  readonly parentRef: string | null
}

/** Those of the sessions that are there. */
export async function listBefore(db: Db, orgId: string, sessionIds: readonly string[]): Promise<Before[]> {
  return db
    .selectFrom('sessions')
    .select(['session_id as sessionId', 'revision', 'parent_ref as parentRef'])
    .where('org_id', '=', orgId)
    .where(sql<boolean>`session_id = any (${sessionIds}::text[])`)
    .execute()
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
      updated_at: Math.max(session.createdAt, session.updatedAt),
      title: session.title,
      status: session.status,
      status_detail: session.statusDetail,
      live_detail: session.liveDetail,
      live_until: session.liveUntil,
      origin: session.origin,
      user_id: session.userId,
      service_user_id: session.serviceUserId,
      tags: [...session.tags],
      repo_name: session.repoName,
      agent: session.agent,
      model: session.model,
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
        repo_name: sql`coalesce(excluded.repo_name, sessions.repo_name)`,
        agent: update.ref('excluded.agent'),
        model: update.ref('excluded.model'),
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

/** Whose the sessions of an original are. */
export async function findOwner(
  db: Db,
  orgId: string,
  originalId: string,
): Promise<{ userId: string | null; serviceUserId: string | null } | undefined> {
  return db
    .selectFrom('session_details as d')
    .innerJoin('sessions as s', (join) =>
      join.onRef('s.org_id', '=', 'd.org_id').onRef('s.session_id', '=', 'd.session_id'),
    )
    .select(['s.user_id as userId', 's.service_user_id as serviceUserId'])
    .where('d.org_id', '=', orgId)
    .where('d.original_id', '=', originalId)
    .orderBy('d.session_id')
    .executeTakeFirst()
}

/** Removes sessions that nothing tells of any more. */
export async function deleteSessions(trx: Db, orgId: string, sessionIds: readonly string[]): Promise<void> {
  if (sessionIds.length === 0) return
  await trx.deleteFrom('sessions').where('org_id', '=', orgId).where('session_id', 'in', sessionIds).execute()
}

/**
 * Removes message, step and word rows of sessions: those of one revision, and all older than a moment. What a session is
 * read from at present stays, whatever is asked for.
 */
export async function deleteOldRows(
  db: Db,
  orgId: string,
  sessionIds: readonly string[],
  which: { readonly revision: number; readonly olderThan?: Micros },
): Promise<void> {
  const { revision, olderThan = 0 } = which
  for (const table of ['messages', 'steps', 'session_words']) {
    await sql`delete from ${sql.table(table)} r
      where r.org_id = ${orgId} and r.session_id = any (${sessionIds}::text[])
        and (r.revision = ${revision} or r.revision < ${olderThan})
        and not exists (
          select from sessions s
          where s.org_id = ${orgId} and s.session_id = r.session_id and s.revision = r.revision)`.execute(db)
  }
}

/** Keeps the organisation's counter in step, in the transaction that adds or removes sessions. */
export async function addToTotal(trx: Db, orgId: string, sessions: number): Promise<void> {
  if (sessions === 0) return
  await sql`insert into org_totals (org_id, sessions) values (${orgId}, ${sessions})
    on conflict (org_id) do update set sessions = org_totals.sessions + excluded.sessions`.execute(trx)
}
