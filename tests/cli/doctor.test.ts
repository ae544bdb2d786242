import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Check } from '../../src/cli/check.ts'
import { emptyServed, TEST_DATABASE_URL } from '../storage/test-database.ts'
import { ownHome, serving } from './own-server.ts'
import { program, type Program } from './program.ts'

async function checksOf(
  muster: Program,
  ...args: string[]
): Promise<{ code: number | null; checks: Check[] }> {
  const { code, out, err } = await muster('doctor', '--json', ...args)
  expect(err).toBe('')
  return { code, ...(JSON.parse(out) as { checks: Check[] }) }
}

function statuses(checks: readonly Check[]): Record<string, string> {
  return Object.fromEntries(checks.map(({ name, status }) => [name, status]))
}

test('before the first start it finds nothing wrong, and makes nothing', async () => {
  const muster = program('', '')
  const dataDir = join(muster.variables['HOME'] ?? '', 'data')
  const { code, checks } = await checksOf(muster, '--data-dir', dataDir, '--port', '0')
  expect(code).toBe(0)
  expect(statuses(checks)).toEqual({
    program: 'ok',
    'data folder': 'ok',
    database: 'ok',
    server: 'warn',
    key: 'ok',
    transcripts: 'ok',
  })
  expect(existsSync(dataDir)).toBe(false)
})

test('it sees the server that runs, its database and its key', async () => {
  const { muster } = await ownHome()
  const server = await serving(muster)
  const { code, checks } = await checksOf(muster)
  expect(code).toBe(0)
  expect(statuses(checks)).toMatchObject({ database: 'ok', server: 'ok', key: 'ok' })
  const messages = checks.map(({ message }) => message).join('\n')
  expect(messages).toContain(server.url)
  expect(messages).toContain('Administrator')
  await server.end('SIGTERM')
})

test('it says what to do about each problem, and exits with 1', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const muster = program('', '')
  const file = join(muster.variables['HOME'] ?? '', 'file')
  writeFileSync(file, '')
  const DATABASE_URL = 'postgres://ada:secret@127.0.0.1:1/muster'
  const broken = muster.with({ DATABASE_URL, MUSTER_DATA_DIR: join(file, 'data') })
  const { code, checks } = await checksOf(broken, '--port', String(port))
  other.close()
  expect(code).toBe(1)
  expect(statuses(checks)).toMatchObject({ 'data folder': 'problem', database: 'problem', server: 'problem' })
  for (const { status, remedy } of checks) expect(remedy === null).toBe(status === 'ok')
  expect(JSON.stringify(checks)).not.toContain('secret')
})

test('a data folder that others can read is told with the chmod that ends it', async (context) => {
  context.skip(process.platform === 'win32', 'Windows has no such modes')
  const muster = program('', '')
  const dataDir = join(muster.variables['HOME'] ?? '', "Ada's data")
  mkdirSync(dataDir, { mode: 0o700 })
  writeFileSync(join(dataDir, 'admin.key'), '', { mode: 0o600 })
  writeFileSync(join(dataDir, 'lock.sqlite'), '', { mode: 0o644 })
  const told = async (mode: number) => {
    chmodSync(dataDir, mode)
    const { code, checks } = await checksOf(muster, '--data-dir', dataDir, '--port', '0')
    expect(code).toBe(0)
    return checks.filter(({ name, status }) => name === 'data folder' && status === 'warn')
  }
  expect(await told(0o700)).toEqual([])
  const inside = "~/Ada's data: other users of this machine can read it: lock.sqlite"
  const remedy = `chmod -R go= '${dataDir.replace("'", `'\\''`)}'`
  expect(await told(0o711)).toMatchObject([{ message: inside, remedy }])
  expect(await told(0o750)).toMatchObject([{ message: inside, remedy }])
  chmodSync(join(dataDir, 'lock.sqlite'), 0o600)
  expect(await told(0o711)).toEqual([])
  expect(await told(0o744)).toMatchObject([
    { message: "~/Ada's data: other users of this machine can read it" },
  ])
})

test('a key that the server refuses is a problem', async () => {
  const { muster } = await ownHome()
  const server = await serving(muster)
  const { code, checks } = await checksOf(muster, '--url', server.url, '--key', 'cog_unknown')
  expect([code, statuses(checks)]).toMatchObject([1, { server: 'ok', key: 'problem' }])
  await server.end('SIGTERM')
})

test('transcripts are counted where the agents keep them', async () => {
  const muster = program('', '')
  const projects = join(muster.variables['HOME'] ?? '', '.claude', 'projects', '-srv-shop')
  mkdirSync(projects, { recursive: true })
  writeFileSync(join(projects, 'one.jsonl'), '{}\n')
  writeFileSync(join(projects, 'two.jsonl'), '{}\n')
  const { checks } = await checksOf(muster)
  expect(checks.find(({ name }) => name === 'transcripts')?.message).toMatch(/^2 in ~\/\.claude\/projects /)
})

test('people get a line for each, and for what to do', async () => {
  const { out } = await program('', '')('doctor', '--port', '0')
  expect(out).toMatch(/^ {2}ok {7}program {6}Muster \S+ on Node \S+\n/)
  expect(out).toMatch(/\n {2}warn {5}server .+\n +→ npm start/)
})

test('an empty PostgreSQL lacks its tables', async (context) => {
  const server = TEST_DATABASE_URL ?? context.skip('a server of PostgreSQL is needed: TEST_DATABASE_URL')
  const { location, drop } = await emptyServed(server)
  const url = 'url' in location ? location.url : ''
  const { checks } = await checksOf(program('', '').with({ DATABASE_URL: url }), '--port', '0')
  await drop()
  expect(checks.find(({ name }) => name === 'database')).toMatchObject({ status: 'warn' })
})
