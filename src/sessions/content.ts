import type { Step } from '../domain/session.ts'
import { CHUNK_BYTES, type ChunkStore } from './originals.ts'

export interface Content {
  /** What stands at the step's pointer in its record: any JSON value; `null` where nothing does. */
  readonly content: unknown
  /** Whether a long text was cut, or a huge record left out. */
  readonly contentTruncated: boolean
}

const LONGEST_RECORD = 16 * CHUNK_BYTES
const LONGEST_TEXT = 32_000
const DEEPEST = 100

type Place = Pick<Step, 'source' | 'pointer'>

/** Reads steps' contents out of a kept original, long texts cut. */
export function contentReader(
  chunks: readonly string[],
  store: ChunkStore,
): (step: Place) => Promise<Content> {
  const valueOf = valueReader(chunks, store)
  return async (step) => {
    if (step.source.length > LONGEST_RECORD) return { content: null, contentTruncated: true }
    return cut(await valueOf(step))
  }
}

/**
 * Reads what stands at steps' pointers in a kept original, whole; `null` for records of more than 16 MiB. Neighbouring
 * steps share their record and their chunk.
 */
export function valueReader(chunks: readonly string[], store: ChunkStore): (step: Place) => Promise<unknown> {
  let chunkIndex = -1
  let chunk: Buffer = Buffer.alloc(0)
  let recordOffset = -1
  let record: unknown

  const chunkAt = async (index: number): Promise<Buffer> => {
    const digest = chunks[index]
    if (digest === undefined) return Buffer.alloc(0)
    if (index !== chunkIndex) {
      chunk = await store.get(digest)
      chunkIndex = index
    }
    return chunk
  }
  const bytesAt = async (offset: number, length: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let at = offset; at < offset + length;) {
      const index = Math.floor(at / CHUNK_BYTES)
      const from = at - index * CHUNK_BYTES
      const to = Math.min(CHUNK_BYTES, from + offset + length - at)
      parts.push((await chunkAt(index)).subarray(from, to))
      at += to - from
    }
    return Buffer.concat(parts)
  }

  return async ({ source, pointer }) => {
    if (source.length > LONGEST_RECORD) return null
    if (source.offset !== recordOffset) {
      record = parse(await bytesAt(source.offset, source.length))
      recordOffset = source.offset
    }
    return at(record, pointer)
  }
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

/** The value at a JSON pointer (RFC 6901). */
function at(value: unknown, pointer: string): unknown {
  let here = value
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return null
    if (Array.isArray(here) && key === 'length') return null
    here = (here as Record<string, unknown>)[key]
  }
  return here ?? null
}

/** Cuts every long text and every deep nesting in a value. */
function cut(value: unknown): Content {
  let contentTruncated = false
  const shorten = (part: unknown, depth: number): unknown => {
    if (typeof part === 'string' && part.length > LONGEST_TEXT) {
      contentTruncated = true
      return part.slice(0, LONGEST_TEXT).toWellFormed()
    }
    if (depth === DEEPEST && typeof part === 'object' && part !== null) {
      contentTruncated = true
      return null
    }
    if (Array.isArray(part)) return part.map((inner) => shorten(inner, depth + 1))
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, shorten(inner, depth + 1)]))
    }
    return part
  }
  return { content: shorten(value, 0), contentTruncated }
}
