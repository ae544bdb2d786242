import { once } from 'node:events'
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request, type ClientRequest, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { startPostgres, type Postgres } from '../../scripts/postgres.ts'
import { newKey } from '../../src/domain/key.ts'
import { serving, type Serving } from '../cli/own-server.ts'
import { program } from '../cli/program.ts'
import { agent, text, user, uuid } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { ownFolder, TEST_DATABASE_URL } from '../storage/test-database.ts'
import { smallDisk } from '../support/small-disk.ts'

// The real server, while what it stands on fails, while it works hard, and while it is told to stop.

interface Started extends Serving {
  readonly key: string
  readonly of: string
  /** What it has logged. */
  log(): string
}

/** A server over an empty database of its own, or over the one that the variables name. */
async function started(variables: Readonly<Record<string, string>> = {}): Promise<Started> {
  const key = newKey('cog')
  const muster = program('', '').with({ MUSTER_ADMIN_KEY: key, MUSTER_LOG_LEVEL: 'info', ...variables })
  const server = await serving(muster)
  let log = ''
  server.child.stdout.on('data', (data: Buffer) => (log += data.toString()))
  const made = await send(
    { url: server.url, key },
    'POST',
    '/v3/enterprise/organizations',
    JSON.stringify({ name: 'A' }),
  )
  const { org_id: orgId } = made.body as { org_id: string }
  return { ...server, key, of: `/v3/organizations/${orgId}/sessions`, log: () => log }
}

/** Keeps its connections, as clients do. */
const connections = new Agent({ keepAlive: true })

interface Answer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly body: unknown
}

function open(
  { url, key }: { readonly url: string; readonly key: string },
  method: string,
  path: string,
  type = 'application/octet-stream',
): { readonly sent: ClientRequest; readonly answer: Promise<Answer> } {
  const sent = request(url + path, {
    method,
    agent: connections,
    headers: { authorization: `Bearer ${key}`, ...(method === 'POST' && { 'content-type': type }) },
  })
  const answer = once(sent, 'response').then(async ([response]: IncomingMessage[]) => {
    if (response === undefined) throw new Error('no response')
    return { status: response.statusCode ?? 0, headers: response.headers, body: await json(response) }
  })
  return { sent, answer }
}

async function send(
  server: { readonly url: string; readonly key: string },
  method: string,
  path: string,
  body?: string | Buffer,
): Promise<Answer> {
  const type = typeof body === 'string' ? 'application/json' : undefined
  const { sent, answer } = open(server, method, path, type)
  sent.end(body)
  return answer
}

const list = (server: Started) => send(server, 'GET', `${server.of}?first=200`)
const totalOf = (answer: Answer) => (answer.body as { total: number }).total

/** A session of its own, of two messages and so many bytes that don't compress. */
function session(n: number, bytes = 0): Buffer {
  const of = (place: number) => ({
    sessionId: `${String(n).padStart(8, '0')}-2222-4333-8444-555555555555`,
    uuid: uuid(n * 1_000_000 + place),
  })
  const noise = () => Buffer.from(crypto.getRandomValues(new Uint8Array(48_000))).toString('base64')
  const tail = Array.from({ length: Math.ceil(bytes / 65_536) }, (_, i) => user(3 + i, noise(), of(3 + i)))
  return jsonLines([user(1, 'Go', of(1)), agent(2, [text('Gone.')], {}, of(2)), ...tail])
}

function expectUnavailable(answer: Answer): void {
  expect(answer.status).toBe(503)
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect(answer.body).toMatchObject({ status: 503, retry_after: Number(answer.headers['retry-after']) })
}

async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask()
    if (holds(answer)) return answer
    await sleep(50)
  }
}

test('a full disk is 503 and a line in the log; with space again all that was acknowledged is there', async (context) => {
  context.skip(TEST_DATABASE_URL !== undefined, 'the disk is the embedded engine’s')
  const disk = smallDisk(context)
  const { dataDir, drop } = await ownFolder()
  cpSync(dataDir, join(disk, 'data'), { recursive: true })
  await drop()
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(48 << 20))
  const server = await started({ MUSTER_DATA_DIR: join(disk, 'data') })

  const importNext = async (n: number) => send(server, 'POST', `${server.of}/import`, session(n, 1 << 20))
  let acknowledged = 0
  const refused = await until(
    () => importNext(acknowledged),
    ({ status }) => status !== 200 || ++acknowledged > 200,
  )
  expectUnavailable(refused)
  expect(server.log()).toMatch(/(?:out of space|be reached).*"status":503/)
  expect((await send(server, 'GET', '/healthz')).status).toBe(200)
  expect([200, 503]).toContain((await list(server)).status)

  rmSync(join(disk, 'ballast'))
  const listed = await until(
    () => list(server),
    ({ status }) => status === 200,
  )
  // The one that failed may have been written before it couldn't be acknowledged.
  expect([acknowledged, acknowledged + 1]).toContain(totalOf(listed))
  expect(
    (
      await until(
        () => importNext(acknowledged),
        ({ status }) => status === 200,
      )
    ).status,
  ).toBe(200)
  expect(totalOf(await list(server))).toBe(acknowledged + 1)
  expect((await server.end('SIGTERM')).code).toBe(0)
}, 180_000)

let postgres: Postgres | undefined
afterAll(() => postgres?.remove())

test('a database that goes away is 503 and a line in the log; service resumes by itself', async (context) => {
  context.skip(TEST_DATABASE_URL === undefined, 'a server of PostgreSQL is needed: TEST_DATABASE_URL')
  postgres = await startPostgres()
  const server = await started({ DATABASE_URL: postgres.url })
  expect((await send(server, 'POST', `${server.of}/import`, session(1))).status).toBe(200)

  const transcript = session(2, 6 << 20)
  const { sent, answer } = open(server, 'POST', `${server.of}/import`)
  sent.write(transcript.subarray(0, 3 << 20))
  await until(
    () => send(server, 'GET', '/readyz'),
    ({ status }) => status === 200,
  )
  await postgres.stop('SIGQUIT')
  sent.end(transcript.subarray(3 << 20))
  expectUnavailable(await answer)
  expectUnavailable(await list(server))
  expect(server.log()).toMatch(/"status":503/)
  expect((await send(server, 'GET', '/healthz')).status).toBe(200)

  await postgres.start()
  expect(
    totalOf(
      await until(
        () => list(server),
        ({ status }) => status === 200,
      ),
    ),
  ).toBe(1)
  expect(await send(server, 'POST', `${server.of}/import`, transcript)).toMatchObject({
    status: 200,
    body: { created: 1 },
  })
  expect((await server.end('SIGTERM')).code).toBe(0)
}, 120_000)

test('SIGTERM lets an import under way finish, and takes no more', async () => {
  const server = await started()
  const transcript = session(1, 4 << 20)
  const { sent, answer } = open(server, 'POST', `${server.of}/import`)
  sent.write(transcript.subarray(0, 1 << 20))
  await send(server, 'GET', '/healthz')
  server.child.kill('SIGTERM')
  await until(
    async () => server.log(),
    (log) => log.includes('"stopping"'),
  )
  sent.end(transcript.subarray(1 << 20))
  expect(await answer).toMatchObject({ status: 200, body: { created: 1 } })
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed')
  expect((await server.end()).code).toBe(0)
})

test('SIGTERM cuts off an import that doesn’t come to its end', async () => {
  const server = await started()
  const { sent, answer } = open(server, 'POST', `${server.of}/import`)
  sent.write(session(1, 2 << 20).subarray(0, 1 << 20))
  await send(server, 'GET', '/healthz')
  const [ended, answered] = await Promise.allSettled([server.end('SIGTERM'), answer])
  expect(ended).toMatchObject({ status: 'fulfilled', value: { code: 0 } })
  expect(answered.status).toBe('rejected')
}, 120_000)

test('an import that its sender breaks off leaves nothing, and no one takes it for the database’s fault', async () => {
  const server = await started()
  const { sent, answer } = open(server, 'POST', `${server.of}/import`)
  sent.write(session(1, 4 << 20).subarray(0, 3 << 20))
  await send(server, 'GET', '/healthz')
  sent.destroy()
  await expect(answer).rejects.toMatchObject({ code: 'ECONNRESET' })
  await until(
    () => list(server),
    ({ status }) => status === 200,
  )
  expect(totalOf(await list(server))).toBe(0)
  expect((await server.end('SIGTERM')).code).toBe(0)
  expect(server.log()).not.toMatch(/"level":50/)
})

test('requests are answered while a long transcript is imported', async () => {
  const server = await started()
  const transcript = session(1, 40 << 20)
  const importing = send(server, 'POST', `${server.of}/import`, transcript)
  let [answered, worst, isOver] = [0, 0, false]
  void importing.finally(() => (isOver = true))
  while (!isOver) {
    const asked = performance.now()
    expect((await send(server, 'GET', '/healthz')).status).toBe(200)
    worst = Math.max(worst, performance.now() - asked)
    answered++
    await sleep(5)
  }
  expect((await importing).status).toBe(200)
  expect(answered).toBeGreaterThan(20)
  process.stdout.write(
    `/healthz while importing: ${answered} answers, the slowest in ${worst.toFixed(0)} ms\n`,
  )
  await server.end('SIGTERM')
}, 180_000)
