import { expect, test } from 'vitest'
import { ENDPOINTS } from '../../src/contract/index.ts'
import { agent, SESSION, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { insertMessages, insertSessions, NOON, sessionRow } from '../support/sessions.ts'
import { TestApp } from './test-app.ts'

// What a request costs in statements: the same whatever there is, and however much is asked for.

const app = await TestApp.create()
const orgs = await Promise.all(Array.from({ length: 12 }, (_, n) => app.organization(`o${n}`)))
const [orgId = '', second = '', third = ''] = orgs
const rows = orgs.flatMap((id) =>
  Array.from({ length: 30 }, (_, n) =>
    sessionRow(id, { created_at: NOON + n, tags: ['a'], repo_name: 'a/b' }),
  ),
)
await insertSessions(app.context.db, rows)
const session = rows.find((row) => row.org_id === orgId) ?? sessionRow(orgId)
await insertMessages(
  app.context.db,
  session,
  Array.from({ length: 150 }, (_, n) => `message ${n}`),
)
await app.person('member@example.com', {
  [orgId]: 'org_viewer',
  [second]: 'org_viewer',
  [third]: 'org_viewer',
})

const ofOrg = await app.key({ orgId, role: 'org_admin' })
const ofMember = await app.key({ email: 'member@example.com' })
const apk = await app.key({ kind: 'apk', orgId, role: 'org_viewer' })
const imported = await importOne()

const inOrg = `/v3/organizations/${orgId}/sessions`
const own = '/v3/organizations/sessions'
const everywhere = '/v3/enterprise/sessions'

async function importOne(): Promise<string> {
  const lines = jsonLines([user(1, 'Mend the shop'), agent(2, [text('Mended.')])])
  const headers = { 'content-type': 'application/x-ndjson' }
  const path = `/v3/organizations/${orgId}/sessions/import?name=${SESSION}.jsonl`
  const { body } = await app.send({ method: 'POST', path, key: app.adminKey, headers, body: lines })
  return (body as { sessions: { session_id: string }[] }).sessions[0]?.session_id ?? ''
}

async function statementsOf(path: string, key: string): Promise<number> {
  const before = app.statements
  const { status } = await app.get(path, key)
  expect([path, status]).toEqual([path, 200])
  return app.statements - before
}

const FILTERS = [
  'first=1',
  'first=200',
  'tags=a&tags=b',
  'repo_names=a/b&origins=cli&origins=api',
  'user_ids=a&user_ids=b&user_ids=c',
  orgs
    .slice(0, 3)
    .map((id) => `org_ids=${id}`)
    .join('&'),
  orgs.map((id) => `org_ids=${id}`).join('&'),
  rows.map((row) => `session_ids=${row.session_id}`).join('&'),
  'created_after=1&created_before=2000000000&updated_after=1&is_archived=false&category=other',
  'include_deleted_orgs=true',
  'tags=nothing',
] as const

// One statement tells who calls, one whether the organisation of the path is there, one reads the page, one
// what its sessions were analysed to.
test.each([
  ['the list of an organisation', inOrg, ofOrg, 3],
  ['its insights', `${inOrg}/insights`, ofOrg, 4],
  ['the list of one’s own organisation', own, ofOrg, 2],
  ['the list of all one’s organisations', own, ofMember, 2],
  ['the list of the enterprise', everywhere, app.adminKey, 2],
  ['its insights', `${everywhere}/insights`, app.adminKey, 3],
])('%s takes its statements whatever is asked', async (_, path, key, statements) => {
  for (const filter of FILTERS) {
    expect([filter, await statementsOf(`${path}?${filter}`, key)]).toEqual([filter, statements])
  }
  const { body } = await app.get(`${path}?first=1`, key)
  const { end_cursor } = body as { end_cursor: string }
  expect(await statementsOf(`${path}?first=200&after=${end_cursor}`, key)).toBe(statements)
})

const COSTS: readonly (readonly [string, string, string, number])[] = [
  ['v1.sessions.list', '/v1/sessions?limit=1000', apk, 2],
  ['v1.sessions.list', '/v1/sessions?limit=1&offset=29&tags=a', apk, 2],
  ['v1.sessions.list', '/v1/sessions?user_email=member@example.com', apk, 3],
  ['v1.sessions.get', `/v1/sessions/${session.session_id}`, apk, 3],
  ['v3.org.sessions.get', `${inOrg}/${session.session_id}`, ofOrg, 3],
  ['v3.org.sessions.get', `${own}/${session.session_id}`, ofMember, 2],
  ['v3.org.sessions.insights.get', `${inOrg}/${session.session_id}/insights`, ofOrg, 4],
  ['v3.org.sessions.messages', `${inOrg}/${session.session_id}/messages?first=1`, ofOrg, 4],
  ['v3.org.sessions.messages', `${inOrg}/${session.session_id}/messages?first=200`, ofOrg, 4],
  ['v3.org.sessions.details', `${inOrg}/${imported}/details`, ofOrg, 4],
  ['v3.org.sessions.steps', `${inOrg}/${imported}/steps?first=1`, ofOrg, 7],
  ['v3.org.sessions.steps', `${inOrg}/${imported}/steps?first=200`, ofOrg, 7],
  ['v3.org.sessions.insights.summary', `${inOrg}/insights/summary`, ofOrg, 5],
  ['v3.org.sessions.insights.summary', `${inOrg}/insights/summary?tags=a`, ofOrg, 4],
  ['v3.enterprise.sessions.insights.summary', `${everywhere}/insights/summary`, app.adminKey, 4],
  ['v3.access', '/v3/self/access', ofOrg, 2],
  ['v3.org.sessions.facets', `${inOrg}/facets`, ofOrg, 3],
  ['v3.org.sessions.facets', `${inOrg}/facets?q=mend&tags=a`, ofOrg, 3],
  ['v3.enterprise.sessions.facets', `${everywhere}/facets`, app.adminKey, 2],
  ['v3.enterprise.sessions.get', `${everywhere}/${session.session_id}`, app.adminKey, 2],
  ['v3.enterprise.sessions.insights.get', `${everywhere}/${session.session_id}/insights`, app.adminKey, 3],
  ['v3.enterprise.sessions.messages', `${everywhere}/${session.session_id}/messages`, app.adminKey, 3],
  ['v3.self', '/v3/self', ofMember, 1],
  ['v3.enterprise.organizations.list', '/v3/enterprise/organizations?first=200', app.adminKey, 3],
  ['v3.enterprise.organizations.get', `/v3/enterprise/organizations/${orgId}`, app.adminKey, 2],
  ['v3.enterprise.users.list', '/v3/enterprise/members/users?first=200', app.adminKey, 2],
  ['v3.enterprise.roles.list', '/v3/enterprise/roles', app.adminKey, 1],
  ['v3.enterprise.keys.list', '/v3/enterprise/keys?first=200', app.adminKey, 2],
]

test.each(COSTS)('%s: %# takes its statements', async (_, path, key, statements) => {
  expect(await statementsOf(path, key)).toBe(statements)
})

const STREAMS: readonly (readonly [string, string, string, number])[] = [
  ['v3.org.sessions.stream', `${inOrg}/stream?tags=a`, ofOrg, 7],
  ['v3.enterprise.sessions.stream', `${everywhere}/stream`, app.adminKey, 6],
]

// Of these the one that follows the log for all streams may be counted too.
test.each(STREAMS)('%s begins with few statements', async (_, path, key, statements) => {
  expect(await statementsOf(path, key)).toBeLessThanOrEqual(statements)
})

test('every endpoint that reads has its cost written down', () => {
  const lists = [
    'v3.org.sessions.list',
    'v3.org.sessions.insights.list',
    'v3.enterprise.sessions.list',
    'v3.enterprise.sessions.insights.list',
  ]
  // What these cost is the reading of files.
  const ofMachine = ['v3.enterprise.machine.transcripts', 'v3.enterprise.machine.import.get']
  const written = [...lists, ...ofMachine, ...[...COSTS, ...STREAMS].map(([id]) => id)]
  const reads = Object.entries(ENDPOINTS).flatMap(([id, { method }]) => (method === 'GET' ? [id] : []))
  expect([...new Set(written)].toSorted()).toEqual(reads.toSorted())
})

test('health asks the database nothing, readiness once', async () => {
  expect(await statementsOf('/healthz', ofOrg)).toBe(0)
  expect(await statementsOf('/readyz', ofOrg)).toBe(1)
})
