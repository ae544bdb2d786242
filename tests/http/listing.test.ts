import { describe, expect, test } from 'vitest'
import { deleteOrganization } from '../../src/accounts/organizations.ts'
import { MINUTE, MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { setMembership } from '../../src/storage/users.ts'
import { NOON } from '../support/sessions.ts'
import { itemsAt, ownOrganization, type Members } from './own-organization.ts'
import { TestApp } from './test-app.ts'

const app = await TestApp.create()
const { db } = app.context

describe('listing', () => {
  test('archived sessions are listed like the rest unless asked otherwise', async () => {
    const { path, cog } = await ownOrganization(app, { is_archived: true }, { is_archived: false })
    const archived = async (query: string) =>
      (await itemsAt(app, `${path}?${query}`, cog)).map((item) => item['is_archived'])
    expect(await archived('')).toEqual([false, true])
    expect(await archived('is_archived=true')).toEqual([true])
    expect(await archived('is_archived=false')).toEqual([false])
  })

  test('windows hold their beginning and not their end', async () => {
    const { path, cog } = await ownOrganization(app, { created_at: NOON, updated_at: NOON })
    const s = NOON / MICROS_PER_SECOND
    const isIn = async (query: string) => (await itemsAt(app, `${path}?${query}`, cog)).length === 1
    for (const column of ['created', 'updated']) {
      expect(await isIn(`${column}_after=${s}`)).toBe(true)
      expect(await isIn(`${column}_after=${s + 1}`)).toBe(false)
      expect(await isIn(`${column}_before=${s}`)).toBe(false)
      expect(await isIn(`${column}_before=${s + 1}`)).toBe(true)
    }
  })

  test('a cursor with other filters goes on from its place, and the total is no longer known', async () => {
    const { path, cog } = await ownOrganization(
      app,
      { tags: ['a'] },
      { tags: ['b'] },
      { tags: ['a'] },
      { tags: ['b'] },
    )
    const page = async (query: string) =>
      (await app.get(`${path}?${query}`, cog)).body as {
        items: Members[]
        end_cursor: string
        total: unknown
      }
    const first = await page('first=2')
    expect(first.total).toBe(4)
    const same = await page(`first=1&after=${first.end_cursor}`)
    expect([same.total, same.items[0]?.['tags']]).toEqual([4, ['b']])
    const other = await page(`first=1&tags=a&after=${first.end_cursor}`)
    expect([other.total, other.items[0]?.['tags']]).toEqual([null, ['a']])
    const back = await page(`first=1&after=${same.end_cursor}`)
    expect(back.total).toBe(4)
  })

  test('a cursor of another list is refused', async () => {
    const a = await ownOrganization(app, {}, {})
    const b = await ownOrganization(app, {}, {})
    const { body } = await app.get(`${a.path}?first=1`, app.adminKey)
    const after = `after=${(body as { end_cursor: string }).end_cursor}`
    for (const path of [
      `${a.path}/insights`,
      b.path,
      '/v3/enterprise/sessions',
      `${a.path}/${a.first.session_id}/messages`,
    ]) {
      const answer = await app.get(`${path}?${after}`, app.adminKey)
      expect([path, answer.status]).toEqual([path, 422])
      expect(answer.body).toMatchObject({
        detail: [{ loc: ['query', 'after'], type: 'cursor_of_another_list' }],
      })
    }
  })

  test('a person’s list goes on when the person comes into another organisation, and its total is then unknown', async () => {
    const a = await ownOrganization(app, {}, {}, {})
    const b = await ownOrganization(app, { created_at: NOON - 1 })
    const userId = await app.person('mover@example.com', { [a.orgId]: 'org_viewer' })
    const key = await app.key({ email: 'mover@example.com' })
    const path = '/v3/organizations/sessions?first=2'
    const { end_cursor, total } = (await app.get(path, key)).body as { end_cursor: string; total: number }
    expect(total).toBe(3)
    await setMembership(db, { userId, orgId: b.orgId, role: 'org_viewer', createdAt: app.now })
    const second = await app.get(`${path}&after=${end_cursor}`, key)
    expect(second.body).toMatchObject({ items: [{ org_id: a.orgId }, { org_id: b.orgId }], total: null })
  })

  test('sessions of a deleted organisation show when they are asked for, and its name is then 404', async () => {
    const { orgId, path, first, cog, apk } = await ownOrganization(app, {})
    await deleteOrganization(app.context, orgId)
    const everywhere = '/v3/enterprise/sessions'
    const only = `org_ids=${orgId}`
    for (const part of ['', '/insights']) {
      expect(await itemsAt(app, `${everywhere}${part}?${only}`, app.adminKey)).toEqual([])
      expect(
        await itemsAt(app, `${everywhere}${part}?${only}&include_deleted_orgs=false`, app.adminKey),
      ).toEqual([])
      const shown = await itemsAt(app, `${everywhere}${part}?${only}&include_deleted_orgs=true`, app.adminKey)
      expect(shown).toMatchObject([{ session_id: first.session_id }])
    }
    expect((await app.get(path, app.adminKey)).status).toBe(404)
    expect((await app.get(`${path}/${first.session_id}`, app.adminKey)).status).toBe(404)
    expect((await app.get(`${everywhere}/${first.session_id}`, app.adminKey)).status).toBe(404)
    expect((await app.get(path, cog)).status).toBe(401)
    expect((await app.get('/v1/sessions', apk)).status).toBe(401)
    expect(await itemsAt(app, `${everywhere}?org_ids=org-nowhere`, app.adminKey)).toEqual([])
  })

  test('v1 takes 1 to 1000, and skip before offset', async () => {
    const { apk } = await ownOrganization(app, { title: 'old' }, { title: 'new' })
    for (const query of ['limit=0', 'limit=1001', 'offset=-1', 'skip=-1', 'limit=']) {
      expect([query, (await app.get(`/v1/sessions?${query}`, apk)).status]).toEqual([query, 422])
    }
    const titles = async (query: string) =>
      (await itemsAt(app, `/v1/sessions?${query}`, apk)).map((item) => item['title'])
    expect(await titles('limit=1000')).toEqual(['new', 'old'])
    expect(await titles('offset=1')).toEqual(['old'])
    expect(await titles('offset=0&skip=1')).toEqual(['old'])
    expect(await titles('offset=1&skip=0')).toEqual(['new', 'old'])
  })

  test('an organisation left out is refused to a service user of the enterprise, with the reason', async () => {
    const answer = await app.get('/v3/organizations/sessions', app.adminKey)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ detail: [{ loc: ['path', 'org_id'], type: 'missing' }] })
  })
})

describe('who asks', () => {
  test('self tells a service user from a person', async () => {
    const { orgId } = await ownOrganization(app)
    await app.person('eve@example.com', { [orgId]: 'org_viewer' })
    const self = async (request: Parameters<TestApp['key']>[0]) =>
      (await app.get('/v3/self', await app.key(request))).body
    expect(await self({ role: 'enterprise_viewer', name: 'ci' })).toMatchObject({
      principal_type: 'service_user',
      service_user_name: 'ci',
      org_id: null,
    })
    expect(await self({ orgId, name: 'ci' })).toMatchObject({ principal_type: 'service_user', org_id: orgId })
    const person = { principal_type: 'pat_user', user_name: 'eve@example.com', api_key_name: 'laptop' }
    expect(await self({ email: 'eve@example.com', name: 'laptop' })).toMatchObject({
      ...person,
      org_id: null,
    })
    expect(await self({ email: 'eve@example.com', name: 'laptop', orgId })).toMatchObject({
      ...person,
      org_id: orgId,
    })
  })

  test('a key ends at its hour, and when it is revoked', async () => {
    const { orgId, path } = await ownOrganization(app)
    const expiresAt = app.now + MINUTE
    const { key } = await app.keyWithId({ orgId, expiresAt })
    app.now = expiresAt - 1
    expect((await app.get(path, key)).status).toBe(200)
    app.now = expiresAt
    expect((await app.get(path, key)).status).toBe(401)
    const other = await app.keyWithId({ orgId })
    expect((await app.get(path, other.key)).status).toBe(200)
    await app.send({ method: 'DELETE', path: `/v3/enterprise/keys/${other.keyId}`, key: app.adminKey })
    expect((await app.get(path, other.key)).status).toBe(401)
  })

  test('a missing permission is named, with where it is missing', async () => {
    const { orgId, path } = await ownOrganization(app)
    const key = await app.key({ orgId, permissions: ['UseDevinSessions'] })
    expect((await app.get(path, key)).body).toMatchObject({
      status: 403,
      detail: "Missing required permission 'ViewOrgSessions' on this organization",
    })
    expect((await app.get('/v3/enterprise/sessions', key)).body).toMatchObject({
      detail: "Missing required permission 'ViewAccountSessions' on this enterprise",
    })
  })

  test('a dry run of an import adds nobody', async () => {
    const { path } = await ownOrganization(app)
    const send = (query: string) =>
      app.send({
        method: 'POST',
        path: `${path}/import?${query}`,
        key: app.adminKey,
        headers: { 'content-type': 'application/x-ndjson' },
        body: '{}\n',
      })
    expect((await send('dry_run=true&user=stranger@example.com')).status).toBe(200)
    const found = await itemsAt(app, '/v3/enterprise/members/users?email=stranger@example.com', app.adminKey)
    expect(found).toEqual([])
    for (const dry of ['true', 'false']) {
      const wrong = await send(`dry_run=${dry}&user=nobody`)
      expect(wrong.body).toMatchObject({
        status: 422,
        detail: [{ loc: ['query', 'user'], type: 'email_invalid' }],
      })
    }
  })
})
