import { describe, expect, test } from 'vitest'
import * as sdk from '../../sdk/index.ts'
import { ApiError, MusterClient } from '../../sdk/index.ts'
import { serializeQuery } from '../../sdk/query.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { transcriptOf } from '../support/transcript.ts'
import { insertMessages, insertSessions, NOON, sessionRow } from '../support/sessions.ts'
import { listeningApp } from '../support/listening-app.ts'

const { app, url, adminKey } = await listeningApp()
const client = new MusterClient({ url, key: adminKey })
const orgId = await app.organization('Shop')
const rows = Array.from({ length: 25 }, (_, n) =>
  sessionRow(orgId, {
    title: `Session ${n}`,
    created_at: NOON - n * MICROS_PER_SECOND,
    tags: n % 2 === 0 ? ['even', 'a,b & c'] : ['odd'],
  }),
)
await insertSessions(app.context.db, rows)
await insertMessages(app.context.db, rows[0] ?? sessionRow(orgId), ['Mend it.', 'Done.', 'Thanks.'])
const titles = rows.map(({ title }) => title)
const { sessions } = client.organization(orgId)

describe.each([
  ['of the enterprise', client.sessions],
  ['of an organisation', sessions],
])('the list %s', (_, list) => {
  test('gives every session once, in order, over all its pages', async () => {
    const all = await list.list({ first: 7 }).all()
    expect(all.map(({ title }) => title)).toEqual(titles)
    expect((await list.listInsights({ first: 7 }).all()).map(({ title }) => title)).toEqual(titles)
  })

  test('gives its pages as they are answered', async () => {
    const pages = await pagesOf(list.list({ first: 10 }))
    expect(pages.map(({ items, total }) => [items.length, total])).toEqual([
      [10, 25],
      [10, 25],
      [5, 25],
    ])
    const first = await list.list({ first: 10 }).page()
    expect(first).toEqual(pages[0])
    const after = first.end_cursor ?? ''
    expect(await list.list({ first: 10, after }).page()).toEqual(pages[1])
  })

  test('takes filters of every kind', async () => {
    const filter = {
      tags: ['a,b & c', 'no such'],
      origins: ['cli' as const],
      created_after: NOON / MICROS_PER_SECOND - 4,
      is_archived: false,
    }
    const found = await list.list(filter).all()
    expect(found.map(({ title }) => title)).toEqual(['Session 0', 'Session 2', 'Session 4'])
  })

  test('stops reading where the reader stops', async () => {
    const statements = app.statements
    for await (const { title } of list.list({ first: 5 })) if (title === 'Session 2') break
    const spent = app.statements - statements
    for await (const { title } of list.list({ first: 5 })) if (title === 'Session 22') break
    expect(app.statements - statements - spent).toBeGreaterThan(3 * spent)
  })

  test('opens one session', async () => {
    const id = rows[0]?.session_id ?? ''
    expect(await list.get(`devin-${id}`)).toMatchObject({ session_id: id, title: 'Session 0' })
    expect(await list.insights(id)).toMatchObject({ num_user_messages: 2, num_devin_messages: 1 })
    const messages = await list.messages(id, { first: 1 }).all()
    expect(messages.map(({ message }) => message)).toEqual(['Mend it.', 'Done.', 'Thanks.'])
  })
})

test('a member of several organisations has one list of them', async () => {
  const other = await app.organization('Other')
  await insertSessions(app.context.db, [sessionRow(other, { title: 'Elsewhere', created_at: NOON - 1e12 })])
  await app.person('member@example.org', { [orgId]: 'org_viewer', [other]: 'org_viewer' })
  const { key } = await client.keys.create({ kind: 'cog', name: 'token', email: 'member@example.org' })
  const { memberSessions } = new MusterClient({ url, key })
  expect((await memberSessions.list().all()).map(({ title }) => title)).toEqual([...titles, 'Elsewhere'])
  expect(await memberSessions.get(rows[7]?.session_id ?? '')).toMatchObject({ title: 'Session 7' })
})

test('10,000 ids go into one request', async () => {
  const session_ids = Array.from({ length: 9_999 }, (_, n) => n.toString(16).padStart(32, '0'))
  const page = await client.sessions.list({ session_ids: [...session_ids, rows[3]?.session_id ?? ''] }).page()
  expect(page.items.map(({ title }) => title)).toEqual(['Session 3'])
})

test('organisations, people and keys are made, listed and ended', async () => {
  const forge = await client.organizations.create({ name: 'Forge' })
  expect(await client.organizations.get(forge.org_id)).toEqual(forge)
  const { members } = client.organization(forge.org_id)
  const ada = await members.add({ email: 'ada@example.org', role: 'org_member' })
  expect(await client.users.list({ email: 'ADA@example.org' }).all()).toEqual([ada])
  const [eve] = await client.users.add(['eve@example.org'], 'enterprise_viewer')
  expect(eve).toMatchObject({ email: 'eve@example.org' })

  const { key, ...made } = await client.keys.create({ kind: 'cog', name: 'ci', org_id: forge.org_id })
  const bound = new MusterClient({ url, key })
  expect(await bound.self()).toMatchObject({ org_id: forge.org_id })
  expect(await client.keys.list({ first: 1 }).all()).toContainEqual(made)
  await client.keys.revoke(made.key_id)
  await expect(bound.self()).rejects.toThrow(sdk.AuthenticationError)
  await client.organizations.delete(forge.org_id)
  await expect(client.organizations.get(forge.org_id)).rejects.toThrow(sdk.NotFoundError)
})

test('a transcript is imported as bytes, text or stream', async () => {
  const transcript = transcriptOf('Mend the till.')
  const tills = client.organization(await app.organization('Tills')).sessions
  const created = await tills.import(new Blob([transcript]).stream(), { name: 'a.jsonl' })
  expect(created).toMatchObject({ agent: 'claude-code', created: 1, failed: [] })
  expect(await tills.import(transcript)).toMatchObject({ created: 0, unchanged: 1 })
  expect(await tills.import(Buffer.from('no transcript'))).toMatchObject({ skipped: 1 })

  const id = created.sessions[0]?.session_id ?? ''
  expect(await tills.details(id)).toMatchObject({ agent: 'claude-code', cwd: '/srv/shop' })
  expect((await tills.steps(id).all()).map(({ kind }) => kind)).toEqual([
    'user_message',
    'agent_message',
    'tool_call',
  ])
  expect(await tills.importAgain(id)).toMatchObject({ unchanged: 1 })
})

describe('an answer that says no', () => {
  test.each([
    [sdk.AuthenticationError, 401, () => new MusterClient({ url, key: 'cog_no' }).self()],
    [
      sdk.PermissionError,
      403,
      async () => new MusterClient({ url, key: await viewer() }).organizations.list().page(),
    ],
    [sdk.NotFoundError, 404, () => client.keys.revoke('apikey-none')],
    [sdk.ValidationError, 422, () => client.sessions.list({ first: 201 }).page()],
  ])('is a $0.name with the members of the problem', async (Class, status, call) => {
    const error = await call().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Class)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({
      name: Class.name,
      status,
      title: expect.stringMatching(/./) as string,
      message: expect.stringMatching(/./) as string,
    })
  })

  test('names everything that is wrong', async () => {
    const call = client.sessions.list({ first: 0, created_after: 1e12 }).page()
    await expect(call).rejects.toMatchObject({
      detail: null,
      issues: [{ loc: ['query', 'first'] }, { loc: ['query', 'created_after'] }],
    })
    await expect(client.sessions.get('nonsense')).rejects.toMatchObject({ issues: [] })
  })

  test('is handed over by the calls by path', async () => {
    const { data, error, response } = await client.v3.GET('/v3/enterprise/sessions', {
      params: { query: { first: 0 } },
    })
    expect([data, response.status]).toEqual([undefined, 422])
    expect(error).toMatchObject({ status: 422 })
  })
})

test('v1 is there for its keys', async () => {
  const { key } = await client.keys.create({ kind: 'apk', name: 'old', org_id: orgId })
  const { data } = await new MusterClient({ url, key }).v1.GET('/v1/sessions', {
    params: { query: { limit: 2, tags: ['odd'] } },
  })
  expect(data?.sessions.map(({ title }) => title)).toEqual(['Session 1', 'Session 3'])
})

test('a query repeats the names of lists and takes objects apart', () => {
  const query = { qs: { first: 2, tags: ['a&b', ''], after: null }, devin_id: undefined, is_archived: false }
  expect(serializeQuery(query)).toBe('first=2&tags=a%26b&tags=&is_archived=false')
})

async function viewer(): Promise<string> {
  return app.key({ orgId, role: 'org_viewer' })
}

async function pagesOf<P>(list: { pages(): AsyncIterable<P> }): Promise<P[]> {
  const pages: P[] = []
  for await (const page of list.pages()) pages.push(page)
  return pages
}
