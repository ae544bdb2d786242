import { expect, test } from 'vitest'
import { decodeCursor } from '../../src/domain/cursor.ts'
import { newSessionId } from '../../src/domain/ids.ts'
import { insertMessages, insertSessions, sessionRow, type SessionRow } from '../support/sessions.ts'
import { TestApp } from './test-app.ts'

// Two organisations whose every text bears a mark. Whatever a caller of A asks, B's mark never comes back.

const app = await TestApp.create()
const [orgA, orgB, orgC] = [
  await app.organization('MARK-A'),
  await app.organization('MARK-B'),
  await app.organization('MARK-C'),
]
const rowsA = await seeded(orgA, 'MARK-A')
const rowsB = await seeded(orgB, 'MARK-B')
await seeded(orgC, 'MARK-C')
await app.person('both@example.com', { [orgA]: 'org_viewer', [orgC]: 'org_viewer' })
const cog = await app.key({ orgId: orgA, role: 'org_admin' })
const person = await app.key({ email: 'both@example.com' })
const apk = await app.key({ kind: 'apk', orgId: orgA, role: 'org_admin' })
const [parentB, childB] = [rowsB[0]?.session_id ?? '', rowsB[1]?.session_id ?? '']

async function seeded(orgId: string, mark: string): Promise<SessionRow[]> {
  const userId = await app.person(`${mark}@example.com`, { [orgId]: 'org_viewer' })
  const parent = newSessionId(orgId)
  const child = newSessionId(orgId)
  const marked: Partial<SessionRow> = {
    title: mark,
    user_id: userId,
    service_user_id: `service-user-${mark}`,
    playbook_id: `playbook-${mark}`,
    schedule_id: `sched-${mark}`,
    automation_id: `auto-${mark}`,
    snapshot_id: mark,
    category: 'other',
    subcategory: mark,
    repo_name: `${mark}/shop`,
    tags: ['shared', mark],
    origin: 'api',
    pull_requests: [{ url: `https://example.com/${mark}/1`, state: 'open' }],
    structured_output: { mark },
  }
  const rows = [
    sessionRow(orgId, { ...marked, session_id: parent, child_session_ids: [child] }),
    sessionRow(orgId, { ...marked, session_id: child, parent_session_id: parent, parent_ref: parent }),
    ...Array.from({ length: 5 }, () => sessionRow(orgId, marked)),
  ]
  await insertSessions(app.context.db, rows)
  for (const row of rows) await insertMessages(app.context.db, row, [mark, mark])
  return rows
}

/** Filters that name what is B's, and filters that both have. */
const FILTERS = [
  '',
  'tags=shared',
  'tags=MARK-B',
  'origins=api&category=other',
  `session_ids=${parentB}&session_ids=${childB}`,
  `devin_id=${parentB}`,
  `parent_session_id=${parentB}`,
  'playbook_id=playbook-MARK-B',
  'schedule_id=sched-MARK-B',
  'automation_ids=auto-MARK-B',
  'service_user_ids=service-user-MARK-B',
  `user_ids=${rowsB[0]?.user_id}`,
  'repo_names=MARK-B/shop',
  `org_ids=${orgB}`,
  `org_ids=${orgB}&include_deleted_orgs=true`,
  'user_email=MARK-B@example.com',
]

const own = `/v3/organizations/${orgA}/sessions`
const LISTS = [
  { name: 'the list of A', path: own, key: cog },
  { name: 'the insights of A', path: `${own}/insights`, key: cog },
  { name: 'the list of A to a member of A and C', path: own, key: person },
  { name: 'the list of one’s own organisation', path: '/v3/organizations/sessions', key: cog },
  { name: 'the list of all of a person’s organisations', path: '/v3/organizations/sessions', key: person },
  { name: 'their insights', path: '/v3/organizations/sessions/insights', key: person },
  { name: 'the list of v1', path: '/v1/sessions', key: apk },
]

/** What was asked, taken out of the answer: a caller may read back what the caller sent. */
function told(text: string, asked: string): string {
  return text.replaceAll(asked.split('?', 1)[0] ?? '', '')
}

test.each(LISTS)('$name shows nothing of B, whatever is asked', async ({ path, key }) => {
  for (const filter of FILTERS) {
    const asked = `${path}?first=2&limit=2&${filter}`
    const { status, text, headers, body } = await app.get(asked, key)
    expect([asked, status]).toEqual([asked, 200])
    const link = headers.link?.replace(filter, '') ?? ''
    const cursor = (body as { end_cursor?: string | null }).end_cursor ?? ''
    for (const seen of [told(text, path), link, Buffer.from(cursor, 'base64url').toString()]) {
      expect(seen).not.toMatch(new RegExp(`MARK-B|${orgB}|${rowsB.map((row) => row.session_id).join('|')}`))
    }
  }
})

test('counts are those of one’s own', async () => {
  const total = async (path: string, key: string) =>
    ((await app.get(path, key)).body as { total: number }).total
  expect(await total(own, cog)).toBe(7)
  expect(await total(`${own}?tags=shared`, cog)).toBe(7)
  expect(await total(`${own}?tags=MARK-B`, cog)).toBe(0)
  expect(await total('/v3/organizations/sessions', person)).toBe(14)
  expect(await total('/v3/organizations/sessions?tags=shared', person)).toBe(14)
  expect(await total(`/v3/organizations/sessions?org_ids=${orgB}`, person)).toBe(14)
  expect(await total('/v3/enterprise/sessions', app.adminKey)).toBe(21)
  expect(await total(`/v3/enterprise/sessions?org_ids=${orgB}`, app.adminKey)).toBe(7)
})

test.each(['', '/messages', '/insights', '/details', '/steps'])(
  'a session of B%s is as absent as one that is nowhere',
  async (part) => {
    const nowhere = newSessionId(orgB)
    for (const [base, key] of [
      [own, cog],
      [own, person],
      [own, app.adminKey],
      ['/v3/organizations/sessions', person],
      ['/v3/organizations/sessions', cog],
    ] as const) {
      const [there, absent] = [
        await app.get(`${base}/${parentB}${part}`, key),
        await app.get(`${base}/${nowhere}${part}`, key),
      ]
      expect([there.status, absent.status]).toEqual([404, 404])
      expect(there.text.replaceAll(parentB, '')).toBe(absent.text.replaceAll(nowhere, ''))
    }
  },
)

test('a session of B is absent in v1, and for an enterprise key that says it is in A', async () => {
  expect((await app.get(`/v1/sessions/${parentB}`, apk)).status).toBe(404)
  expect((await app.get(`/v3/enterprise/sessions/${parentB}?org_id=${orgA}`, app.adminKey)).status).toBe(404)
  expect((await app.get(`/v3/enterprise/sessions/${parentB}?org_id=${orgB}`, app.adminKey)).status).toBe(200)
})

test('a key of A gets the same 403 for every other organisation, there or not', async () => {
  const deleted = await app.organization('deleted')
  await app.send({ method: 'DELETE', path: `/v3/enterprise/organizations/${deleted}`, key: app.adminKey })
  for (const key of [cog, person]) {
    for (const [method, part] of [
      ['GET', 'sessions'],
      ['GET', 'sessions/insights'],
      ['GET', `sessions/${parentB}`],
      ['GET', `sessions/${parentB}/messages`],
      ['GET', `sessions/${parentB}/insights`],
      ['GET', `sessions/${parentB}/details`],
      ['GET', `sessions/${parentB}/steps`],
      ['POST', 'sessions/import'],
      ['POST', `sessions/${parentB}/import/again`],
    ] as const) {
      const answers = []
      for (const orgId of [orgB, deleted, 'org-nowhere', 'x', '%00', 'A'.repeat(500)]) {
        const path = `/v3/organizations/${orgId}/${part}`
        const { status, headers, text } = await app.send({ method, path, key })
        answers.push({ status, type: headers['content-type'], text: text.replace(path, '') })
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size, `${method} ${part}`).toBe(1)
      expect(answers[0]?.status).toBe(403)
    }
  }
})

test('a cursor of B leads nowhere in A', async () => {
  const ofB = await app.get(`/v3/organizations/${orgB}/sessions?first=1`, app.adminKey)
  const ofAll = await app.get('/v3/enterprise/sessions?first=1', app.adminKey)
  for (const { body } of [ofB, ofAll]) {
    const after = (body as { end_cursor: string }).end_cursor
    const { status, text } = await app.get(`${own}?after=${after}`, cog)
    expect(status).toBe(422)
    expect(text).toContain('cursor_of_another_list')
  }
})

test('a cursor made up from A’s own shows A’s rows alone', async () => {
  const { body } = await app.get(`${own}?first=1`, cog)
  const { end_cursor } = body as { end_cursor: string }
  const cursor = decodeCursor(end_cursor, `sessions ${orgA}`, ['number', 'string'])
  const future = [cursor.list, [Number.MAX_SAFE_INTEGER, 'f'.repeat(32)], 999, cursor.digest]
  const after = Buffer.from(JSON.stringify(future)).toString('base64url')
  const page = (await app.get(`${own}?after=${after}`, cog)).body as { items: { org_id: string }[] }
  expect(page.items.map((item) => item.org_id)).toEqual(rowsA.map(() => orgA))
})
