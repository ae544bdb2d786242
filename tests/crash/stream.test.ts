import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { MusterClient, type SessionEvent } from '../../sdk/index.ts'
import { startPostgres, type Postgres } from '../../scripts/postgres.ts'
import { newKey } from '../../src/domain/key.ts'
import { openDatabase } from '../../src/storage/database.ts'
import { serving } from '../cli/own-server.ts'
import { program } from '../cli/program.ts'
import { TEST_DATABASE_URL } from '../storage/test-database.ts'
import { write, type Acknowledged } from './writer.ts'

/** How often the server is killed; \`.ci/run\` asks for fifty. */
const ROUNDS = Number(process.env['MUSTER_CRASH_ROUNDS'] ?? 5)

let postgres: Postgres | undefined
const leaving = new AbortController()
afterAll(async () => {
  leaving.abort()
  await postgres?.remove()
})

test(
  `${ROUNDS} times, a stream goes on over kill -9 of the server, with nothing lost or doubled`,
  async () => {
    if (TEST_DATABASE_URL !== undefined) postgres = await startPostgres()
    const key = newKey('cog')
    const own = program('', '').with({ MUSTER_ADMIN_KEY: key })
    const muster = postgres === undefined ? own : own.with({ DATABASE_URL: postgres.url })
    const location = postgres ?? { dataDir: own.variables['MUSTER_DATA_DIR'] ?? '' }
    let running = await serving(muster)
    const { url } = running
    const client = new MusterClient({ url, key })
    const { org_id: orgId } = await client.organizations.create({ name: 'Streaming' })
    const { sessions } = client.organization(orgId)

    const events: SessionEvent[] = []
    const reading = (async () => {
      for await (const event of sessions.watch({}, { signal: leaving.signal })) events.push(event)
    })()
    while (events.length === 0) await sleep(20)

    const done: Acknowledged = { organizations: new Set(), keys: new Set(), imports: new Map() }
    for (let round = 0; round < ROUNDS; round++) {
      const stopping = new AbortController()
      const writing = write({ url, key, orgId }, done, stopping.signal)
      await sleep(Math.random() * 900)
      running.child.kill('SIGKILL')
      stopping.abort()
      await Promise.all([writing, running.end()])
      running = await serving(muster, '--port', new URL(url).port)
    }
    // One more change, told once all before it are.
    const { session_id: id = '' } = (await sessions.list({ first: 1 }).page()).items[0] ?? {}
    await sessions.generateInsights(id)
    await running.end('SIGTERM')
    const { db, close } = await openDatabase(location)
    const log = await db.selectFrom('session_changes').selectAll().where('org_id', '=', orgId).execute()
    await close()
    running = await serving(muster, '--port', new URL(url).port)
    const told = (): SessionEvent[] => events.filter(({ session }) => session !== null)
    for (let waited = 0; told().length < log.length && waited < 30_000; waited += 50) await sleep(50)
    expect(
      told()
        .map(({ type, session }) => [type, session?.session_id])
        .slice(0, log.length),
    ).toEqual(
      log
        .toSorted((a, b) => a.change - b.change)
        .map(({ before, after, session_id: sessionId }) => [
          before === null ? 'enter' : after === null ? 'leave' : 'change',
          sessionId,
        ]),
    )
    expect(log.length).toBeGreaterThan(0)
    expect(events.map(({ type }) => type)).not.toContain('reset')
    const ids = told().map((event) => event.id)
    expect(new Set(ids).size).toBe(ids.length)
    const seen = new Set(events.map(({ session }) => session?.session_id))
    for (const { sessionId } of done.imports.values()) expect(seen).toContain(sessionId)
    leaving.abort()
    await reading
    await running.end('SIGTERM')
  },
  ROUNDS * 30_000 + 120_000,
)
