import { sql } from 'kysely'
import { storableJson } from '../domain/text.ts'
import type { TokenCounts } from '../domain/imported.ts'
import type { SessionDetails } from '../domain/session.ts'
import type { Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'

/** What an import knows of a session beyond its row. */
export interface DetailsWrite {
  readonly orgId: string
  readonly sessionId: string
  readonly agentVersion: string | null
  readonly externalId: string
  readonly tokensByModel: Readonly<Record<string, TokenCounts>>
  readonly toolCalls: Readonly<Record<string, number>>
  readonly costUsd: number | null
  readonly costComplete: boolean
  readonly repositoryUrl: string | null
  readonly branch: string | null
  readonly cwd: string | null
  readonly activeMicros: Micros | null
  readonly lastRecordAt: Micros | null
  readonly numSteps: number
  readonly originalId: string
  readonly originalDigest: string
  readonly readerVersion: number
  readonly importedAt: Micros
}

export async function upsertDetails(trx: Db, details: DetailsWrite): Promise<void> {
  const facts = {
    agent_version: details.agentVersion,
    external_id: details.externalId,
    tokens_by_model: storableJson(details.tokensByModel),
    tool_calls: storableJson(details.toolCalls),
    cost_usd: details.costUsd,
    cost_complete: details.costComplete,
    repository_url: details.repositoryUrl,
    branch: details.branch,
    cwd: details.cwd,
    active_micros: details.activeMicros,
    last_record_at: details.lastRecordAt,
    num_steps: details.numSteps,
    original_id: details.originalId,
    original_digest: details.originalDigest,
    reader_version: details.readerVersion,
    imported_at: details.importedAt,
  }
  await trx
    .insertInto('session_details')
    .values({ org_id: details.orgId, session_id: details.sessionId, ...facts })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'session_id']).doUpdateSet({
        ...facts,
        repository_url: sql`coalesce(excluded.repository_url, session_details.repository_url)`,
      }),
    )
    .execute()
}

export async function findDetails(
  db: Db,
  orgId: string,
  sessionId: string,
): Promise<SessionDetails | undefined> {
  const row = await db
    .selectFrom('session_details as d')
    .innerJoin('sessions as s', (join) =>
      join.onRef('s.org_id', '=', 'd.org_id').onRef('s.session_id', '=', 'd.session_id'),
    )
    .innerJoin('originals as o', (join) =>
      join
        .onRef('o.org_id', '=', 'd.org_id')
        .onRef('o.original_id', '=', 'd.original_id')
        .onRef('o.digest', '=', 'd.original_digest'),
    )
    .selectAll('d')
    .select(sql<Agent>`s.agent`.as('agent'))
    .select(['s.repo_name', 's.num_user_messages', 's.num_devin_messages', 'o.bytes', 'o.name'])
    .where('d.org_id', '=', orgId)
    .where('d.session_id', '=', sessionId)
    .executeTakeFirst()
  return (
    row && {
      agent: row.agent,
      agentVersion: row.agent_version,
      externalId: row.external_id,
      tokensByModel: row.tokens_by_model,
      toolCalls: row.tool_calls,
      costUsd: row.cost_usd,
      costComplete: row.cost_complete,
      repositoryName: row.repo_name,
      repositoryUrl: row.repository_url,
      branch: row.branch,
      cwd: row.cwd,
      activeMicros: row.active_micros,
      numMessages: row.num_user_messages + row.num_devin_messages,
      numSteps: row.num_steps,
      original: {
        digest: row.original_digest,
        bytes: row.bytes,
        name: row.name,
        readerVersion: row.reader_version,
        importedAt: row.imported_at,
      },
    }
  )
}

/** Which original a session's rows were read from, by which reader, and when its last record is. */
export interface ReadFrom {
  readonly sessionId: string
  readonly originalId: string
  readonly digest: string
  readonly readerVersion: number
  readonly lastRecordAt: Micros | null
}

const READ_FROM = [
  'session_id as sessionId',
  'original_id as originalId',
  'original_digest as digest',
  'reader_version as readerVersion',
  'last_record_at as lastRecordAt',
] as const

export async function findReadFrom(db: Db, orgId: string, sessionId: string): Promise<ReadFrom | undefined> {
  return db
    .selectFrom('session_details')
    .select(READ_FROM)
    .where('org_id', '=', orgId)
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
}

/** What each of the sessions was read from, of those that were imported. */
export async function listReadFrom(
  db: Db,
  orgId: string,
  sessionIds: readonly string[],
): Promise<ReadFrom[]> {
  return db
    .selectFrom('session_details')
    .select(READ_FROM)
    .where('org_id', '=', orgId)
    .where(sql<boolean>`session_id = any (${sessionIds}::text[])`)
    .execute()
}

/** Every session that was read from one of the originals. */
export async function listReadFromOriginals(
  db: Db,
  orgId: string,
  originalIds: readonly string[],
): Promise<ReadFrom[]> {
  return db
    .selectFrom('session_details')
    .select(READ_FROM)
    .where('org_id', '=', orgId)
    .where(sql<boolean>`original_id = any (${originalIds}::text[])`)
    .execute()
}

/** No reader has this version. */
const OUTDATED = 0

/** Marks what was read from these originals as outdated: it is read again by the next import, even if this one ends. */
export async function markOutdated(trx: Db, orgId: string, originalIds: readonly string[]): Promise<void> {
  if (originalIds.length === 0) return
  await trx
    .updateTable('session_details')
    .set({ reader_version: OUTDATED })
    .where('org_id', '=', orgId)
    .where('original_id', 'in', originalIds)
    .execute()
}
