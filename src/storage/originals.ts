import { sql } from 'kysely'
import type { Agent } from '../domain/vocabulary.ts'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'

/** One kept transcript: the digests of its chunks in order; each chunk is zstd of 1 MiB of source (the last of less). */
export interface Original {
  readonly orgId: string
  /** The session the file is about: the same over all versions of the file. */
  readonly originalId: string
  /** SHA-256 of the whole source, in hex. */
  readonly digest: string
  readonly agent: Agent
  readonly name: string | null
  readonly bytes: number
  readonly chunks: readonly string[]
  /** The first record that has an id: transcripts that share it have copied from one another. */
  readonly firstRecordId: string | null
}

export interface Version extends Original {
  /** Whether the session's rows were read from it. */
  readonly isShown: boolean
}

const SELECTED = [
  'org_id as orgId',
  'original_id as originalId',
  'digest',
  'agent',
  'name',
  'bytes',
  'chunks',
  'first_record_id as firstRecordId',
] as const

/** The version that the session's rows were read from. */
export async function findOriginal(db: Db, orgId: string, originalId: string): Promise<Original | undefined> {
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('original_id', '=', originalId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
}

/** All versions that are kept of one file, the shown one first. */
export async function listVersions(db: Db, orgId: string, originalId: string): Promise<Version[]> {
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .select(sql<boolean>`replaced_at is null`.as('isShown'))
    .where('org_id', '=', orgId)
    .where('original_id', '=', originalId)
    .orderBy('replaced_at', (order) => order.desc().nullsFirst())
    .orderBy('digest')
    .execute()
}

/** The versions with these bytes, those that are shown first. */
export async function listByDigest(db: Db, orgId: string, digest: string): Promise<Original[]> {
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('digest', '=', digest)
    .orderBy('replaced_at', (order) => order.desc().nullsFirst())
    .execute()
}

/** The shown originals of other sessions that begin with the same record. */
export async function listRelatedOriginals(db: Db, original: Original): Promise<Original[]> {
  const { orgId, agent, originalId, digest, firstRecordId } = original
  if (firstRecordId === null) return []
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('first_record_id', '=', firstRecordId)
    .where('agent', '=', agent)
    .where('original_id', '<>', originalId)
    .where('digest', '<>', digest)
    .where('replaced_at', 'is', null)
    .orderBy('original_id')
    .execute()
}

/** Keeps a version, as the shown one or (`replacedAt`) beside a later one. */
export async function saveOriginal(
  db: Db,
  original: Original,
  times: { readonly now: Micros; readonly replacedAt: Micros | null },
): Promise<void> {
  await db
    .insertInto('originals')
    .values({
      org_id: original.orgId,
      original_id: original.originalId,
      digest: original.digest,
      agent: original.agent,
      name: original.name,
      bytes: original.bytes,
      chunks: [...original.chunks],
      first_record_id: original.firstRecordId,
      created_at: times.now,
      replaced_at: times.replacedAt,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'original_id', 'digest']).doUpdateSet({ replaced_at: times.replacedAt }),
    )
    .execute()
}

/** Forgets a version, with the chunks that no other has. */
export async function dropOriginal(db: Db, original: Original): Promise<void> {
  const { orgId, originalId, digest, chunks } = original
  await db
    .deleteFrom('originals')
    .where('org_id', '=', orgId)
    .where('original_id', '=', originalId)
    .where('digest', '=', digest)
    .execute()
  await dropUnusedChunks(db, orgId, chunks)
}

/** Removes those of the chunks that no original has. */
export async function dropUnusedChunks(db: Db, orgId: string, digests: readonly string[]): Promise<void> {
  await sql`delete from original_chunks c
    where c.org_id = ${orgId} and c.digest = any (${digests}::text[])
      and not exists (select from originals o where o.org_id = ${orgId} and o.chunks @> array[c.digest])`.execute(
    db,
  )
}

/** How many of these different chunks are there. */
export async function countChunks(db: Db, orgId: string, digests: readonly string[]): Promise<number> {
  const { rows } = await sql<{ there: number }>`select count(*) as there from original_chunks
    where org_id = ${orgId} and digest = any (${digests}::text[])`.execute(db)
  return rows[0]?.there ?? 0
}

export async function saveChunk(db: Db, orgId: string, digest: string, bytes: Buffer): Promise<void> {
  await db
    .insertInto('original_chunks')
    .values({ org_id: orgId, digest, bytes })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function findChunk(db: Db, orgId: string, digest: string): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('original_chunks')
    .select('bytes')
    .where('org_id', '=', orgId)
    .where('digest', '=', digest)
    .executeTakeFirst()
  return row && Buffer.from(row.bytes)
}
