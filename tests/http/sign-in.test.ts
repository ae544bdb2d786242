import { expect, test } from 'vitest'
import { SIGNED_IN_FOR } from '../../src/accounts/sign-in.ts'
import { PUBLIC_URL, TestApp } from './test-app.ts'

const app = await TestApp.create()
const orgId = await app.organization('Shop')
await app.organization('Forge')
const SIGN_IN = '/v3/self/sign-in'

interface Access {
  readonly csrf_token: string | null
  readonly permissions: readonly string[]
  readonly organizations: readonly { readonly name: string; readonly permissions: readonly string[] }[]
}

/** Signs in with a key: what a browser keeps, and what a page is told. */
async function signedIn(key: string) {
  const { status, headers, body } = await app.send({ method: 'POST', path: SIGN_IN, key })
  expect(status).toBe(200)
  const cookie = headers['set-cookie']?.split(';')[0] ?? ''
  return { cookie, set: headers['set-cookie'] ?? '', access: body as Access }
}

const get = (path: string, cookie: string) => app.send({ path, headers: { cookie } })

test('a browser that signed in has the rights of the key, in a cookie that no script reads and no site sends', async () => {
  const { cookie, set, access } = await signedIn(await app.key({ orgId, role: 'org_viewer' }))
  expect(PUBLIC_URL).toMatch(/^https:/)
  expect(set).toMatch(/; HttpOnly/)
  expect(set).toMatch(/; Secure/)
  expect(set).toMatch(/; SameSite=Strict/)
  expect(access.organizations).toMatchObject([{ name: 'Shop', permissions: ['ViewOrgSessions'] }])
  expect(access.permissions).toEqual([])
  expect((await get(`/v3/organizations/${orgId}/sessions`, cookie)).status).toBe(200)
  expect((await get('/v3/enterprise/sessions', cookie)).status).toBe(403)
  expect((await get('/v1/sessions', cookie)).status).toBe(401)
  expect((await get('/v3/self/access', cookie)).body).toEqual(access)
  expect(set).not.toContain('cog_')
  const kept = await app.context.db.selectFrom('sign_ins').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain(cookie.split('=')[1])
})

test('what changes something needs the token that only our pages can read', async () => {
  const { cookie, access } = await signedIn(app.adminKey)
  expect(access.organizations.map(({ name }) => name)).toEqual(['Default', 'Forge', 'Shop'])
  const create = async (headers: Record<string, string>) =>
    (
      await app.send({
        ...{ method: 'POST', path: '/v3/enterprise/organizations' },
        ...{ headers: { cookie, ...headers }, body: { name: 'New' } },
      })
    ).status
  expect(await create({})).toBe(403)
  expect(await create({ 'x-csrf-token': 'guess' })).toBe(403)
  expect(await create({ 'x-csrf-token': access.csrf_token ?? '' })).toBe(200)
  const other = await signedIn(app.adminKey)
  expect(await create({ 'x-csrf-token': other.access.csrf_token ?? '' })).toBe(403)
})

test('a key that is sent goes before the cookie', async () => {
  const { cookie } = await signedIn(app.adminKey)
  const key = await app.key({ orgId, role: 'org_viewer' })
  const own = await app.send({ path: '/v3/enterprise/sessions', key, headers: { cookie } })
  expect(own.status).toBe(403)
  const access = await app.send({ path: '/v3/self/access', key, headers: { cookie } })
  expect(access.body).toMatchObject({ csrf_token: null })
})

test('signing out, time and the end of the key each end it', async () => {
  const first = await signedIn(app.adminKey)
  const csrf = { 'x-csrf-token': first.access.csrf_token ?? '' }
  const leave = { method: 'DELETE', path: SIGN_IN, headers: { cookie: first.cookie, ...csrf } } as const
  const left = await app.send(leave)
  expect(left.body).toEqual({ signed_out: true })
  expect(left.headers['set-cookie']).toMatch(/Max-Age=0/)
  expect((await get('/v3/self', first.cookie)).status).toBe(401)
  expect((await app.send({ method: 'DELETE', path: SIGN_IN, key: app.adminKey })).body).toEqual({
    signed_out: false,
  })

  const { key, keyId } = await app.keyWithId({ orgId, role: 'org_viewer' })
  const second = await signedIn(key)
  await app.send({ method: 'DELETE', path: `/v3/enterprise/keys/${keyId}`, key: app.adminKey })
  expect((await get('/v3/self', second.cookie)).status).toBe(401)

  const third = await signedIn(app.adminKey)
  app.now += SIGNED_IN_FOR
  expect((await get('/v3/self', third.cookie)).status).toBe(401)
  await signedIn(app.adminKey)
  expect(await app.context.db.selectFrom('sign_ins').selectAll().execute()).toHaveLength(1)
})

test.each(['', 'muster_sign_in=', 'muster_sign_in=nonsense', 'muster_sign_in=%00', ';;=;', 'a=b'])(
  'a cookie %j is nobody’s',
  async (cookie) => {
    expect((await get('/v3/self', cookie)).status).toBe(401)
  },
)
