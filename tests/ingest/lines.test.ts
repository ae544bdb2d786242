import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { LineCutter } from '../../src/ingest/lines.ts'
import { receive } from '../../src/ingest/receive.ts'
import { CHUNK_BYTES, sha256, type ChunkStore } from '../../src/sessions/originals.ts'
import { digestOf } from './imports.ts'

interface Cut {
  readonly bytes: string
  readonly line: number
  readonly offset: number
  readonly length: number
}

function cutInto(pieces: readonly Buffer[]): Cut[] {
  const lines: Cut[] = []
  const cutter = new LineCutter(({ bytes, position }) =>
    lines.push({ bytes: bytes.toString('latin1'), ...position }),
  )
  for (const piece of pieces) cutter.push(piece)
  cutter.end()
  return lines
}

/** The same by splitting all at once; one carriage return before the line's end belongs to that. */
function split(bytes: Buffer): Cut[] {
  let offset = 0
  return bytes
    .toString('latin1')
    .split('\n')
    .map((whole, index) => {
      const line = { bytes: whole.replace(/\r$/, ''), line: index + 1, offset }
      offset += whole.length + 1
      return { ...line, length: line.bytes.length }
    })
    .filter(({ length }) => length > 0)
}

function piecesOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].toSorted((a, b) => a - b)
  return [...places, bytes.length].map((end, index) => bytes.subarray(places[index - 1] ?? 0, end))
}

const bytes = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0x0a, 0x0d, 0x61) }, fc.nat(255)), {
    maxLength: 60,
  })
  .map((numbers) => Buffer.from(numbers))

describe('lines', () => {
  it('are the same however the bytes come', () => {
    fc.assert(
      fc.property(bytes, fc.array(fc.nat(), { maxLength: 8 }), (all, cuts) => {
        expect(cutInto(piecesOf(all, cuts))).toEqual(split(all))
      }),
      { numRuns: 500 },
    )
  })

  it('that are too long come without bytes, and those after them in their place', () => {
    const long = Buffer.alloc(100 * 1024 * 1024, 'x')
    const lines = cutInto([Buffer.from('a\n'), long, long, long, Buffer.from('\nb')])
    expect(lines).toEqual([
      { bytes: 'a', line: 1, offset: 0, length: 1 },
      { bytes: '', line: 2, offset: 2, length: 3 * long.length },
      { bytes: 'b', line: 3, offset: 3 + 3 * long.length, length: 1 },
    ])
  })
})

describe('what is received', () => {
  /** A store that remembers what it was given. */
  function memory(): ChunkStore & { readonly chunks: Map<string, Buffer> } {
    const chunks = new Map<string, Buffer>()
    return {
      chunks,
      put: async (digest, source) => void chunks.set(digest, Buffer.from(source)),
      get: async (digest) => chunks.get(digest) ?? Buffer.alloc(0),
      keep: async () => {},
      tidy: async () => {},
    }
  }

  const line = (n: number) => `${JSON.stringify({ n, text: 'x'.repeat(n % 3000) })}\n`
  const sizes = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17]

  it('has the same chunks and digest however it comes', async () => {
    const all = Buffer.from(Array.from({ length: 3_600 }, (_, n) => line(n)).join(''))
    expect(all.length).toBeGreaterThan(3 * CHUNK_BYTES + 17)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sizes),
        fc.array(fc.nat(), { maxLength: 6 }),
        async (size, cuts) => {
          const store = memory()
          const sent = all.subarray(0, size)
          const received = await receive(bodyOf(piecesOf(sent, cuts)), store, () => true)
          const whole = Array.from({ length: Math.ceil(size / CHUNK_BYTES) }, (_, n) =>
            sent.subarray(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES),
          )
          expect(received).toEqual({ digest: digestOf(sent), bytes: size, chunks: whole.map(sha256) })
          expect([...store.chunks.values()].map(sha256)).toEqual([...new Set(whole.map(sha256))])
        },
      ),
      { numRuns: 60 },
    )
  })

  it('is judged by its first records, and read to its end when it is not wanted', async () => {
    const all = Buffer.from(Array.from({ length: 2_000 }, (_, n) => line(n)).join(''))
    const store = memory()
    let taken = 0
    async function* body() {
      for (const piece of piecesOf(all, [5, 2_000_000, 2_500_000])) {
        taken += piece.length
        yield piece
      }
    }
    const heads: (readonly JsonObject[])[] = []
    const received = await receive(body(), store, ({ records }) => {
      heads.push(records)
      return false
    })
    expect(received).toBeUndefined()
    expect(heads.map((head) => head.map(({ n }) => n))).toEqual([Array.from({ length: 64 }, (_, n) => n)])
    expect(taken).toBe(all.length)
    expect(store.chunks.size).toBe(0)
  })
})

async function* bodyOf(pieces: readonly Buffer[]): AsyncGenerator<Buffer> {
  yield* pieces
}
