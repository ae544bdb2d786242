import { expect, test } from 'vitest'
import { ENDPOINTS, type EndpointId } from '../../src/contract/index.ts'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { agent, SESSION, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { machineWith } from '../machine/test-machine.ts'
import { makePrincipals, NOBODY, OF_THE_ENTERPRISE, PRINCIPALS, type PrincipalName } from './principals.ts'
import { TestApp, type Sent } from './test-app.ts'

const transcript = jsonLines([user(1, 'Mend the shop'), agent(2, [text('Mended.')], { stop: 'end_turn' })])

const app = await TestApp.create({ machine: machineWith([]) })
const orgA = await app.organization('A')
const orgB = await app.organization('B')
const principals = await makePrincipals(app, orgA, orgB)
const sessionA = await imported(orgA)
await imported(orgB)

async function imported(orgId: string): Promise<string> {
  const path = `/v3/organizations/${orgId}/sessions/import?name=${SESSION}.jsonl`
  const headers = { 'content-type': 'application/x-ndjson' }
  const answer = await app.send({ method: 'POST', path, key: app.adminKey, headers, body: transcript })
  const { sessions } = answer.body as { sessions: { session_id: string }[] }
  return sessions[0]?.session_id ?? ''
}

/** Who is let in, written by hand. The rest of those with a key get 403, those without a valid one 401. */
interface Row {
  readonly send: () => Sent | Promise<Sent>
  readonly may: readonly PrincipalName[]
  readonly notFound?: readonly PrincipalName[]
  readonly invalid?: readonly PrincipalName[]
}

const viewers: readonly PrincipalName[] = [
  'org_viewer',
  'org_member',
  'org_admin',
  'org:ViewOrgSessions',
  'enterprise_viewer',
  'enterprise_admin',
  'ent:ViewOrgSessions',
  'ent:ViewAccountSessions',
  'ent:ManageAccountSessions',
  'person',
  'person bound to A',
  'person of the enterprise',
]
const managers: readonly PrincipalName[] = [
  'org_admin',
  'org:ManageOrgSessions',
  'enterprise_admin',
  'ent:ManageOrgSessions',
  'ent:ManageAccountSessions',
]
const enterpriseViewers: readonly PrincipalName[] = [
  'enterprise_viewer',
  'enterprise_admin',
  'ent:ViewAccountSessions',
  'person of the enterprise',
]
/** Where the path leaves the organisation out: those who have one, or are a person. */
const viewersOfTheirOwn: readonly PrincipalName[] = [
  'org_viewer',
  'org_member',
  'org_admin',
  'org:ViewOrgSessions',
  'person',
  'person bound to A',
  'person of the enterprise',
]
const settlers: readonly PrincipalName[] = ['enterprise_admin', 'ent:ManageEnterpriseSettings']
const elsewhere: readonly PrincipalName[] = ['person of B', 'org_admin of B', 'person without a role']

const list = (path: string, may: readonly PrincipalName[]): Row => ({ send: () => ({ path }), may })
const ownList = (path: string): Row => ({
  send: () => ({ path }),
  may: [...viewersOfTheirOwn, ...elsewhere],
  invalid: OF_THE_ENTERPRISE,
})
const ownSession = (path: string): Row => ({
  send: () => ({ path }),
  may: viewersOfTheirOwn,
  notFound: elsewhere,
  invalid: OF_THE_ENTERPRISE,
})

const inA = `/v3/organizations/${orgA}/sessions`
const own = '/v3/organizations/sessions'
const ofEnterprise = '/v3/enterprise/sessions'
const v1Keys: readonly PrincipalName[] = ['apk', 'apk_user']
const everyCog = PRINCIPALS.filter(
  (name) => !(NOBODY as readonly string[]).includes(name) && !/^apk|other version/.test(name),
)

/** By endpoint; and by endpoint and path for its other paths. */
const TABLE: Readonly<Record<string, Row>> = {
  'v1.sessions.list': list('/v1/sessions', v1Keys),
  'v1.sessions.list /v1/session': list('/v1/session', v1Keys),
  'v1.sessions.get': list(`/v1/sessions/devin-${sessionA}`, v1Keys),
  'v1.sessions.get /v1/session/{session_id}': list(`/v1/session/${sessionA}`, v1Keys),

  'v3.org.sessions.list': list(inA, viewers),
  'v3.org.sessions.list /v3/organizations/sessions': ownList(own),
  'v3.org.sessions.insights.list': list(`${inA}/insights`, viewers),
  'v3.org.sessions.insights.list /v3/organizations/sessions/insights': ownList(`${own}/insights`),
  'v3.org.sessions.get': list(`${inA}/${sessionA}`, viewers),
  'v3.org.sessions.get /v3/organizations/sessions/{devin_id}': ownSession(`${own}/${sessionA}`),
  'v3.org.sessions.messages': list(`${inA}/${sessionA}/messages`, viewers),
  'v3.org.sessions.messages /v3/organizations/sessions/{devin_id}/messages': ownSession(
    `${own}/${sessionA}/messages`,
  ),
  'v3.org.sessions.insights.get': list(`${inA}/${sessionA}/insights`, viewers),
  'v3.org.sessions.insights.get /v3/organizations/sessions/{devin_id}/insights': ownSession(
    `${own}/${sessionA}/insights`,
  ),
  'v3.org.sessions.details': list(`${inA}/${sessionA}/details`, viewers),
  'v3.org.sessions.details /v3/organizations/sessions/{devin_id}/details': ownSession(
    `${own}/${sessionA}/details`,
  ),
  'v3.org.sessions.steps': list(`${inA}/${sessionA}/steps`, viewers),
  'v3.org.sessions.steps /v3/organizations/sessions/{devin_id}/steps': ownSession(`${own}/${sessionA}/steps`),
  'v3.org.sessions.import': {
    send: () => ({
      method: 'POST',
      path: `${inA}/import?dry_run=true&name=${SESSION}.jsonl`,
      headers: { 'content-type': 'application/x-ndjson' },
      body: transcript,
    }),
    may: managers,
  },
  'v3.org.sessions.import.again': {
    send: () => ({ method: 'POST', path: `${inA}/${sessionA}/import/again` }),
    may: managers,
  },
  'v3.org.sessions.insights.summary': list(`${inA}/insights/summary`, viewers),
  'v3.org.sessions.insights.summary /v3/organizations/sessions/insights/summary': ownList(
    `${own}/insights/summary`,
  ),
  'v3.org.sessions.facets': list(`${inA}/facets?q=mend`, viewers),
  'v3.org.sessions.facets /v3/organizations/sessions/facets': ownList(`${own}/facets`),
  'v3.org.sessions.stream': list(`${inA}/stream`, viewers),
  'v3.org.sessions.stream /v3/organizations/sessions/stream': ownList(`${own}/stream`),
  'v3.org.sessions.insights.generate': {
    send: () => ({ method: 'POST', path: `${inA}/${sessionA}/insights/generate` }),
    may: managers,
  },

  'v3.enterprise.sessions.list': list(ofEnterprise, enterpriseViewers),
  'v3.enterprise.sessions.insights.list': list(`${ofEnterprise}/insights`, enterpriseViewers),
  'v3.enterprise.sessions.get': list(`${ofEnterprise}/${sessionA}`, enterpriseViewers),
  'v3.enterprise.sessions.messages': list(`${ofEnterprise}/${sessionA}/messages`, enterpriseViewers),
  'v3.enterprise.sessions.insights.get': list(`${ofEnterprise}/${sessionA}/insights`, enterpriseViewers),
  'v3.enterprise.sessions.insights.summary': list(`${ofEnterprise}/insights/summary`, enterpriseViewers),
  'v3.enterprise.sessions.facets': list(`${ofEnterprise}/facets`, enterpriseViewers),
  'v3.enterprise.sessions.stream': list(`${ofEnterprise}/stream`, enterpriseViewers),
  'v3.enterprise.sessions.insights.generate': {
    send: () => ({ method: 'POST', path: `${ofEnterprise}/${sessionA}/insights/generate` }),
    may: ['enterprise_admin', 'ent:ManageAccountSessions'],
  },
  'v3.enterprise.machine.transcripts': list('/v3/enterprise/machine/transcripts', settlers),
  'v3.enterprise.machine.import.get': list('/v3/enterprise/machine/import', settlers),
  // Who imports must also be allowed to in the organisation.
  'v3.enterprise.machine.import.start': {
    send: () => ({
      method: 'POST',
      path: '/v3/enterprise/machine/import',
      body: { source: 'transcripts', org_id: orgA },
    }),
    may: ['enterprise_admin'],
  },
  'v3.enterprise.machine.demo.remove': {
    send: () => ({ method: 'DELETE', path: '/v3/enterprise/machine/demo' }),
    may: ['enterprise_admin'],
  },
  'v3.self': list('/v3/self', everyCog),
  'v3.access': list('/v3/self/access', everyCog),
  'v3.signIn': { send: () => ({ method: 'POST', path: '/v3/self/sign-in' }), may: everyCog },
  'v3.signOut': { send: () => ({ method: 'DELETE', path: '/v3/self/sign-in' }), may: everyCog },

  'v3.enterprise.organizations.list': list('/v3/enterprise/organizations', [
    'enterprise_admin',
    'ent:ManageOrganizations',
  ]),
  'v3.enterprise.organizations.get': list(`/v3/enterprise/organizations/${orgA}`, [
    'enterprise_admin',
    'ent:ManageOrganizations',
  ]),
  'v3.enterprise.organizations.create': {
    send: () => ({ method: 'POST', path: '/v3/enterprise/organizations', body: { name: 'new' } }),
    may: ['enterprise_admin', 'ent:ManageOrganizations'],
  },
  'v3.enterprise.organizations.delete': {
    send: async () => ({
      method: 'DELETE',
      path: `/v3/enterprise/organizations/${await app.organization('short')}`,
    }),
    may: ['enterprise_admin', 'ent:ManageOrganizations'],
  },
  'v3.enterprise.users.list': list('/v3/enterprise/members/users', [
    'enterprise_admin',
    'ent:ManageAccountMembership',
  ]),
  // Who gives a role must hold what is in it.
  'v3.enterprise.users.create': {
    send: () => ({
      method: 'POST',
      path: '/v3/enterprise/members/users',
      body: { emails: ['new@example.com'], enterprise_role_id: 'enterprise_viewer' },
    }),
    may: ['enterprise_admin'],
  },
  'v3.org.users.create': {
    send: () => ({
      method: 'POST',
      path: `/v3/organizations/${orgA}/members/users`,
      body: { email: 'another@example.com', role: 'org_viewer' },
    }),
    may: ['enterprise_admin'],
  },
  'v3.enterprise.roles.list': list('/v3/enterprise/roles', [
    'enterprise_admin',
    'ent:ManageAccountMembership',
  ]),
  'v3.enterprise.keys.list': list('/v3/enterprise/keys', [
    'enterprise_admin',
    'ent:ManageAccountServiceUsers',
  ]),
  'v3.enterprise.keys.create': {
    send: () => ({
      method: 'POST',
      path: '/v3/enterprise/keys',
      body: { kind: 'cog', name: 'new', permissions: ['ManageAccountServiceUsers'] },
    }),
    may: ['enterprise_admin', 'ent:ManageAccountServiceUsers'],
  },
  'v3.enterprise.keys.revoke': {
    send: async () => ({
      method: 'DELETE',
      path: `/v3/enterprise/keys/${(await app.keyWithId({ role: 'enterprise_viewer' })).keyId}`,
    }),
    may: ['enterprise_admin', 'ent:ManageAccountServiceUsers'],
  },
}

const OPEN = [
  '/healthz',
  '/readyz',
  '/metrics',
  '/v1-openapi.json',
  '/v1-openapi.yaml',
  '/v3-openapi.json',
  '/v3-openapi.yaml',
  '/zh/v1-openapi.yaml',
  '/fr/v3-openapi.json',
  '/llms.txt',
  '/docs/en',
]

function expected(row: Row, name: PrincipalName): number {
  if ((NOBODY as readonly string[]).includes(name)) return 401
  if (row.may.includes(name)) return 200
  if (row.notFound?.includes(name) === true) return 404
  return row.invalid?.includes(name) === true ? 422 : 403
}

test('every path of every endpoint has a row', () => {
  const paths = Object.entries<Endpoint>(ENDPOINTS).flatMap(([id, { aliases = [] }]) => [
    id,
    ...aliases.map((path) => `${id} ${path}`),
  ])
  expect(Object.keys(TABLE).toSorted()).toEqual(paths.toSorted())
})

test.each(Object.entries(TABLE))('%s answers whom the table says', async (id, row) => {
  const { api } = ENDPOINTS[id.split(' ')[0] as EndpointId]
  const found: Record<string, number> = {}
  for (const name of PRINCIPALS) {
    const { headers, ...rest } = await row.send()
    const authorization = principals[name][api]
    const given = authorization === undefined ? {} : { authorization }
    const answer = await app.send({ ...rest, headers: { ...headers, ...given } })
    found[name] = answer.status
    if (answer.status === 401) expect(answer.headers['www-authenticate']).toBe('Bearer')
  }
  expect(found).toEqual(Object.fromEntries(PRINCIPALS.map((name) => [name, expected(row, name)])))
})

test.each(OPEN)('%s needs no key', async (path) => {
  for (const authorization of [undefined, 'Bearer nonsense', principals.org_viewer.v3]) {
    const answer = await app.get(path, undefined, authorization === undefined ? {} : { authorization })
    expect(answer.status).toBe(200)
  }
})

test('a key of the other version is told which prefix to use', async () => {
  const [v1, v3] = [
    await app.get('/v1/sessions', app.adminKey),
    await app.send({ path: '/v3/self', headers: { authorization: `${principals.apk.v3}` } }),
  ]
  expect([v1.status, v3.status]).toEqual([403, 403])
  expect(v1.body).toMatchObject({ detail: 'The v1 API takes keys that begin with apk_user_ or apk_' })
  expect(v3.body).toMatchObject({ detail: 'The v3 API takes keys that begin with cog_' })
})

test('a person’s key is not made by somebody who holds less than that person', async () => {
  await app.personOfEnterprise('root@example.com', 'enterprise_admin')
  const body = { kind: 'cog', name: 'stolen', email: 'root@example.com' }
  const maker = await app.key({ permissions: ['ManageAccountServiceUsers'] })
  const path = '/v3/enterprise/keys'
  expect((await app.send({ method: 'POST', path, key: maker, body })).status).toBe(403)
  expect((await app.send({ method: 'POST', path, key: app.adminKey, body })).status).toBe(200)
})

test('naming a person in an import asks for the right to', async () => {
  const headers = { 'content-type': 'application/x-ndjson' }
  const path = `${inA}/import?user=ada@example.com&name=${SESSION}.jsonl`
  const send = async (permissions: readonly ('ManageOrgSessions' | 'ImpersonateOrgSessions')[]) => {
    const key = await app.key({ orgId: orgA, permissions })
    return (await app.send({ method: 'POST', path, key, headers, body: transcript })).status
  }
  expect(await send(['ManageOrgSessions'])).toBe(403)
  expect(await send(['ImpersonateOrgSessions'])).toBe(403)
  expect(await send(['ManageOrgSessions', 'ImpersonateOrgSessions'])).toBe(200)
})
