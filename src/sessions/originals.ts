import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { MusterError } from '../domain/errors.ts'
import { writeAhead } from '../storage/ahead.ts'
import type { Db } from '../storage/context.ts'
import { countChunks, dropUnusedChunks, findChunk, saveChunk } from '../storage/originals.ts'
import { lockSessions } from '../storage/session-write.ts'

/** Bytes of source in one chunk. */
export const CHUNK_BYTES = 1024 * 1024

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Where the chunks of a transcript are kept, by the SHA-256 of their source bytes. */
export interface ChunkStore {
  put(digest: string, source: Buffer): Promise<void>
  /** @throws MusterError `unavailable` when a chunk is missing or damaged. */
  get(digest: string): Promise<Buffer>
  /**
   * Makes sure, in the transaction that keeps a transcript, that all its chunks are there.
   * @throws MusterError `unavailable` when one has gone missing.
   */
  keep(trx: Db, chunks: readonly string[]): Promise<void>
  /** Takes out what was put in and no transcript has come to need. */
  tidy(): Promise<void>
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * The organisation's chunks in the database. Whole chunks are written at once; a transcript's last one waits for the
 * transaction that keeps the transcript, since the next version will have another. With `dryRun` all wait.
 */
export function storedChunkStore(db: Db, orgId: string, dryRun = false): ChunkStore {
  const waiting = new Map<string, Buffer>()
  const ahead: string[] = []
  return {
    async put(digest, source) {
      const bytes = await compress(source)
      if (dryRun || source.length < CHUNK_BYTES) return void waiting.set(digest, bytes)
      ahead.push(digest)
      await writeAhead(db, (trx) => saveChunk(trx, orgId, digest, bytes))
    },
    async get(digest) {
      const bytes = waiting.get(digest) ?? (await findChunk(db, orgId, digest))
      const source = bytes && (await decompress(bytes).catch(() => undefined))
      if (source === undefined || sha256(source) !== digest) throw missing()
      return source
    },
    async keep(trx, chunks) {
      for (const [digest, bytes] of waiting) await saveChunk(trx, orgId, digest, bytes)
      const distinct = [...new Set(chunks)]
      if ((await countChunks(trx, orgId, distinct)) < distinct.length) throw missing()
    },
    async tidy() {
      if (ahead.length === 0) return
      await db.transaction().execute(async (trx) => {
        await lockSessions(trx, orgId)
        await dropUnusedChunks(trx, orgId, ahead)
      })
    },
  }
}

function missing(): MusterError {
  return new MusterError('unavailable', 'A part of the kept transcript is missing; import the file again.')
}

/** The chunks in order; the next one is on its way while one is looked at. */
export async function* chunksOf(digests: readonly string[], store: ChunkStore): AsyncGenerator<Buffer> {
  const fetch = (index: number): Promise<Buffer | undefined> => {
    const digest = digests[index]
    const chunk = digest === undefined ? Promise.resolve(undefined) : store.get(digest)
    // Whoever waits for it is told; nobody may.
    chunk.catch(() => {})
    return chunk
  }
  let coming = fetch(0)
  for (let index = 1; ; index++) {
    const chunk = await coming
    if (chunk === undefined) return
    coming = fetch(index)
    yield chunk
  }
}
