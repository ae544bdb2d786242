import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { zstdCompress, zstdDecompress } from 'node:zlib'
import { MusterError } from '../domain/errors.ts'
import type { Db } from '../storage/context.ts'
import { findChunk, saveChunk } from '../storage/originals.ts'

/** Bytes of source in one chunk. */
export const CHUNK_BYTES = 1024 * 1024

const compress = promisify(zstdCompress)
const decompress = promisify(zstdDecompress)

/** Where the chunks of a transcript are kept, by the SHA-256 of their source bytes. */
export interface ChunkStore {
  put(digest: string, source: Buffer): Promise<void>
  /** @throws MusterError `unavailable` when a chunk is missing or damaged. */
  get(digest: string): Promise<Buffer>
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The organisation's chunks in the database. */
export function storedChunkStore(db: Db, orgId: string): ChunkStore {
  return {
    async put(digest, source) {
      await saveChunk(db, orgId, digest, await compress(source))
    },
    async get(digest) {
      const bytes = await findChunk(db, orgId, digest)
      const source = bytes && (await decompress(bytes))
      if (source === undefined || sha256(source) !== digest) {
        throw new MusterError(
          'unavailable',
          'A part of the kept transcript is missing; import the file again.',
        )
      }
      return source
    },
  }
}

/** A store for looking at a transcript without keeping it: what is put in stays in memory. */
export function passingChunkStore(stored: ChunkStore): ChunkStore {
  const chunks = new Map<string, Buffer>()
  return {
    async put(digest, source) {
      chunks.set(digest, await compress(source))
    },
    async get(digest) {
      const bytes = chunks.get(digest)
      return bytes === undefined ? stored.get(digest) : decompress(bytes)
    },
  }
}
