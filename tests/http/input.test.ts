import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { newSessionId } from '../../src/domain/ids.ts'
import { insertMessages, insertSessions, sessionRow } from '../support/sessions.ts'
import { TestApp, type Answer } from './test-app.ts'

const app = await TestApp.create()
const orgId = await app.organization('A')
const key = await app.key({ orgId, role: 'org_admin' })
const rows = ['red', 'red,blue', '', 'blue'].map((tag, n) =>
  sessionRow(orgId, { tags: [tag], created_at: 1_767_600_000_000_000 + n, title: `n${n}` }),
)
await insertSessions(app.context.db, rows)
const [first] = rows
const session = first ?? sessionRow(orgId)
await insertMessages(app.context.db, session, ['a', 'b', 'c'])

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

/** Where and what the issues of a 422 are. */
function issuesOf({ status, body }: Answer): unknown {
  expect(status).toBe(422)
  const { detail, errors } = body as { detail: { loc: unknown[]; type: string }[]; errors: unknown }
  expect(errors).toEqual(detail)
  return detail.map(({ loc, type }) => [loc.join('.'), type])
}

describe('a scalar', () => {
  test.each([
    ['first=0', 'query.first', 'greater_than_equal'],
    ['first=201', 'query.first', 'less_than_equal'],
    ['first=1e2', 'query.first', 'int_parsing'],
    ['first=', 'query.first', 'int_parsing'],
    ['first=%20', 'query.first', 'int_parsing'],
    ['first=2&first=2', 'query.first', 'multiple_values'],
    ['first[]=2&first=2', 'query.first', 'multiple_values'],
    ['first=0x10', 'query.first', 'int_parsing'],
    ['first=%EF%BC%91', 'query.first', 'int_parsing'],
    ['first=2.0', 'query.first', 'int_parsing'],
    ['first=+2', 'query.first', 'int_parsing'],
    ['created_after=', 'query.created_after', 'int_parsing'],
    ['created_after=99999999999999999999', 'query.created_after', 'int_parsing'],
    ['created_after=100000000000', 'query.created_after', 'time_in_milliseconds'],
    ['updated_before=1767600000000', 'query.updated_before', 'time_in_milliseconds'],
    ['is_archived=', 'query.is_archived', 'bool_parsing'],
    ['is_archived=2', 'query.is_archived', 'bool_parsing'],
    ['category=', 'query.category', 'enum'],
    ['origins=cli&origins=nowhere', 'query.origins.1', 'enum'],
    ['tags=%00', 'query.tags.0', 'string_invalid'],
    ['playbook_id=a%00b', 'query.playbook_id', 'string_invalid'],
    ['after=', 'query.after', 'cursor_invalid'],
    ['after=%00', 'query.after', 'string_invalid'],
    ['after=e30', 'query.after', 'cursor_invalid'],
  ])('%s is refused', async (query, loc, type) => {
    expect(issuesOf(await asked(query))).toEqual([[loc, type]])
  })

  test.each(['first=1', 'first=200', 'first=001', 'created_after=0', 'created_after=-5'])(
    '%s is taken',
    async (query) => {
      expect((await asked(query)).status).toBe(200)
    },
  )

  test('a cursor of any length is refused', async () => {
    for (const length of [1, 100, 3_000, 500_000]) {
      expect(issuesOf(await asked(`after=${'x'.repeat(length)}`))).toEqual([
        ['query.after', 'cursor_invalid'],
      ])
    }
  })

  test('a time beyond what the database holds is a time like any other', async () => {
    const far = '999999999999999'
    expect(await titles(`created_after=-${far}`)).toBe('n3 n2 n1 n0')
    expect(await titles(`created_before=-${far}`)).toBe('')
    expect(await titles(`updated_before=99999999999`)).toBe('n3 n2 n1 n0')
    expect(await titles(`updated_after=99999999999`)).toBe('')
  })

  test.each(['true', 'TRUE', '1', 'yes', 'On'])('%s is true, and its opposite false', async (yes) => {
    const no = { true: 'False', TRUE: 'false', 1: '0', yes: 'NO', On: 'off' }[yes]
    expect(await titles(`is_archived=${yes}`)).toBe('')
    expect(await titles(`is_archived=${no}`)).toBe('n3 n2 n1 n0')
  })

  test('an unknown value of a list of words names those that are known', async () => {
    const { text } = await asked('category=wrong')
    expect(text).toContain('Must be one of: bug_fixing, ci_cd_and_devops')
  })
})

describe('a list', () => {
  test('is its name repeated, with or without brackets, and never cut at commas', async () => {
    expect(await titles('tags=red&tags=blue')).toBe('n3 n0')
    expect(await titles('tags[]=red&tags[]=blue')).toBe('n3 n0')
    expect(await titles('tags[0]=red&tags[1]=blue')).toBe('n3 n0')
    expect(await titles('tags%5B%5D=red')).toBe('n0')
    expect(await titles('tags=red,blue')).toBe('n1')
  })

  test('may hold the empty value, which is a value', async () => {
    expect(await titles('tags=')).toBe('n2')
    expect(await titles('tags')).toBe('n2')
    expect(await titles('&tags&&tags=red&')).toBe('n2 n0')
    expect(await titles('tags=&tags=red')).toBe('n2 n0')
    expect(await titles('user_ids=')).toBe('')
  })

  test('takes ids of sessions bare and with their prefix, and what is no id matches nothing', async () => {
    expect(await titles(`session_ids=${session.session_id}`)).toBe('n0')
    expect(await titles(`session_ids=devin-${session.session_id}`)).toBe('n0')
    expect(await titles('session_ids=nonsense')).toBe('')
    expect(await titles(`devin_id=devin-${session.session_id}`)).toBe('n0')
    expect(await titles(`devin_id=${session.session_id}&session_ids=${newSessionId(orgId)}`)).toBe('')
  })
})

describe('qs', () => {
  const json = (value: unknown) => `qs=${encodeURIComponent(JSON.stringify(value))}`

  test('comes as its members, as JSON, or with its name before theirs', async () => {
    expect(await titles(json({ first: 1 }))).toBe('n3')
    expect(await titles(json({ tags: ['red', 'blue'], first: null }))).toBe('n3 n0')
    expect(await titles(json({ tags: 'red' }))).toBe('n0')
    expect(await titles(json({ tags: [] }))).toBe('')
    expect(await titles('qs[first]=2')).toBe('n3 n2')
    expect(await titles('qs[tags][]=red&qs[tags][]=blue&qs[first]=1')).toBe('n3')
    expect(await titles('qs%5Btags%5D=red')).toBe('n0')
  })

  test('gives way to a flat key', async () => {
    expect(await titles(`first=2&${json({ first: 1 })}`)).toBe('n3 n2')
  })

  test.each([
    ['qs=', 'query.qs', 'json_invalid'],
    ['qs={', 'query.qs', 'json_invalid'],
    ['qs=[]', 'query.qs', 'json_invalid'],
    [json({ tags: ['\ud800'] }), 'query.tags.0', 'string_invalid'],
    [json({ playbook_id: 'a\0b' }), 'query.playbook_id', 'string_invalid'],
    [json({ tags: [{}] }), 'query.tags.0', 'string_type'],
    [json({ tags: [null] }), 'query.tags.0', 'string_type'],
    [json({ first: [] }), 'query.first', 'multiple_values'],
    [json({ first: 1.5 }), 'query.first', 'int_parsing'],
    [json({ created_after: 1e300 }), 'query.created_after', 'int_parsing'],
    [json({ category: 'wrong' }), 'query.category', 'enum'],
  ])('%s is refused', async (query, loc, type) => {
    expect(issuesOf(await asked(query))).toEqual([[loc, type]])
  })

  test.each([
    json({ __proto__: { first: 1 }, constructor: 1 }),
    'qs={"__proto__":{"first":1}}',
    '__proto__=1&constructor=2&toString[]=3',
  ])('%s is a name like any other', async (query) => {
    expect(await titles(query)).toBe('n3 n2 n1 n0')
  })
})

describe('errors of the framework have the published body', () => {
  test.each([
    ['GET', '/nothing', 404],
    ['GET', '/%ff', 400],
    ['GET', '/v3/organizations/%ff/sessions', 400],
    ['GET', '/v3/organizations/%/sessions', 400],
    ['GET', `/v3/organizations/${'x'.repeat(2_000)}/sessions`, 414],
    ['GET', '//', 404],
    ['POST', '/v3/self', 405],
    ['DELETE', '/v1/sessions', 405],
    ['OPTIONS', '/v1/sessions', 405],
    ['PUT', '/v3/enterprise/keys', 405],
  ] as const)('%s %s is %i', async (method, path, status) => {
    const answer = await app.send({ method, path, key })
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ type: 'about:blank', status, instance: path, errors: null })
  })

  test('405 says what is taken', async () => {
    const answer = await app.send({ method: 'PATCH', path: '/v3/enterprise/keys', key })
    expect(answer.headers.allow?.split(', ').toSorted()).toEqual(['GET', 'HEAD', 'POST'])
  })

  test('as problem+json when that is asked for', async () => {
    const asks = { accept: 'application/problem+json, */*' }
    for (const path of ['/v3/self', '/nothing', '/%ff', `${list}?first=0`]) {
      const { headers } = await app.get(path, undefined, asks)
      expect(headers['content-type']).toMatch(/^application\/problem\+json/)
      expect((await app.get(path)).headers['content-type']).toBe('application/json; charset=utf-8')
    }
    expect((await app.get('/v3/self', key, asks)).headers['content-type']).toMatch(/^application\/json/)
  })
})

describe('a body', () => {
  const path = '/v3/enterprise/organizations'
  const post = (body: string | undefined, type: string | undefined, to = path) =>
    app.send({
      method: 'POST',
      path: to,
      key: app.adminKey,
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
      body,
    })

  test.each([
    ['nothing', undefined, 422, 'body.name'],
    ['an empty text', '', 422, 'body.name'],
    ['broken JSON', '{', 422, 'body'],
    ['null', 'null', 422, 'body.name'],
    ['a list', '[]', 422, 'body'],
    ['a word', '"x"', 422, 'body'],
    ['a wrong type', '{"name":1}', 422, 'body.name'],
    ['NUL', '{"name":"a\\u0000"}', 422, 'body.name'],
    ['half a pair', '{"name":"\\ud800"}', 422, 'body.name'],
  ])('of %s is refused', async (_, body, status, loc) => {
    const answer = await post(body, 'application/json')
    expect(answer.status).toBe(status)
    expect((answer.body as { detail: { loc: string[] }[] }).detail[0]?.loc.join('.')).toBe(loc)
  })

  test('may be absent where there is nothing to say', async () => {
    const again = `${list}/${session.session_id}/import/again`
    expect((await post(undefined, 'application/json', again)).status).toBe(404)
    expect((await post('', 'application/json', again)).status).toBe(404)
  })

  test.each(['text/plain', 'application/xml', 'application/octet-stream', 'x', 'application/json2'])(
    'of type %s is 415',
    async (type) => {
      expect((await post('{"name":"x"}', type)).status).toBe(415)
    },
  )

  test.each(['application/json', 'text/plain', undefined])('of type %s is no transcript', async (type) => {
    expect((await post('{}', type, `${list}/import`)).status).toBe(415)
    expect((await post(undefined, type, `${list}/import`)).status).toBe(415)
  })

  test.each(['gzip', 'br', 'zstd'])('packed with %s is 415, and is not unpacked', async (encoding) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-encoding': encoding }
    const sent = { method: 'POST', key: app.adminKey, headers, body: gzipSync('{}') } as const
    expect((await app.send({ ...sent, path: `${list}/import` })).status).toBe(415)
    const plain = { ...sent, headers: { 'content-type': 'application/json', 'content-encoding': 'identity' } }
    expect((await app.send({ ...plain, path, body: '{"name":"Plain"}' })).status).toBe(200)
  })

  test('of more than 64 KiB is 413', async () => {
    const answer = await post(JSON.stringify({ name: 'x'.repeat(65_536) }), 'application/json')
    expect(answer.status).toBe(413)
  })

  test('nested beyond sense is 422', async () => {
    const nested = `${'['.repeat(30_000)}${']'.repeat(30_000)}`
    expect((await post(nested, 'application/json')).status).toBe(422)
    const beside = await post(`{"name":"x","other":${nested}}`, 'application/json')
    expect(issuesOf(beside)).toEqual([[expect.stringMatching(/^body\.other\.0\.0/), 'too_deep']])
  })

  test.each([
    ['org_id', { kind: 'cog', name: 'x', org_id: 'a\0' }],
    ['email', { kind: 'cog', name: 'x', email: 'a\0@b' }],
    ['email', { kind: 'cog', name: 'x', email: '\udc00@b' }],
    ['expires_at', { kind: 'cog', name: 'x', expires_at: 1e300 }],
    ['expires_at', { kind: 'cog', name: 'x', expires_at: 99_999_999_999 }],
    ['expires_at', { kind: 'cog', name: 'x', expires_at: -1e18 }],
    ['kind', { kind: 'wrong', name: 'x' }],
  ])('with an impossible %s is refused', async (field, body) => {
    const answer = await app.send({
      method: 'POST',
      path: '/v3/enterprise/keys',
      key: app.adminKey,
      body,
    })
    expect(issuesOf(answer)).toMatchObject([[`body.${field}`, expect.any(String)]])
    expect((await app.get('/v3/enterprise/keys?first=200', app.adminKey)).status).toBe(200)
  })
})

test.each([
  '/v3/organizations/a%00b/sessions',
  `/v3/enterprise/organizations/%00`,
  `/v3/enterprise/sessions/%00`,
  `/v3/enterprise/sessions/${'0'.repeat(33)}`,
])('%s is not there', async (path) => {
  expect((await app.get(path, app.adminKey)).status).toBe(404)
})

test('a made-up position in a list is one that nothing follows', async () => {
  const cursor = (name: string, position: unknown[]) =>
    Buffer.from(JSON.stringify([name, position, null, ''])).toString('base64url')
  const far = Number.MAX_SAFE_INTEGER
  const id = session.session_id
  for (const [path, name, position] of [
    [`${list}/${id}/messages`, `messages ${id}`, [far]],
    [`${list}/${id}/steps`, `steps ${id}`, [far]],
    ['/v3/enterprise/roles', 'roles', [far]],
    ['/v3/enterprise/organizations', 'organizations', [far, 'x']],
    ['/v3/enterprise/members/users', 'users', ['~']],
    ['/v3/enterprise/keys', 'keys', [far, 'x']],
    [list, `sessions ${orgId}`, [-far, 'x']],
  ] as const) {
    const { status, body } = await app.get(`${path}?after=${cursor(name, [...position])}`, app.adminKey)
    expect([path, status]).toEqual([path, 200])
    expect(body).toMatchObject({ items: [], has_next_page: false, end_cursor: null })
    for (const broken of [[-far], [-far, -far], [], ['x', 'y', 'z'], [null], [[far]], [1.5, 'x'], ['x', 1]]) {
      const { status: answered } = await app.get(`${path}?after=${cursor(name, broken)}`, app.adminKey)
      expect([200, 422]).toContain(answered)
    }
  }
})
