import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { dashboardFolder } from '../../src/cli/dashboard-folder.ts'
import { newKey } from '../../src/domain/key.ts'
import { TEST_DATABASE_URL } from '../storage/test-database.ts'
import { ownHome, serving, type Serving } from './own-server.ts'
import { program, type Program } from './program.ts'

/** A data folder that isn't there yet. */
function unusedFolder(): { muster: Program; dataDir: string } {
  const muster = program('', '')
  const dataDir = join(muster.variables['HOME'] ?? '', 'deep', 'data')
  return { muster: muster.with({ MUSTER_DATA_DIR: dataDir }), dataDir }
}

function modeOf(path: string): string {
  return (statSync(path).mode & 0o777).toString(8)
}

function keyIn(dataDir: string): string {
  return readFileSync(join(dataDir, 'admin.key'), 'utf8').trim()
}

describe('a first start', () => {
  test('makes an administrator and shows the key once', async () => {
    const { muster, dataDir } = unusedFolder()
    const first = await serving(muster)
    expect([modeOf(dataDir), modeOf(join(dataDir, 'admin.key'))]).toEqual(['700', '600'])
    const key = keyIn(dataDir)
    expect(await new MusterClient({ url: first.url, key }).self()).toMatchObject({
      principal_type: 'service_user',
      org_id: null,
    })
    const organizations = await new MusterClient({ url: first.url, key }).organizations.list().all()
    expect(organizations).toHaveLength(1)
    const ended = await first.end('SIGTERM')
    expect(ended.code).toBe(0)
    expect(ended.err.split(key)).toHaveLength(2)
    expect(ended.err).toContain('npx muster import')
    expect(ended.out).not.toContain(key)

    const second = await serving(muster)
    expect(await new MusterClient({ url: second.url, key }).organizations.list().all()).toEqual(organizations)
    const again = (await second.end('SIGTERM')).err
    expect(again).not.toContain('cog_')
    expect(again).toContain('admin.key')
  })

  test('takes the key of MUSTER_ADMIN_KEY, and keeps it', async () => {
    const { muster, dataDir } = await ownHome()
    const key = newKey('cog')
    const server = await serving(muster.with({ MUSTER_ADMIN_KEY: key }))
    expect(keyIn(dataDir)).toBe(key)
    await new MusterClient({ url: server.url, key }).self()
    await server.end('SIGTERM')
  })

  test('takes the key that was written before a crash', async () => {
    const { muster, dataDir } = await ownHome()
    const key = newKey('cog')
    writeFileSync(join(dataDir, 'admin.key'), `${key}\n`)
    const server = await serving(muster)
    const self = await new MusterClient({ url: server.url, key }).self()
    expect(self).toMatchObject({ service_user_name: 'Administrator' })
    await server.end('SIGTERM')
  })
})

test('the link of a start signs the administrator in once, and a new start makes a new one', async ({
  skip,
}) => {
  skip(dashboardFolder() === undefined, 'the dashboard is not built: node scripts/build-dashboard.ts')
  skip(TEST_DATABASE_URL !== undefined, 'a server over a served PostgreSQL shows no link')
  const { muster } = await ownHome()
  const exchange = ({ url }: Serving, secret: string) => new MusterClient({ url, key: secret }).signIn()
  const secrets: string[] = []
  for (let starts = 0; starts < 2; starts++) {
    const server = await serving(muster)
    const [, at, secret = ''] = await server.said(/Open +(http:\S+)\/sign-in#token=(\S+)/)
    expect(at).toBe(server.url)
    for (const old of secrets) await expect(exchange(server, old)).rejects.toThrow('works no more')
    expect(await exchange(server, secret)).toMatchObject({ name: 'Administrator' })
    await expect(exchange(server, secret)).rejects.toThrow('works no more')
    secrets.push(secret)
    const { out } = await server.end('SIGTERM')
    expect(out).not.toContain(secret)
  }
})

test('a database that has its administrator gets no other', async () => {
  const { muster, dataDir } = await ownHome()
  const first = await serving(muster)
  const key = keyIn(dataDir)
  await first.end('SIGTERM')
  rmSync(join(dataDir, 'admin.key'))
  const second = await serving(muster.with({ MUSTER_ADMIN_KEY: newKey('cog') }))
  expect(existsSync(join(dataDir, 'admin.key'))).toBe(false)
  await new MusterClient({ url: second.url, key }).self()
  await second.end('SIGTERM')
})

describe('settings', () => {
  const muster = program('', '')

  test.each([
    [['--port', 'x'], {}, '--port'],
    [['--port', '65536'], {}, '--port'],
    [['--port'], {}, '--port'],
    [[], { MUSTER_PORT: '1e3' }, 'MUSTER_PORT'],
    [[], { MUSTER_LOG_LEVEL: 'loud' }, 'MUSTER_LOG_LEVEL'],
    [[], { MUSTER_PUBLIC_URL: 'example.org' }, 'MUSTER_PUBLIC_URL'],
    [['--public-url', 'ftp://example.org'], {}, '--public-url'],
    [[], { DATABASE_URL: 'mysql://root:secret@localhost/x' }, 'DATABASE_URL'],
    [[], { MUSTER_ADMIN_KEY: 'cog_secret' }, 'MUSTER_ADMIN_KEY'],
    [[], { MUSTER_ADMIN_KEY: newKey('apk') }, 'MUSTER_ADMIN_KEY'],
    [['--colour'], {}, '--colour'],
  ])('%j %j stop the start with one line naming the wrong one', async (args, variables, name) => {
    const { code, out, err } = await muster.with(variables as Record<string, string>)('serve', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^error: .+\n$/)
    expect(err).toContain(name)
    expect(err).not.toContain('secret')
  })

  test('a flag comes before the environment, an empty variable counts as none', async () => {
    const { muster } = await ownHome()
    const settings = { MUSTER_PORT: '1', MUSTER_HOST: '', MUSTER_LOG_LEVEL: '', MUSTER_PUBLIC_URL: '' }
    const server = await serving(muster.with(settings))
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200)
    await server.end('SIGTERM')
  })

  test('the public URL and the log level are obeyed', async () => {
    const { muster, dataDir } = await ownHome()
    const server = await serving(
      muster,
      '--public-url',
      'https://muster.example.org/',
      '--log-level',
      'debug',
    )
    const { url } = server
    const headers = { authorization: `Bearer ${keyIn(dataDir)}` }
    const { headers: answered } = await fetch(`${url}/v3/self`, { headers })
    // It is said where the public URL is one of HTTPS.
    expect(answered.get('strict-transport-security')).toContain('max-age')
    const { out } = await server.end('SIGTERM')
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { path?: string })
    expect(lines.some(({ path }) => path === '/v3/self')).toBe(true)
    expect(out).not.toContain(keyIn(dataDir))
  })
})

describe('what is in the way is told in one line', () => {
  test('a server on the same folder', async () => {
    const { muster, dataDir } = await ownHome()
    const server = await serving(muster)
    const { code, out, err } = await muster('serve', '--port', '0')
    const holder = `process ${server.child.pid}, the server at ${server.url}`
    expect({ code, out, err }).toEqual({
      code: 1,
      out: '',
      err: `error: data folder ${dataDir} is in use by ${holder}\n`,
    })
    await server.end('SIGTERM')
  })

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const { muster } = await ownHome()
    const { code, out, err } = await muster('serve', '--port', String(port))
    other.close()
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^error: can't listen on 127.0.0.1, port ${port}: .+--port.+\n$`))
  })

  test('a PostgreSQL that is not there, without its password', async () => {
    const url = 'postgres://ada:secret@127.0.0.1:1/muster?sslmode=disable'
    const { code, err } = await program('', '').with({ DATABASE_URL: url })('serve')
    expect(code).toBe(1)
    expect(err).toBe(`error: the database can't be reached (postgres://127.0.0.1:1/muster): ECONNREFUSED\n`)
  })

  test('a data folder that is a file', async () => {
    const muster = program('', '')
    const file = join(muster.variables['HOME'] ?? '', 'file')
    writeFileSync(file, '')
    const { code, err } = await muster('serve', '--data-dir', file)
    expect([code, err]).toEqual([
      1,
      `error: data folder ${file} can't be used: it is a file; choose another with --data-dir (MUSTER_DATA_DIR)\n`,
    ])
  })

  test.for(['/proc/none/data', '/proc/none'])(
    'a data folder where none can be made: %s',
    async (folder, context) => {
      context.skip(process.platform !== 'linux', 'other systems have no /proc')
      const { code, err } = await program('', '')('serve', '--data-dir', folder)
      expect(code).toBe(1)
      expect(err).toMatch(
        new RegExp(`^error: data folder ${folder} can't be used: no folder .+--data-dir.+\n$`),
      )
    },
  )
})

describe('an end', () => {
  test('by kill -9 leaves nothing that stops the next start', async () => {
    const { muster, dataDir } = await ownHome()
    const killed = await serving(muster)
    const key = keyIn(dataDir)
    const made = await new MusterClient({ url: killed.url, key }).organizations.create({ name: 'Kept' })
    await killed.end('SIGKILL')
    expect(existsSync(join(dataDir, 'server.json'))).toBe(true)

    const next = await serving(muster)
    expect(JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8'))).toEqual({
      pid: next.child.pid,
      url: next.url,
    })
    expect(await new MusterClient({ url: next.url, key }).organizations.get(made.org_id)).toEqual(made)
    await next.end('SIGTERM')
  })

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s finishes the request under way', async (signal) => {
    const { muster, dataDir } = await ownHome()
    const server = await serving(muster)
    const client = new MusterClient({ url: server.url, key: keyIn(dataDir) })
    const [organization] = await client.organizations.list().all()
    const path = `/v3/organizations/${organization?.org_id}/sessions/import`
    const headers = {
      authorization: `Bearer ${keyIn(dataDir)}`,
      'content-type': 'application/octet-stream',
    }
    const upload = request(`${server.url}${path}`, { method: 'POST', headers })
    upload.write('{"type":"half')
    // A request behind it on the same server says that this one has arrived.
    await new Promise((resolve) => upload.once('socket', (socket) => socket.once('connect', resolve)))
    await client.self()
    server.child.kill(signal)
    while (await isOpen(server.url));
    upload.end('"}\n')
    const [answer] = (await once(upload, 'response')) as [{ statusCode: number; resume(): void }]
    answer.resume()
    expect(answer.statusCode).toBe(200)
    expect((await server.end()).code).toBe(0)
    expect(existsSync(join(dataDir, 'server.json'))).toBe(false)
  })
})

async function isOpen(url: string): Promise<boolean> {
  return fetch(`${url}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  )
}
