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

/** The version with these bytes, shown or kept beside a later one. */
export async function findOriginalByDigest(
  db: Db,
  orgId: string,
  digest: string,
): Promise<Original | undefined> {
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('digest', '=', digest)
    .orderBy('replaced_at', (order) => order.desc().nullsFirst())
    .executeTakeFirst()
}

/** The shown originals of other sessions that begin with the same record. */
export async function listRelatedOriginals(db: Db, original: Original): Promise<Original[]> {
  const { orgId, agent, originalId, firstRecordId } = original
  if (firstRecordId === null) return []
  return db
    .selectFrom('originals')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('first_record_id', '=', firstRecordId)
    .where('agent', '=', agent)
    .where('original_id', '<>', originalId)
    .where('replaced_at', 'is', null)
    .orderBy('original_id')
    .execute()
}

export async function saveOriginal(db: Db, original: Original, now: Micros): Promise<void> {
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
      created_at: now,
      replaced_at: null,
    })
    .onConflict((conflict) =>
      conflict.columns(['org_id', 'original_id', 'digest']).doUpdateSet({ replaced_at: null }),
    )
    .execute()
}

/** Keeps an older version that isn't the beginning of the new one. */
export async function retireOriginal(db: Db, original: Original, now: Micros): Promise<void> {
  await db
    .updateTable('originals')
    .set({ replaced_at: now })
    .where('org_id', '=', original.orgId)
    .where('original_id', '=', original.originalId)
    .where('digest', '=', original.digest)
    .execute()
}

/** Forgets a version that the new one continues, with the chunk that no other original has. */
export async function dropOriginal(db: Db, original: Original): Promise<void> {
  const { orgId, originalId, digest, chunks } = original
  await db
    .deleteFrom('originals')
    .where('org_id', '=', orgId)
    .where('original_id', '=', originalId)
    .where('digest', '=', digest)
    .execute()
  const tail = chunks.at(-1)
  if (tail === undefined) return
  await db
    .deleteFrom('original_chunks')
    .where('org_id', '=', orgId)
    .where('digest', '=', tail)
    .where(({ not, exists, selectFrom, val }) =>
      not(
        exists(
          selectFrom('originals')
            .select('originals.org_id')
            .where('originals.org_id', '=', orgId)
            .where('originals.chunks', '@>', val([tail])),
        ),
      ),
    )
    .execute()
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
