import { expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { listeningApp } from '../support/listening-app.ts'
import { program } from './program.ts'

const { app, url, adminKey } = await listeningApp()
const client = new MusterClient({ url, key: adminKey })
const muster = program(url, adminKey)
const orgId = await app.organization('Shop')

async function user(email: string) {
  const [found] = await client.users.list({ email }).all()
  return found
}

test.each([
  ['by its name', 'shop', 'ada@example.org'],
  ['by its id', orgId, 'bob@example.org'],
])('add gives a role in an organisation %s', async (_, org, email) => {
  const { code, out, err } = await muster(
    'users',
    'add',
    email,
    '--org',
    org,
    '--role',
    'org_member',
    '--json',
  )
  expect([code, err]).toEqual([0, ''])
  expect(JSON.parse(out)).toEqual(await user(email))
  expect(JSON.parse(out)).toMatchObject({
    email,
    role_assignments: [{ role: { role_name: 'org_member' }, org_id: orgId }],
  })
})

test('add gives a role in the enterprise, and prints the id', async () => {
  const { code, out, err } = await muster('users', 'add', 'eve@example.org', '--role', 'enterprise_viewer')
  expect([code, err]).toEqual([0, ''])
  expect(await user('eve@example.org')).toMatchObject({
    user_id: out.trim(),
    role_assignments: [{ role: { role_name: 'enterprise_viewer' }, org_id: null }],
  })
  const json = await muster('users', 'add', 'eve@example.org', '--role', 'enterprise_admin', '--json')
  expect(JSON.parse(json.out)).toMatchObject({ user_id: out.trim() })
})

test('list prints people with their roles, as a table or as one array', async () => {
  expect(JSON.parse((await muster('users', 'list', '--json')).out)).toEqual(await client.users.list().all())
  const { out } = await muster('users', 'list')
  expect(out).toMatch(new RegExp(`^user-\\w+ +ada@example.org +org_member in ${orgId}$`, 'm'))
  expect(out).toMatch(/^user-\w+ +eve@example.org +enterprise_admin$/m)
})

test.each([
  ['a role of an organisation without one', ['a@example.org', '--role', 'org_viewer'], '--org'],
  [
    'a role of the enterprise in one',
    ['a@example.org', '--role', 'enterprise_viewer', '--org', 'Shop'],
    '--org',
  ],
  ['no role', ['a@example.org', '--org', 'Shop'], '--role'],
  ['an unknown role', ['a@example.org', '--org', 'Shop', '--role', 'boss'], 'org_viewer'],
  ['no address', ['nobody', '--org', 'Shop', '--role', 'org_viewer'], "error: <email>: 'nobody'"],
  ['no address in the enterprise', ['nobody', '--role', 'enterprise_viewer'], 'error: <email>: '],
])('%s is wrong usage', async (_, args, told) => {
  const { code, out, err } = await muster('users', 'add', ...args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(told)
  expect(await user('a@example.org')).toBeUndefined()
})

test('an organisation that is not there fails', async () => {
  const args = ['users', 'add', 'a@example.org', '--role', 'org_viewer', '--org']
  expect(await muster(...args, 'Nowhere')).toMatchObject({
    code: 1,
    err: "error: there is no organisation 'Nowhere'\n",
  })
  expect(await muster(...args, `org-${'0'.repeat(32)}`)).toMatchObject({ code: 1 })
})
