import { expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { listeningApp } from '../support/listening-app.ts'
import { program } from './program.ts'

const { app, url, adminKey } = await listeningApp()
const client = new MusterClient({ url, key: adminKey })
const muster = program(url, adminKey)
const orgId = await app.organization('Shop')
await app.person('ada@example.org', { [orgId]: 'org_member' })

interface Made {
  readonly key: string
  readonly key_id: string
  readonly expires_at: number | null
}

async function make(...args: string[]): Promise<Made> {
  const { code, out, err } = await muster('keys', 'create', '--json', ...args)
  expect([code, err]).toEqual([0, ''])
  return JSON.parse(out) as Made
}

test.each([
  [['--kind', 'cog', '--name', 'ci'], { kind: 'cog', org_id: null, role: 'enterprise_viewer' }],
  [['--kind', 'cog', '--name', 'ci', '--org', 'shop'], { kind: 'cog', org_id: orgId, role: 'org_viewer' }],
  [
    ['--kind', 'cog', '--name', 'ci', '--org', orgId, '--role', 'org_admin'],
    { org_id: orgId, role: 'org_admin' },
  ],
  [
    ['--kind', 'cog', '--name', 'pat', '--user', 'ada@example.org'],
    { user_email: 'ada@example.org', role: null },
  ],
  [['--kind', 'apk', '--name', 'old', '--org', 'Shop'], { kind: 'apk', org_id: orgId }],
  [
    ['--kind', 'apk_user', '--name', 'old', '--org', 'Shop', '--user', 'ada@example.org'],
    { kind: 'apk_user', user_email: 'ada@example.org' },
  ],
  [
    ['--kind', 'cog', '--name', 'two', '--org', 'Shop', '--permissions', 'ViewOrgSessions,ManageOrgSessions'],
    { role: null, permissions: ['ViewOrgSessions', 'ManageOrgSessions'] },
  ],
])('create %j', async (args, expected) => {
  const { key, ...made } = await make(...args)
  expect(made).toMatchObject(expected)
  expect(await client.keys.list().all()).toContainEqual(made)
  expect(key).toMatch(new RegExp(`^${args[1]}_[\\w-]{43,}$`))
})

test('the key alone is printed; the rest is for the person', async () => {
  const { code, out, err } = await muster('keys', 'create', '--kind', 'cog', '--name', 'plain')
  expect(code).toBe(0)
  expect(await new MusterClient({ url, key: out.trim() }).self()).toMatchObject({
    service_user_name: 'plain',
  })
  expect(err).toMatch(/^made apikey-\w+; it is shown this once:\n$/)
})

test.each([
  ['30d', 30 * 86_400],
  ['12h', 12 * 3_600],
  ['90m', 90 * 60],
  ['2w', 14 * 86_400],
])('it expires in %s', async (given, seconds) => {
  const before = Math.floor(Date.now() / 1000) + seconds
  const { expires_at } = await make('--kind', 'cog', '--name', 'brief', '--expires-in', given)
  expect(expires_at).toBeGreaterThanOrEqual(before)
  expect(expires_at).toBeLessThanOrEqual(Math.floor(Date.now() / 1000) + seconds)
})

test('list prints all keys without their secrets; revoke ends one', async () => {
  const { key, key_id } = await make('--kind', 'cog', '--name', 'leaving')
  const listed = await muster('keys', 'list', '--json')
  expect(JSON.parse(listed.out)).toEqual(await client.keys.list().all())
  expect(listed.out).not.toContain(key)

  const revoked = await muster('keys', 'revoke', key_id)
  expect(revoked).toEqual({ code: 0, out: '', err: `revoked ${key_id}\n` })
  await expect(new MusterClient({ url, key }).self()).rejects.toMatchObject({ status: 401 })
  const table = await muster('keys', 'list')
  expect(table.out).toMatch(new RegExp(`^${key_id} .* revoked .*leaving$`, 'm'))
  expect(table.out).not.toContain(key)
  expect(JSON.parse((await muster('keys', 'revoke', key_id, '--json')).out)).toMatchObject({ key_id })
  expect(await muster('keys', 'revoke', 'apikey-none')).toMatchObject({
    code: 1,
    err: 'error: Key not found\n',
  })
})

test.each([
  ['no kind', ['--name', 'x'], '--kind'],
  ['an unknown kind', ['--kind', 'abc', '--name', 'x'], 'apk_user'],
  ['no name', ['--kind', 'cog'], '--name'],
  [
    'role and permissions',
    ['--kind', 'cog', '--name', 'x', '--role', 'org_viewer', '--permissions', 'ViewOrgSessions'],
    '--role',
  ],
  [
    'an unknown permission',
    ['--kind', 'cog', '--name', 'x', '--permissions', 'Everything'],
    'ViewOrgSessions',
  ],
  ['no length of time', ['--kind', 'cog', '--name', 'x', '--expires-in', 'soon'], '30d'],
  ['an apk key of no organisation', ['--kind', 'apk', '--name', 'x'], 'error: --org: An apk_ key'],
  ['a name that is none', ['--kind', 'cog', '--name', ' '], 'error: --name: A name has'],
  [
    'a person whom nobody knows',
    ['--kind', 'cog', '--name', 'x', '--user', 'no@example.org'],
    'error: --user: Nobody here has this address; add the user first.',
  ],
])('%s is wrong usage', async (_, args, told) => {
  const { code, out, err } = await muster('keys', 'create', ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(told)
})
