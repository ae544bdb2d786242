import { describe, expect, test } from 'vitest'
import { authenticate } from '../../src/accounts/authenticate.ts'
import { LINK_LASTS, makeSignInLink, SIGNED_IN_FOR } from '../../src/accounts/sign-in.ts'
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

describe('a sign-in link', () => {
  const exchange = (secret: string) => app.send({ method: 'POST', path: SIGN_IN, key: secret })

  test('signs in one of twenty who use it at the same time, with the key’s rights', async () => {
    const secret = await makeSignInLink(app.context, app.admin)
    const answers = await Promise.all(Array.from({ length: 20 }, () => exchange(secret)))
    const [winner, ...others] = answers.toSorted((one, other) => one.status - other.status)
    expect(winner?.status).toBe(200)
    expect(winner?.body).toMatchObject({ name: 'Administrator' })
    const cookie = winner?.headers['set-cookie']?.split(';')[0] ?? ''
    expect((await get('/v3/enterprise/keys', cookie)).status).toBe(200)
    expect(others.map(({ status }) => status)).toEqual(Array.from({ length: 19 }, () => 401))
    for (const { headers, body } of others) {
      expect(headers['set-cookie']).toBeUndefined()
      expect((body as { detail: string }).detail).toContain('sign in with a key')
    }
    const kept = await app.context.db.selectFrom('sign_in_links').selectAll().execute()
    expect(kept).toEqual([])
  })

  test('is no key: it opens nothing but the sign-in, and no cookie either', async () => {
    const secret = await makeSignInLink(app.context, app.admin)
    for (const path of ['/v3/self', '/v3/self/access', '/v3/enterprise/sessions']) {
      expect((await app.send({ path, key: secret })).status).toBe(401)
    }
    expect((await app.send({ method: 'DELETE', path: SIGN_IN, key: secret })).status).toBe(401)
    expect((await get('/v3/self', `muster_sign_in=${secret}`)).status).toBe(401)
    const kept = await app.context.db.selectFrom('sign_in_links').selectAll().execute()
    expect(JSON.stringify(kept)).not.toContain(secret)
    expect((await exchange(secret)).status).toBe(200)
  })

  test('ends with its hour, with the next link, and with its key', async () => {
    const late = await makeSignInLink(app.context, app.admin)
    app.now += LINK_LASTS
    expect((await exchange(late)).status).toBe(401)

    const old = await makeSignInLink(app.context, app.admin)
    const next = await makeSignInLink(app.context, app.admin)
    expect((await exchange(old)).status).toBe(401)
    expect((await exchange(next)).status).toBe(200)

    const { key, keyId } = await app.keyWithId({ orgId, role: 'org_viewer' })
    const ofKey = await makeSignInLink(app.context, await authenticate(app.context, key))
    await app.send({ method: 'DELETE', path: `/v3/enterprise/keys/${keyId}`, key: app.adminKey })
    expect((await exchange(ofKey)).status).toBe(401)
    expect((await exchange('once_nonsense')).status).toBe(401)
  })
})
