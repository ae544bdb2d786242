import { randomUUID } from 'node:crypto'
import { newKey } from '../../src/domain/key.ts'
import { firstOrg, sendTranscript } from '../imports.ts'
import { inTurn, median } from '../measure.ts'
import { productServer, type Server, type Store } from '../processes.ts'
import type { Bench, Group, Row } from '../row.ts'
import { transcriptOf } from '../transcripts.ts'

const MEGABYTE = 1_000_000

/** An import against bare JSON.parse of the same lines, and the memory that a huge one takes. */
export const imports: Group = {
  name: 'imports',
  title: 'Imports',
  async measure(bench) {
    const bytes = (bench.isQuick ? 8 : 64) * MEGABYTE
    const postgres = { databaseUrl: await bench.emptyPostgres(), dataDir: bench.emptyFolder() }
    return [
      await speed(bench, 'PostgreSQL', postgres, bytes, { aim: 0.15, goal: 0.5 }),
      await speed(bench, 'embedded', { dataDir: bench.emptyFolder() }, bytes, { aim: 0.05, goal: 0.5 }),
      await memory(bench, { databaseUrl: await bench.emptyPostgres(), dataDir: bench.emptyFolder() }),
    ]
  },
}

async function speed(
  { rounds }: Bench,
  name: string,
  store: Store & { readonly dataDir: string },
  bytes: number,
  wanted: { aim: number; goal: number },
): Promise<Row> {
  const server = await emptyServer(store)
  try {
    const { key } = server
    const target = { url: server.url, key, orgId: await firstOrg(server.url, key) }
    const found = await inTurn(rounds, {
      parse: async () => parse(whole(bytes)),
      import: async () => {
        const lines = whole(bytes)
        const begin = performance.now()
        await sendTranscript(target, lines)
        return (performance.now() - begin) / 1000
      },
    })
    const ratio = median(found.parse.map((seconds, round) => seconds / (found.import[round] ?? NaN)))
    return {
      what: `import on ${name} against JSON.parse of the same lines: bytes a second`,
      ...{ figure: ratio, unit: '×', better: 'higher', ...wanted },
      note: `${rate(bytes, found.import)} against ${rate(bytes, found.parse)} MB/s; ${bytes / MEGABYTE} MB of made-up lines`,
    }
  } finally {
    await server.stop()
  }
}

/** What the server holds at most while a huge transcript comes. */
async function memory({ isQuick }: Bench, store: Store & { readonly dataDir: string }): Promise<Row> {
  const bytes = (isQuick ? 50 : 1_000) * MEGABYTE
  const server = await emptyServer(store)
  try {
    const { key } = server
    const orgId = await firstOrg(server.url, key)
    await sendTranscript({ url: server.url, key, orgId }, transcriptOf(randomUUID(), bytes))
    return {
      what: `resident memory at most, while a transcript of ${bytes / MEGABYTE} MB is imported (PostgreSQL)`,
      ...{ figure: server.peak() / MEGABYTE, unit: 'MB', better: 'lower', aim: 400 },
    }
  } finally {
    await server.stop()
  }
}

/** Every round brings a session of its own. */
function whole(bytes: number): string[] {
  return [...transcriptOf(randomUUID(), bytes)]
}

function parse(lines: readonly string[]): number {
  const begin = performance.now()
  for (const line of lines) JSON.parse(line)
  return (performance.now() - begin) / 1000
}

function rate(bytes: number, seconds: readonly number[]): string {
  return (bytes / MEGABYTE / median(seconds)).toFixed(0)
}

/** A server that sets up an empty database, with its administrator's key. */
async function emptyServer(
  store: Store & { readonly dataDir: string },
): Promise<Server & { readonly key: string }> {
  const key = newKey('cog')
  return { ...(await productServer(store, key)), key }
}
