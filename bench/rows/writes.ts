import { randomUUID } from 'node:crypto'
import { newSessionId } from '../../src/domain/ids.ts'
import type { Db } from '../../src/storage/context.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { addToTotal, upsertSession } from '../../src/storage/session-write.ts'
import { sendTranscript } from '../imports.ts'
import { inTurn, load, median, ratioOf, type Load } from '../measure.ts'
import type { Bench, Group, Row } from '../row.ts'
import { serve, type Served } from '../served.ts'
import { transcriptOf } from '../transcripts.ts'

const SMALL_TRANSCRIPT = 6_000
/** No more than so many writes are under way. */
const AT_ONCE = 8

const TITLE = 'Written beside reads'

type Write = () => Promise<unknown>

/** The same reads alone and beside writes. */
export const writes: Group = {
  name: 'writes',
  title: 'Pages after the first, beside writes',
  async measure(bench) {
    const url = await bench.postgres(bench.large)
    const postgres = await serve({ databaseUrl: url })
    const { db, close } = await openDatabase({ url })
    const { orgId } = postgres.keys.organization
    // As another server on the same database would, with the product's own statements.
    const writeSession = () =>
      db.transaction().execute(async (trx) => {
        await upsertSession(trx, sessionOf(orgId))
        await addToTotal(trx, orgId, 1)
      })
    const ofPostgres = await beside(bench, 'PostgreSQL', postgres, 200, 'sessions', writeSession)
    await removeWritten(db, orgId)
    await close()

    const embedded = await serve({ dataDir: await bench.embeddedFolder(bench.embedded) })
    const target = { url: embedded.app, ...embedded.keys.organization }
    const importOne = () => sendTranscript(target, transcriptOf(randomUUID(), SMALL_TRANSCRIPT))
    return [ofPostgres, await beside(bench, 'embedded', embedded, 20, 'imports', importOne)]
  },
}

async function beside(
  { rounds, seconds }: Bench,
  name: string,
  served: Served,
  rate: number,
  what: string,
  write: Write,
): Promise<Row> {
  try {
    const reached: number[] = []
    const found = await inTurn(rounds, {
      alone: () => load(served.pages.second, seconds),
      beside: async (): Promise<Load> => {
        const writer = writeAt(rate, seconds, write)
        const reads = await load(served.pages.second, seconds)
        reached.push(await writer)
        return reads
      },
    })
    return {
      what: `p99 beside ${rate} writes a second against without, ${name}`,
      ...{ figure: ratioOf(found.beside, found.alone, ({ p99 }) => p99), unit: '×', better: 'lower', aim: 3 },
      note:
        `p99 ${median(found.beside.map(({ p99 }) => p99))} against ${median(found.alone.map(({ p99 }) => p99))} ms; ` +
        `${median(reached).toFixed(0)} ${what} a second were written`,
    }
  } finally {
    await served.stop()
  }
}

/** What was written is the newest of all and all alike, which nothing else that is measured should meet. */
async function removeWritten(db: Db, orgId: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom('sessions')
    .where('org_id', '=', orgId)
    .where('title', '=', TITLE)
    .executeTakeFirstOrThrow()
  await addToTotal(db, orgId, -Number(numDeletedRows))
}

/** Writes at a rate for some seconds, or as fast as it goes; says how many a second were done. */
async function writeAt(rate: number, seconds: number, write: Write): Promise<number> {
  const begin = performance.now()
  const until = begin + seconds * 1000
  const underWay = new Set<Promise<unknown>>()
  let done = 0
  for (let sent = 0; performance.now() < until; sent++) {
    const due = begin + (sent * 1000) / rate
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())))
    if (underWay.size >= AT_ONCE) await Promise.race(underWay)
    const one: Promise<unknown> = write().then(() => {
      if (performance.now() < until) done++
      underWay.delete(one)
    })
    underWay.add(one)
  }
  await Promise.all(underWay)
  return done / seconds
}

function sessionOf(orgId: string): Parameters<typeof upsertSession>[1] {
  const at = Date.now() * 1000
  return {
    ...{ orgId, sessionId: newSessionId(orgId), createdAt: at, updatedAt: at, title: TITLE },
    ...{ status: 'exit', statusDetail: 'finished', liveDetail: null, liveUntil: null, origin: 'cli' },
    ...{ userId: null, serviceUserId: null, repoName: null, parentRef: null, acusConsumed: 0.1 },
    ...{ numUserMessages: 1, numDevinMessages: 1, pullRequests: [], revision: 0 },
    ...{ agent: 'codex', model: null, tags: [] },
  }
}
