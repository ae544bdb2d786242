import { gunzipSync, brotliDecompressSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { insertSessions, sessionRow } from '../support/sessions.ts'
import { PUBLIC_URL, TestApp, type Answer } from './test-app.ts'

const app = await TestApp.create()
const orgId = await app.organization('A')
const key = await app.key({ orgId, role: 'org_admin' })
const apk = await app.key({ kind: 'apk', orgId, role: 'org_admin' })
const rows = ['red', 'red,blue', '', 'blue'].map((tag, n) =>
  sessionRow(orgId, { tags: [tag], created_at: 1_767_600_000_000_000 + n, title: `n${n}` }),
)
await insertSessions(app.context.db, rows)
const [first] = rows
const session = first ?? sessionRow(orgId)

const list = `/v3/organizations/${orgId}/sessions`

async function asked(query: string, headers: Record<string, string> = {}): Promise<Answer> {
  return app.get(`${list}?${query}`, key, headers)
}

/** Titles of the page, in its order. */
async function titles(query: string): Promise<string> {
  const { body, status, text } = await asked(query)
  if (status !== 200) return `${status} ${text}`
  return (body as { items: { title: string }[] }).items.map(({ title }) => title).join(' ')
}

describe('a parameter that nobody knows', () => {
  test('is ignored and named', async () => {
    const { status, headers } = await asked('frist=1&tagz[]=x&%0d%0aset-cookie:%20a=1&%F0%9F%98%80=')
    expect(status).toBe(200)
    expect(headers['x-ignored-parameters']).toBe('frist, tagz, %0D%0Aset-cookie%3A%20a, %F0%9F%98%80')
    expect((await asked('first=1')).headers['x-ignored-parameters']).toBeUndefined()
    expect((await app.get(`${list}/${session.session_id}?first=1`, key)).headers).toMatchObject({
      'x-ignored-parameters': 'first',
    })
  })

  test('is named within a thousand bytes, and never in halves', async () => {
    for (const name of ['é', '漢', '😀', 'a', '%41%25']) {
      for (const length of [1, 7, 80, 1100]) {
        const names = Array.from({ length: 300 }, (_, n) => `${name.repeat(length)}${n}=1`)
        const { headers, status } = await asked(names.join('&'))
        const ignored = headers['x-ignored-parameters'] ?? 'nothing'
        expect(status).toBe(200)
        expect(ignored.length).toBeLessThanOrEqual(1000)
        expect(() => decodeURIComponent(ignored)).not.toThrow()
      }
    }
  })

  test.each(['handling=strict', 'respond-async, handling="strict"', 'Handling = strict'])(
    'is refused with Prefer: %s',
    async (prefer) => {
      const answer = await asked('frist=1', { prefer })
      expect(answer.body).toMatchObject({ detail: [{ loc: ['query', 'frist'], type: 'extra_forbidden' }] })
      expect(answer.headers['preference-applied']).toBe('handling=strict')
      const fine = await asked('first=1', { prefer })
      expect([fine.status, fine.headers['preference-applied']]).toEqual([200, 'handling=strict'])
    },
  )

  test('is one of at most twenty that are named', async () => {
    const names = Array.from({ length: 1_000 }, (_, n) => `x${n}=1`).join('&')
    const { body } = await asked(names, { prefer: 'handling=strict' })
    expect((body as { detail: unknown[] }).detail).toHaveLength(20)
  })

  test('is ignored with another preference', async () => {
    for (const prefer of ['handling=lenient', 'nothandling=strict', 'handling=stricter', 'return=minimal']) {
      const { status, headers } = await asked('frist=1', { prefer })
      expect([prefer, status, headers['preference-applied']]).toEqual([prefer, 200, undefined])
    }
  })
})

test('ETag, and 304 for who has it already', async () => {
  for (const path of [list, `${list}/${session.session_id}`, '/v3/self', '/v3-openapi.json']) {
    const { headers } = await app.get(path, key)
    const etag = headers.etag ?? ''
    expect(etag).toMatch(/^W\/"/)
    const known = [etag, etag.slice(2), `"x", ${etag}`, `${etag},"y"`, '*']
    for (const tag of known) {
      const again = await app.get(path, key, { 'if-none-match': tag })
      expect([tag, again.status, again.text, again.headers.etag]).toEqual([tag, 304, '', etag])
    }
    expect((await app.get(path, key, { 'if-none-match': '"x"' })).status).toBe(200)
  }
})

test('an error is never “not modified”, and neither is what a request has done', async () => {
  const missing = await app.get('/nothing')
  for (const tag of [missing.headers.etag ?? '', '*']) {
    expect((await app.get('/nothing', undefined, { 'if-none-match': tag })).status).toBe(404)
  }
  const headers = { 'if-none-match': '*' }
  const path = '/v3/enterprise/organizations'
  const made = await app.send({ method: 'POST', path, key: app.adminKey, headers, body: { name: 'x' } })
  expect(made.status).toBe(200)
})

test('Server-Timing and the request id of the log are on every answer', async () => {
  const ids = new Set<string | undefined>()
  for (const path of [list, '/nothing', '/healthz']) {
    const { headers } = await app.get(path, key)
    expect(headers['server-timing']).toMatch(/^total;dur=\d+\.\d$/)
    expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/)
    ids.add(headers['x-request-id'])
  }
  expect(ids.size).toBe(3)
})

test('Link leads to the next page, with the query as it was', async () => {
  const { headers, body } = await asked('first=1&tags=a%26b?>&tags=red&tags=blue&qs[first]=3')
  const { end_cursor } = body as { end_cursor: string }
  expect(headers.link).toBe(
    `<${PUBLIC_URL}${list}?first=1&tags=a%26b?%3E&tags=red&tags=blue&qs[first]=3&after=${end_cursor}>; rel="next"`,
  )
  expect(await titles(linked(headers.link))).toBe('n0')
  const last = await asked(`first=2&tags=red&tags=blue`)
  expect(last.headers.link).toBeUndefined()
})

test.each(['after', 'after[]', '%61fter', 'qs[after]'])(
  'Link replaces a cursor given as %s',
  async (name) => {
    const page = await asked('first=1')
    const second = await asked(`first=1&${name}=${(page.body as { end_cursor: string }).end_cursor}`)
    expect(await titles(linked(second.headers.link))).toBe('n1')
  },
)

test('Link of v1 counts on by its limit', async () => {
  const page = await app.get('/v1/sessions?limit=2&tags=red&tags=&tags=blue', apk)
  expect(page.headers.link).toBe(
    `<${PUBLIC_URL}/v1/sessions?limit=2&tags=red&tags=&tags=blue&offset=2>; rel="next"`,
  )
  const second = await app.get(`/v1/sessions?${linked(page.headers.link)}`, apk)
  expect((second.body as { sessions: { title: string }[] }).sessions.map(({ title }) => title)).toEqual([
    'n0',
  ])
  expect(second.headers.link).toBeUndefined()
  const skipped = await app.get('/v1/sessions?limit=1&skip=2&offset=0', apk)
  expect(linked(skipped.headers.link)).toBe('limit=1&offset=3')
})

test.each([
  ['gzip', 'gzip'],
  ['br', 'br'],
  ['br, gzip', 'br'],
  ['gzip;q=1, br;q=0', 'gzip'],
  ['deflate', undefined],
  ['identity', undefined],
  ['nonsense', undefined],
])('Accept-Encoding: %s is answered with %s', async (accepted, encoding) => {
  const { headers, rawPayload } = await app.app.inject({
    url: '/v3-openapi.json',
    headers: { 'accept-encoding': accepted },
  })
  expect(headers['content-encoding']).toBe(encoding)
  const unpack = { gzip: gunzipSync, br: brotliDecompressSync }[encoding ?? ''] ?? ((bytes: Buffer) => bytes)
  expect(JSON.parse(unpack(rawPayload).toString())).toMatchObject({ openapi: '3.1.0' })
})

test('HEAD is GET without its body', async () => {
  for (const path of [list, '/healthz', '/nothing', '/v1/sessions']) {
    const [head, get] = [await app.send({ method: 'HEAD', path, key }), await app.get(path, key)]
    expect([path, head.status, head.text]).toEqual([path, get.status, ''])
    expect(head.headers['content-type']).toBe(get.headers['content-type'])
  }
})

function linked(link: string | undefined): string {
  return /\?(.*)>/.exec(link ?? '')?.[1] ?? 'no link'
}
