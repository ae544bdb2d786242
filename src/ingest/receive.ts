import { createHash } from 'node:crypto'
import { headOf, type Head } from './head.ts'
import { invalid } from '../domain/errors.ts'
import { InFlight } from '../sessions/in-flight.ts'
import { CHUNK_BYTES, sha256, type ChunkStore } from '../sessions/originals.ts'

/** A transcript that has arrived whole. */
export interface Received {
  /** SHA-256 of all bytes, in hex. */
  readonly digest: string
  readonly bytes: number
  readonly chunks: readonly string[]
}

const PUTS_AT_ONCE = 4

/**
 * Takes a transcript's bytes into the store, chunk by chunk, as far as `wanted` says after its first records;
 * `undefined` when it isn't wanted (the rest is read and thrown away, so that the sender can finish).
 * @throws MusterError `invalid` when the body breaks off.
 */
export async function receive(
  body: AsyncIterable<Uint8Array>,
  store: ChunkStore,
  wanted: (head: Head) => boolean,
): Promise<Received | undefined> {
  const whole = createHash('sha256')
  const chunks: string[] = []
  const puts = new InFlight(PUTS_AT_ONCE)
  let bytes = 0
  let held: Buffer[] = []
  let decided: boolean | undefined

  const keep = async (chunk: Buffer): Promise<void> => {
    const digest = sha256(chunk)
    chunks.push(digest)
    await puts.add(store.put(digest, chunk))
  }
  const decide = async (isWhole: boolean): Promise<void> => {
    const head = headOf(held, isWhole)
    if (head === undefined) return
    decided = wanted(head)
    if (decided) for (const chunk of held) await keep(chunk)
    held = []
  }

  try {
    for await (const chunk of inChunks(body)) {
      whole.update(chunk)
      bytes += chunk.length
      if (decided === true) await keep(chunk)
      else if (decided === undefined) {
        held.push(chunk)
        await decide(false)
      }
    }
    if (decided === undefined) await decide(true)
  } finally {
    await puts.settled()
  }
  return decided === true ? { digest: whole.digest('hex'), bytes, chunks } : undefined
}

/** The same bytes in chunks of exactly `CHUNK_BYTES`, the last of what is left. */
async function* inChunks(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let parts: Uint8Array[] = []
  let held = 0
  for await (let part of wholeOf(body)) {
    while (held + part.length >= CHUNK_BYTES) {
      const room = CHUNK_BYTES - held
      parts.push(part.subarray(0, room))
      yield Buffer.concat(parts)
      part = part.subarray(room)
      parts = []
      held = 0
    }
    if (part.length > 0) parts.push(part)
    held += part.length
  }
  if (held > 0) yield Buffer.concat(parts)
}

/**
 * The body, which is read to its end even when nobody wants the rest: a sender who is answered in the middle of sending
 * may never see the answer, and the connection is of no more use.
 */
async function* wholeOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const parts = body[Symbol.asyncIterator]()
  const next = async (): Promise<IteratorResult<Uint8Array, unknown>> => {
    try {
      return await parts.next()
    } catch {
      throw invalid(['body'], 'The transcript broke off before its end.', 'incomplete')
    }
  }
  let part = await next()
  try {
    for (; part.done !== true; part = await next()) yield part.value
  } finally {
    while (part.done !== true) part = await next()
  }
}
