import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import type { Access, MachineImport } from '../../sdk/index.ts'
import type { Demo } from '../../src/machine/machine.ts'
import { loadDemo } from '../../src/demo/load.ts'
import { countDemo, removeDemo } from '../../src/demo/remove.ts'
import { demoSessions } from '../../src/demo/transcripts.ts'
import { Home } from '../machine/home.ts'
import { machineWith } from '../machine/test-machine.ts'
import { TestApp } from './test-app.ts'

const TRANSCRIPTS = '/v3/enterprise/machine/transcripts'
const IMPORT = '/v3/enterprise/machine/import'

let demo: Demo['load'] = async () => {}
const home = new Home()
home.claudeSessions(0, 5)
home.claudeSubAgent(0)
home.codexSession()
const machine = machineWith(home.folders, {
  load: (context, input, onProgress) => demo(context, input, onProgress),
  count: (context, orgIds) => countDemo(context, orgIds),
  remove: (context, orgIds) => removeDemo(context, orgIds),
})
const app = await TestApp.create({ machine })
afterEach(() => void (demo = async () => {}))

async function start(body: object, headers: Record<string, string> = {}) {
  return app.send({ method: 'POST', path: IMPORT, key: app.adminKey, body, headers })
}

async function remove() {
  return app.send({ method: 'DELETE', path: '/v3/enterprise/machine/demo', key: app.adminKey })
}

async function standing(): Promise<MachineImport> {
  return (await app.get(IMPORT, app.adminKey)).body as MachineImport
}

/** Asks until it is over, as a page does. */
async function ended(): Promise<MachineImport> {
  for (;;) {
    const now = await standing()
    if (now.state !== 'running') return now
    await pause(10)
  }
}

test('before an import there is none, and what is there is said', async () => {
  expect(await standing()).toMatchObject({ state: 'idle', source: null, total: null, num_failed: 0 })
  expect((await app.get(TRANSCRIPTS, app.adminKey)).body).toMatchObject({
    folders: home.folders,
    agents: [
      { agent: 'claude-code', sessions: 5, files: 6 },
      { agent: 'codex', sessions: 1, files: 1 },
    ],
  })
})

test('an import brings all sessions in, says how far it is, and changes nothing the second time', async () => {
  home.put(join(home.claude, 'shop', 'notes.jsonl'), '{"note":"nobody’s"}\n')
  expect((await start({ source: 'transcripts' })).body).toMatchObject({ state: 'running', done: 0 })
  const first = await ended()
  expect(first).toMatchObject({
    ...{ state: 'finished', source: 'transcripts', done: 8, total: 8 },
    ...{ sessions: 7, unchanged: 0, skipped: 1, num_failed: 0, failed: [], reason: null },
  })
  const list = async () => (await app.get('/v3/enterprise/sessions?first=100', app.adminKey)).body
  const before = await list()
  expect(before).toMatchObject({ total: 7 })
  await start({ source: 'transcripts' })
  expect(await ended()).toEqual({ ...first, unchanged: 7 })
  expect(await list()).toEqual(before)
})

test('one that runs is joined by who asks for the same, and in the way of who asks for another', async () => {
  let finish = (): void => {}
  demo = async (_, __, onProgress) => {
    onProgress({ done: 120, total: 300 })
    await new Promise<void>((resolve) => (finish = resolve))
    onProgress({ done: 300, total: 300 })
  }
  expect((await start({ source: 'demo' })).status).toBe(200)
  const running = { state: 'running', source: 'demo', done: 120, total: 300, sessions: 120 }
  expect((await start({ source: 'demo' })).body).toMatchObject(running)
  expect(await standing()).toMatchObject(running)
  const refused = [await start({ source: 'transcripts' }), await remove()]
  for (const { status, text } of refused) {
    expect([status, text]).toEqual([409, expect.stringContaining('Wait for its end')])
  }
  finish()
  expect(await ended()).toMatchObject({ state: 'finished', sessions: 300 })
})

test('a server that stops ends it, and what ended or failed says so', async () => {
  demo = (_, { signal }) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('stopped'))))
  await start({ source: 'demo' })
  await machine.stop()
  expect(await standing()).toMatchObject({ state: 'stopped', reason: null })

  demo = () => Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
  await start({ source: 'demo' })
  expect(await ended()).toMatchObject({
    state: 'failed',
    reason: 'the database is out of space, memory or connections',
  })
})

test('an import that was stopped is made whole by the next', async () => {
  home.claudeSessions(10, 12)
  const { organizations } = (await app.get('/v3/self/access', app.adminKey)).body as Access
  const owner = { userId: null, serviceUserId: app.admin.id }
  machine.import(app.context, 'transcripts', { orgId: organizations[0]?.org_id ?? '', owner })
  await machine.stop()
  expect(await standing()).toMatchObject({ state: 'stopped', sessions: 0 })
  await start({ source: 'transcripts' })
  expect(await ended()).toMatchObject({ state: 'finished', sessions: 9 })
})

test('a file that can’t be read is named with the reason, and the others come in', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'the superuser may read everything')
  const path = join(home.claude, 'shop', 'closed.jsonl')
  home.put(path, home.read(9))
  chmodSync(path, 0)
  await start({ source: 'transcripts' })
  expect(await ended()).toMatchObject({
    ...{ state: 'finished', sessions: 9, num_failed: 1 },
    failed: [{ path, reason: 'this user may not read it' }],
  })
})

test('a demo that was loaded can be removed whole, and leaves the rest as it was', async () => {
  const { db } = app.context
  const kept = async () => {
    const counted = [
      'sessions',
      'messages',
      'steps',
      'session_words',
      'originals',
      'original_chunks',
      'analyses',
    ]
    const rows = await Promise.all(
      counted.map(
        async (table) =>
          (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n,
      ),
    )
    const totals = await sql`select org_id, dimension, value, sessions, micro_acus from summary_totals
      where sessions <> 0 order by 1, 2, 3`.execute(db)
    const list = await app.get('/v3/enterprise/sessions?first=100', app.adminKey)
    return { rows, totals: totals.rows, list: list.body }
  }
  const before = await kept()
  const { organizations } = (await app.get('/v3/self/access', app.adminKey)).body as Access
  demo = async (context, input, onProgress) => {
    const leaving = new AbortController()
    const some = loadDemo(context, { ...input, signal: leaving.signal }, (progress) => {
      onProgress(progress)
      if (progress.done >= 6) leaving.abort()
    })
    await some.catch(() => undefined)
  }
  await start({ source: 'demo', org_id: organizations[0]?.org_id })
  const { done } = await ended()
  expect(done).toBeGreaterThanOrEqual(6)
  const counted = async () => (await app.get(TRANSCRIPTS, app.adminKey)).body
  expect(await counted()).toMatchObject({ demo_sessions: done, demo_size: demoSessions(new Date()).length })
  expect((await remove()).body).toEqual({ sessions: done })
  expect(await counted()).toMatchObject({ demo_sessions: 0 })
  expect(await kept()).toEqual(before)
  expect((await remove()).body).toEqual({ sessions: 0 })
})

test('among several organisations one has to be named, and must be there', async () => {
  const orgId = await app.organization('Another')
  const unnamed = await start({ source: 'demo' })
  expect([unnamed.status, unnamed.text]).toEqual([422, expect.stringContaining('name it')])
  expect((await start({ source: 'demo', org_id: 'org-none' })).status).toBe(404)
  expect((await start({ source: 'demo', org_id: orgId })).status).toBe(200)
  expect((await start({ source: 'elsewhere', org_id: orgId })).status).toBe(422)
  await ended()
})

const HERE = ['localhost', 'localhost:8484', '127.0.0.1:8484', '127.0.0.9', '[::1]:8484', 'LOCALHOST:80']
const ELSEWHERE = [
  'muster.example',
  'evil.example:8484',
  '127.0.0.1.evil.example',
  'localhost.evil.example',
  '192.168.0.2:8484',
  '[::2]',
  '127.0.0.1:8484@evil.example',
]

test.each([...HERE.map((host) => [host, true] as const), ...ELSEWHERE.map((host) => [host, false] as const)])(
  'asked as %s it is there: %s',
  async (host, isThere) => {
    const headers = { host }
    const access = await app.get('/v3/self/access', app.adminKey, headers)
    expect(access.body).toMatchObject({ imports_from_machine: isThere })
    const status = isThere ? 200 : 404
    expect((await app.get(TRANSCRIPTS, app.adminKey, headers)).status).toBe(status)
    expect((await app.get(IMPORT, app.adminKey, headers)).status).toBe(status)
    if (!isThere) expect((await start({ source: 'transcripts' }, headers)).status).toBe(404)
  },
)

test('a page of another site starts nothing with the cookie of a sign-in', async () => {
  const signedIn = await app.send({ method: 'POST', path: '/v3/self/sign-in', key: app.adminKey })
  const cookie = signedIn.headers['set-cookie']?.split(';')[0] ?? ''
  const sent = { method: 'POST', path: IMPORT, body: { source: 'demo' } } as const
  expect((await app.send({ ...sent, headers: { cookie } })).status).toBe(403)
})

test('a server that isn’t on its users’ machine has nothing of it', async () => {
  const other = await TestApp.create()
  const access = await other.get('/v3/self/access', other.adminKey)
  expect(access.body).toMatchObject({ imports_from_machine: false })
  expect((await other.get(TRANSCRIPTS, other.adminKey)).status).toBe(404)
  expect((await other.get(IMPORT, other.adminKey)).status).toBe(404)
  const started = await other.send({
    ...{ method: 'POST', path: IMPORT, key: other.adminKey },
    body: { source: 'demo' },
  })
  expect(started.status).toBe(404)
})
