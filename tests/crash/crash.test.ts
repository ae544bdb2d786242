import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startPostgres, type Postgres } from '../../scripts/postgres.ts'
import { newKey } from '../../src/domain/key.ts'
import { openDatabase, type DatabaseLocation } from '../../src/storage/database.ts'
import { serving } from '../cli/own-server.ts'
import { program } from '../cli/program.ts'
import { Organization } from '../ingest/imports.ts'
import { TEST_DATABASE_URL } from '../storage/test-database.ts'
import { GROWING_FILES } from './growing-files.ts'
import { ask, importFile, write, type Acknowledged, type Server } from './writer.ts'

/**
 * How often the server is killed. A few times will do beside all other tests, which leave a start little of the machine;
 * `.ci/run` asks for fifty.
 */
const ROUNDS = Number(process.env['MUSTER_CRASH_ROUNDS'] ?? 5)
/** In so many rounds the files have grown to their end. */
const ROUNDS_PER_ORGANIZATION = 5

/** Everything acknowledged is there, and nothing is half there. */
async function check(server: Server, done: Acknowledged): Promise<void> {
  const get = async <Body>(path: string, key = server.key): Promise<Body> => {
    const body = await ask<Body>({ ...server, key }, 'GET', path)
    if (body === undefined) throw new Error(`no answer to ${path}`)
    return body
  }
  const all = async <Item>(path: string): Promise<Item[]> => {
    const items: Item[] = []
    let after = ''
    for (;;) {
      const page: { items: Item[]; end_cursor: string | null; total: number | null } = await get(
        `${path}?first=200${after}`,
      )
      items.push(...page.items)
      if (page.end_cursor === null) return items
      after = `&after=${encodeURIComponent(page.end_cursor)}`
    }
  }
  const organizations = new Set(
    (await all<{ org_id: string }>('/v3/enterprise/organizations')).map((one) => one.org_id),
  )
  expect(done.organizations.difference(organizations)).toEqual(new Set())
  for (const key of [...done.keys].slice(-20)) {
    expect(await get('/v3/self', key)).toMatchObject({ principal_type: 'service_user', org_id: server.orgId })
  }
  const of = `/v3/organizations/${server.orgId}/sessions`
  const sessions = await all<{ session_id: string; num_user_messages: number; num_devin_messages: number }>(
    `${of}/insights`,
  )
  expect(await get(`${of}?first=1`)).toMatchObject({ total: sessions.length })
  for (const [index, { part, sessionId }] of done.imports) {
    expect(sessions.map((one) => one.session_id)).toContain(sessionId)
    const details = await get<{ provenance: { original_bytes: number } }>(`${of}/${sessionId}/details`)
    expect(details.provenance.original_bytes).toBeGreaterThanOrEqual(
      GROWING_FILES[index]?.upTo(part).length ?? 0,
    )
  }
  for (const { session_id: id, num_user_messages: user, num_devin_messages: agent } of sessions) {
    const messages = await all<{ source: string }>(`${of}/${id}/messages`)
    const by = (source: string) => messages.filter((one) => one.source === source).length
    expect({ id, user: by('user'), agent: by('devin') }).toEqual({ id, user, agent })
    const { num_steps: steps } = await get<{ num_steps: number }>(`${of}/${id}/details`)
    const last = await get<{ items: unknown[] }>(`${of}/${id}/steps?first=1`)
    expect(last.items).toHaveLength(Math.min(1, steps))
  }
}

/** After all, the files end in the state that they have in an organisation without any crash. */
async function compare(
  server: Server,
  orgIds: readonly string[],
  location: DatabaseLocation,
  stop: () => Promise<unknown>,
): Promise<void> {
  const undisturbed = await organizationOf(server.url, server.key)
  for (const orgId of [...orgIds, undisturbed.orgId]) {
    for (const index of GROWING_FILES.keys()) {
      expect(await importFile({ ...server, orgId }, index, 1)).toBeDefined()
    }
  }
  await stop()
  const { db, close } = await openDatabase(location)
  const expected = await new Organization(db, undisturbed.orgId).state()
  for (const orgId of orgIds) expect(await new Organization(db, orgId).state('a crash')).toEqual(expected)
  await close()
}

async function organizationOf(url: string, key: string): Promise<Server> {
  const organization = await ask<{ org_id: string }>(
    { url, key, orgId: '' },
    'POST',
    '/v3/enterprise/organizations',
    {
      name: 'Crashing',
    },
  )
  return { url, key, orgId: organization?.org_id ?? '' }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50)
}

let postgres: Postgres | undefined
afterAll(() => postgres?.remove())

test(
  `${ROUNDS} times, what was acknowledged outlives kill -9 while importing and writing`,
  async () => {
    if (TEST_DATABASE_URL !== undefined) postgres = await startPostgres()
    const key = newKey('cog')
    const own = program('', '').with({ MUSTER_ADMIN_KEY: key })
    const muster = postgres === undefined ? own : own.with({ DATABASE_URL: postgres.url })
    const location = postgres ?? { dataDir: own.variables['MUSTER_DATA_DIR'] ?? '' }
    const orgIds: string[] = []
    let done: Acknowledged = { organizations: new Set(), keys: new Set(), imports: new Map() }
    let running = await serving(muster)
    let server = { url: running.url, key, orgId: '' }
    for (let round = 0; round < ROUNDS; round++) {
      if (round % ROUNDS_PER_ORGANIZATION === 0) {
        server = await organizationOf(running.url, key)
        orgIds.push(server.orgId)
        done = { ...done, keys: new Set(), imports: new Map() }
      }
      const stopping = new AbortController()
      const writing = write(server, done, stopping.signal)
      await sleep(Math.random() * 700)
      if (postgres !== undefined && round % 3 === 2) {
        await postgres.stop('SIGQUIT')
        stopping.abort()
        await writing
        await postgres.start()
        // The server goes on by itself.
        await until(async () => (await ask(server, 'GET', '/readyz')) !== undefined)
      } else {
        running.child.kill('SIGKILL')
        stopping.abort()
        await Promise.all([writing, running.end()])
        running = await serving(muster)
        server = { ...server, url: running.url }
      }
      await check(server, done)
    }
    expect([done.imports.size, done.organizations.size, done.keys.size]).not.toContain(0)
    await compare(server, orgIds, location, () => running.end('SIGTERM'))
  },
  ROUNDS * 20_000 + 60_000,
)
