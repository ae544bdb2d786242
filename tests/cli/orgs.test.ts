import { expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { insertSessions, sessionRow } from '../support/sessions.ts'
import { listeningApp } from '../support/listening-app.ts'
import { program } from './program.ts'

const { app, url, adminKey } = await listeningApp()
const client = new MusterClient({ url, key: adminKey })
const muster = program(url, adminKey)

test('create prints the id, or with --json the organisation', async () => {
  const made = await muster('orgs', 'create', 'Forge')
  expect(made).toMatchObject({ code: 0, err: '' })
  expect(await client.organizations.get(made.out.trim())).toMatchObject({ name: 'Forge' })

  const { code, out, err } = await muster('orgs', 'create', '鍛冶屋 "Ü"', '--json')
  expect([code, err]).toEqual([0, ''])
  const organization = JSON.parse(out) as { org_id: string }
  expect(organization).toEqual(await client.organizations.get(organization.org_id))
  expect(organization).toMatchObject({ name: '鍛冶屋 "Ü"' })
})

test('list prints all, as a table or as one array', async () => {
  for (const name of Array.from({ length: 205 }, (_, n) => `Branch ${n}`)) await app.organization(name)
  const organizations = await client.organizations.list().all()
  const table = await muster('orgs', 'list')
  expect(table).toMatchObject({ code: 0, err: '' })
  expect(table.out).toMatch(/^ID +CREATED +NAME\n/)
  expect(table.out.trimEnd().split('\n')).toHaveLength(organizations.length + 1)
  expect(JSON.parse((await muster('orgs', 'list', '--json')).out)).toEqual(organizations)
})

test('delete takes an id or a name, and hides the sessions', async () => {
  const orgId = await app.organization('Old shop')
  await insertSessions(app.context.db, [sessionRow(orgId, { title: 'Sold out' })])
  expect((await muster('sessions', 'list')).out).toContain('Sold out')

  expect(await muster('orgs', 'delete', 'old shop')).toEqual({ code: 0, out: '', err: `deleted ${orgId}\n` })
  expect((await muster('sessions', 'list')).out).not.toContain('Sold out')
  expect((await muster('sessions', 'list', '--include-deleted-orgs')).out).toContain('Sold out')
  const { out } = await muster('sessions', 'list', '--include-deleted-orgs', '--org', orgId)
  expect(out).toContain('Sold out')

  const again = await muster('orgs', 'delete', orgId)
  expect(again).toMatchObject({ code: 1, out: '', err: 'error: Organization not found\n' })
  const shop = await app.organization('New shop')
  const { code, out: json } = await muster('orgs', 'delete', shop, '--json')
  expect([code, JSON.parse(json)]).toEqual([0, expect.objectContaining({ org_id: shop, name: 'New shop' })])
})

test('a name that two have asks for the id; the one that fits in every letter wins', async () => {
  const ids = [await app.organization('Mill'), await app.organization('Mill')]
  const { code, err } = await muster('orgs', 'delete', 'Mill')
  expect(code).toBe(1)
  for (const id of ids) expect(err).toContain(id)
  const upper = await app.organization('MILL')
  expect((await muster('orgs', 'delete', 'MILL')).err).toBe(`deleted ${upper}\n`)
})

test('what the server does not take is wrong usage, and what the key may not do is refused', async () => {
  expect(await muster('orgs', 'create', ' ')).toEqual({
    code: 2,
    out: '',
    err: 'error: <name>: A name has 1 to 200 characters.\n',
  })
  expect(await muster('orgs', 'create')).toMatchObject({ code: 2, out: '' })
  const key = await app.key({ role: 'enterprise_viewer' })
  const { code, err } = await muster.with({ MUSTER_API_KEY: key })('orgs', 'create', 'Mine')
  expect(code).toBe(3)
  expect(err).toBe("error: Missing required permission 'ManageOrganizations' on this enterprise\n")
})

test('a key that can be none is wrong usage, and is not repeated', async () => {
  const { code, err } = await muster.with({ MUSTER_API_KEY: 'cog_abc…' })('orgs', 'list')
  expect({ code, lines: err.trim().split('\n').length }).toEqual({ code: 2, lines: 1 })
  expect(err).not.toContain('cog_abc')
})

test('a key or server that is not there is refused', async () => {
  expect(await muster.with({ MUSTER_API_KEY: 'cog_no' })('orgs', 'list')).toMatchObject({ code: 3, out: '' })
  const away = await muster.with({ MUSTER_URL: 'http://127.0.0.1:1' })('orgs', 'list')
  expect(away).toEqual({ code: 3, out: '', err: 'error: No connection to http://127.0.0.1:1\n' })
})
