import type { ChunkStore } from './originals.ts'

/** Of two files: the same bytes, one the beginning of the other, or neither. */
export type Continuation = 'same' | 'longer' | 'shorter' | 'other'

interface Chunked {
  readonly digest: string
  readonly bytes: number
  readonly chunks: readonly string[]
}

/**
 * How a transcript stands to the kept one. Chunks before the shorter one's last are compared by digest, that last
 * chunk by its bytes.
 */
export async function continuationOf(
  arrived: Chunked,
  kept: Chunked,
  store: ChunkStore,
): Promise<Continuation> {
  if (arrived.digest === kept.digest) return 'same'
  const [shorter, longer] = arrived.bytes < kept.bytes ? [arrived, kept] : [kept, arrived]
  const last = shorter.chunks.length - 1
  for (let index = 0; index < last; index++) {
    if (shorter.chunks[index] !== longer.chunks[index]) return 'other'
  }
  const tail = shorter.chunks[last]
  const over = longer.chunks[last]
  if (tail !== undefined && over !== undefined && tail !== over) {
    const begins = await store.get(tail)
    const goesOn = await store.get(over)
    if (!goesOn.subarray(0, begins.length).equals(begins)) return 'other'
  }
  return shorter === kept ? 'longer' : 'shorter'
}
