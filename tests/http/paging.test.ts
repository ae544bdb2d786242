import fc from 'fast-check'
import Type from 'typebox'
import { expect, test } from 'vitest'
import { enterpriseFilters } from '../../src/contract/v3/query.ts'
import { matches } from '../../src/domain/matches.ts'
import { EVERYWHERE, onlyOrgs } from '../../src/domain/principal.ts'
import { filterOf as readFilter } from '../../src/http/filter.ts'
import { parseQuery } from '../../src/http/query.ts'
import { listWhole } from '../../src/storage/sessions.ts'
import { DIRECTIONS, SORT_KEYS } from '../../src/domain/filter.ts'
import { AGENTS, ORIGINS, OUTCOMES, SESSION_SIZES } from '../../src/domain/vocabulary.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { newSessionId } from '../../src/domain/ids.ts'
import { insertSessions, NOON, sessionRow, setWords, type SessionRow } from '../support/sessions.ts'
import { AT, isBehind, listed, queryOf, type Filter, type Sight } from './session-oracle.ts'
import { TestApp } from './test-app.ts'

// Pages beside an oracle: the same rows in plain JavaScript. Between pages the rows change; every page must be exactly
// what stands behind the one before at that moment.

const app = await TestApp.create()
const { db } = app.context
app.now = AT
const orgs = await Promise.all(Array.from({ length: 12 }, (_, n) => app.organization(`o${n}`)))
const deletedOrgIds = orgs.slice(-2)
const [own = '', second = '', third = ''] = orgs
for (const orgId of deletedOrgIds) {
  await app.send({ method: 'DELETE', path: `/v3/enterprise/organizations/${orgId}`, key: app.adminKey })
}
const memberId = await app.person('member@example.com', {
  [own]: 'org_viewer',
  [second]: 'org_member',
  [third]: 'org_admin',
})
const apk = await app.key({ kind: 'apk', orgId: own, role: 'org_viewer' })

const CALLERS = [
  {
    name: 'a key of the enterprise',
    path: '/v3/enterprise/sessions',
    key: app.adminKey,
    orgIds: null,
    spread: orgs,
  },
  {
    name: 'the enterprise’s insights',
    path: '/v3/enterprise/sessions/insights',
    key: await app.key({ role: 'enterprise_viewer' }),
    orgIds: null,
    spread: orgs,
  },
  {
    name: 'a key of one organisation',
    path: `/v3/organizations/${own}/sessions`,
    key: await app.key({ orgId: own, role: 'org_viewer' }),
    orgIds: [own],
    spread: [own, own, second],
  },
  {
    name: 'a member of three organisations',
    path: '/v3/organizations/sessions',
    key: await app.key({ email: 'member@example.com' }),
    orgIds: [own, second, third],
    spread: orgs.slice(0, 5),
  },
] as const

/** A few values of each column, so that rows share them and filters meet some. */
const TIMES = [0, 1, 2, 3].map((n) => NOON + n * (MICROS_PER_SECOND / 2))
const TAGS = ['a', 'b', 'a,b', '', ' ', '漢', '{"}']
const USERS = [memberId, ...Array.from({ length: 11 }, (_, n) => `user-${n}|x`)]
const NAMES = Array.from({ length: 12 }, (_, n) => `n/${n}`)
const WORDS = ['mend', 'mended', 'shop', '修复', 'été', 'x1']
const MODELS = ['large', 'small', 'large-2']
const ISSUES = ['repeated_failure', 'edit_undone', 'a,b']
const LAST = 2 * MICROS_PER_SECOND
const SECONDS = [-1, 0, 1, 2].map((n) => NOON / MICROS_PER_SECOND + n)
const PARENTS = [newSessionId(own), newSessionId(second)]

const time = fc.constantFrom(...TIMES)
const orNull = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values))
const changing = fc.record({
  // Nothing is updated before it is created.
  updated_at: time.map((created) => created + LAST),
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' ')),
  status: fc.constantFrom('running', 'exit', 'suspended'),
  status_detail: orNull(['finished', 'inactivity', 'working'] as const),
  live_detail: orNull(['working', 'waiting_for_user'] as const),
  live_until: orNull([AT - 1, AT, AT + 1]),
  acus_consumed: fc.constantFrom(0, 0.25, 1, 1.5, 4),
  num_user_messages: fc.constantFrom(0, 3, 21),
  model: orNull(MODELS),
  tags: fc.uniqueArray(fc.constantFrom(...TAGS), { maxLength: 3 }),
  outcome: orNull(OUTCOMES),
  issues: fc.uniqueArray(fc.constantFrom(...ISSUES), { maxLength: 2 }),
  is_archived: fc.boolean(),
  category: orNull(['other', 'security', 'code_review'] as const),
  parent_session_id: orNull(PARENTS),
})
const columns = fc.record({
  created_at: time,
  origin: orNull(ORIGINS),
  user_id: orNull(USERS),
  service_user_id: orNull(NAMES),
  playbook_id: orNull(NAMES.slice(0, 2)),
  schedule_id: orNull(NAMES.slice(0, 2)),
  automation_id: orNull(NAMES),
  repo_name: orNull(NAMES),
  agent: orNull(AGENTS),
})

function rowOf(spread: readonly string[]): fc.Arbitrary<SessionRow> {
  return fc
    .tuple(fc.constantFrom(...spread), columns, changing)
    .map(([orgId, fixed, free]) => sessionRow(orgId, { ...fixed, ...free }))
}

const some = <T extends string>(values: readonly T[]) =>
  fc.array(fc.constantFrom(...values), { minLength: 1, maxLength: 12 })

function filterOf(path: string): fc.Arbitrary<Filter> {
  const everywhere = {
    created_after: fc.constantFrom(...SECONDS),
    created_before: fc.constantFrom(...SECONDS),
    updated_after: fc.constantFrom(...SECONDS.map((second) => second + 2)),
    updated_before: fc.constantFrom(...SECONDS.map((second) => second + 2)),
    tags: some(TAGS),
    playbook_id: fc.constantFrom(...NAMES.slice(0, 3)),
    schedule_id: fc.constantFrom(...NAMES.slice(0, 3)),
    origins: some(ORIGINS),
    automation_ids: some(NAMES),
    user_ids: some(USERS),
    service_user_ids: some(NAMES),
    repo_names: some(NAMES),
    category: fc.constantFrom('other', 'security', 'refactoring_and_optimization'),
    is_archived: fc.boolean(),
    parent_session_id: fc.constantFrom(...PARENTS),
    status: some(['running', 'exit', 'suspended', 'error']),
    status_detail: some(['finished', 'inactivity', 'working', 'waiting_for_user']),
    session_size: some(SESSION_SIZES),
    agent: some(AGENTS),
    model: some(MODELS),
    outcome: some(OUTCOMES),
    issue: some(ISSUES),
    min_acus: fc.constantFrom(0, 0.25, 1),
    max_acus: fc.constantFrom(0, 1, 1.5),
    q: fc.constantFrom(...WORDS, 'mend*', 'shop mend', 'ét*', 'nothing'),
    sort: fc.constantFrom(...SORT_KEYS),
    order: fc.constantFrom(...DIRECTIONS),
  }
  const inEnterprise = { org_ids: some([...orgs, 'org-nowhere']), include_deleted_orgs: fc.constant(true) }
  const all: Readonly<Record<string, fc.Arbitrary<Filter[string]>>> = path.startsWith('/v3/enterprise')
    ? { ...everywhere, ...inEnterprise }
    : everywhere
  // With more than three at once nothing would match.
  return fc.subarray(Object.entries(all), { maxLength: 3 }).chain((few) => fc.record(Object.fromEntries(few)))
}

/** One write between two pages. `at` picks a row. */
type Write =
  | { readonly kind: 'add'; readonly row: SessionRow }
  | { readonly kind: 'change'; readonly at: number; readonly to: Partial<SessionRow> }

function writeOf(spread: readonly string[]): fc.Arbitrary<Write> {
  return fc.oneof(
    rowOf(spread).map((row): Write => ({ kind: 'add', row })),
    fc.tuple(fc.nat(), changing).map(([at, to]): Write => ({ kind: 'change', at, to })),
  )
}

interface Change {
  readonly before: SessionRow
  readonly now: SessionRow
}

function hasKept({ before, now }: Change, { sort }: Filter): boolean {
  const key = (sort ?? 'created_at') as 'updated_at'
  return before[key] === now[key]
}

async function apply(rows: Map<string, SessionRow>, write: Write): Promise<Change | undefined> {
  if (write.kind === 'add') {
    const row = { ...write.row, session_id: newSessionId(write.row.org_id) }
    rows.set(row.session_id, row)
    await insertSessions(db, [row])
    return undefined
  }
  const row = [...rows.values()].at(write.at % Math.max(rows.size, 1))
  if (row === undefined) return undefined
  const { pull_requests: _, structured_output: __, ...to } = write.to
  await db.updateTable('sessions').set(to).where('session_id', '=', row.session_id).execute()
  await setWords(db, [{ row, title: to.title ?? null, messages: [] }])
  const now = { ...row, ...to }
  rows.set(row.session_id, now)
  return { before: row, now }
}

async function afresh(rows: readonly SessionRow[]): Promise<Map<string, SessionRow>> {
  await db.deleteFrom('sessions').execute()
  for (const table of ['org_totals', 'session_words', 'summary_totals', 'summary_users'] as const) {
    await db.deleteFrom(table).execute()
  }
  // A shrunk counterexample brings its rows again: each run has ids of its own.
  const fresh = rows.map((row) => ({ ...row, session_id: newSessionId(row.org_id) }))
  if (fresh.length > 0) await insertSessions(db, fresh)
  return new Map(fresh.map((row) => [row.session_id, row]))
}

interface Page {
  readonly items: readonly { readonly session_id: string }[]
  readonly end_cursor: string | null
  readonly has_next_page: boolean
  readonly total: number | null
}

const ids = (rows: readonly { readonly session_id: string }[]) => rows.map(({ session_id }) => session_id)

/** What a stream of the list would take for a row of it is one. */
async function expectMatches(
  expected: readonly SessionRow[],
  filter: Filter,
  { orgIds }: (typeof CALLERS)[number],
): Promise<void> {
  const { q, ...rest } = filter
  if (q !== undefined) return
  const { values } = parseQuery(queryOf(rest), Type.Object(enterpriseFilters))
  const scope = orgIds === null ? EVERYWHERE : onlyOrgs(orgIds)
  const list = { scope, filter: readFilter(values), deletedOrgIds: new Set(deletedOrgIds) }
  const all = await db.selectFrom('sessions').select(['org_id', 'session_id']).execute()
  const whole = await Promise.all(
    [...Map.groupBy(all, (row) => row.org_id)].map(([orgId, own]) => listWhole(db, orgId, ids(own))),
  )
  const found = whole.flat().filter((session) => matches(list, session, AT))
  expect(new Set(found.map((session) => session.sessionId))).toEqual(new Set(ids(expected)))
}

test.each(CALLERS)('$name meets every row exactly once, whatever is written meanwhile', async (caller) => {
  const sight: Sight = { orgIds: caller.orgIds, deletedOrgIds }
  const run = fc.asyncProperty(
    fc.array(rowOf(caller.spread), { maxLength: 40 }),
    filterOf(caller.path),
    fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1 }),
    fc.array(fc.array(writeOf(caller.spread), { maxLength: 3 }), { maxLength: 6 }),
    async (initial, filter, sizes, writes) => {
      const rows = await afresh(initial)
      const before = listed(rows.values(), filter, sight)
      await expectMatches(before, filter, caller)
      const alwaysThere = new Set(ids(before))
      const seen: SessionRow[] = []
      let after = ''
      for (let page = 0; ; page++) {
        const size = sizes[page % sizes.length] ?? 1
        const { body } = await app.get(`${caller.path}?first=${size}&${queryOf(filter)}${after}`, caller.key)
        const { items, end_cursor, has_next_page, total } = body as Page
        const now = listed(rows.values(), filter, sight)
        for (const id of alwaysThere) if (!ids(now).includes(id)) alwaysThere.delete(id)

        const last = seen.at(-1)
        const rest = last === undefined ? now : now.filter((row) => isBehind(row, last, filter))
        expect(ids(items)).toEqual(ids(rest.slice(0, size)))
        expect(has_next_page).toBe(rest.length > size)
        expect(end_cursor === null).toBe(!has_next_page)
        expect(total).toBe(before.length)
        seen.push(...rest.slice(0, size))
        if (end_cursor === null) break
        after = `&after=${end_cursor}`
        for (const write of writes[page] ?? []) {
          const moved = await apply(rows, write)
          // By another key than the time of creation, the promise is for those that keep theirs.
          if (moved !== undefined && !hasKept(moved, filter)) alwaysThere.delete(moved.now.session_id)
        }
      }
      if (filter['sort'] === undefined || filter['sort'] === 'created_at') {
        expect(new Set(ids(seen)).size).toBe(seen.length)
      }
      expect(ids(seen)).toEqual(expect.arrayContaining([...alwaysThere]))
    },
  )
  await fc.assert(run, { numRuns: 60 })
})

test('v1 pages by offset in the same order', async () => {
  const sight: Sight = { orgIds: [own], deletedOrgIds }
  const run = fc.asyncProperty(
    fc.array(rowOf([own, own, second]), { maxLength: 30 }),
    fc.option(some(TAGS)),
    fc.boolean(),
    fc.integer({ min: 1, max: 9 }),
    async (initial, tags, ofMember, limit) => {
      const rows = await afresh(initial)
      const filter = { ...(tags && { tags }), ...(ofMember && { user_ids: [memberId] }) }
      const query = `${queryOf(tags ? { tags } : {})}${ofMember ? '&user_email=MEMBER@Example.com' : ''}`
      const expected = ids(listed(rows.values(), filter, sight)).map((id) => `devin-${id}`)
      for (let offset = 0; offset <= expected.length + limit; offset += limit) {
        const name = offset % 2 === 0 ? 'offset' : 'skip'
        const { body, headers } = await app.get(`/v1/sessions?limit=${limit}&${name}=${offset}&${query}`, apk)
        const { sessions } = body as { sessions: { session_id: string }[] }
        expect(ids(sessions)).toEqual(expected.slice(offset, offset + limit))
        expect(headers.link !== undefined).toBe(sessions.length === limit)
      }
    },
  )
  await fc.assert(run, { numRuns: 40 })
})

test('a total is exact to a thousand, and beyond it where counters know it', async () => {
  const many = Array.from({ length: 1_001 }, (_, n) =>
    sessionRow(own, { created_at: NOON + n, tags: ['x'], is_archived: n === 0 }),
  )
  await afresh([...many, sessionRow(second, { tags: ['x'] }), sessionRow(deletedOrgIds[0] ?? '')])
  const total = async (query: string) => {
    const { body } = await app.get(`/v3/enterprise/sessions?first=1&${query}`, app.adminKey)
    return (body as Page).total
  }
  expect(await total('')).toBe(1_002)
  expect(await total('include_deleted_orgs=true')).toBe(1_003)
  expect(await total(`org_ids=${own}`)).toBe(1_001)
  expect(await total(`org_ids=${own}&org_ids=${own}&org_ids=${second}`)).toBe(1_002)
  expect(await total(orgs.map((orgId) => `org_ids=${orgId}`).join('&'))).toBe(1_002)
  expect(await total('org_ids=org-nowhere')).toBe(0)
  expect(await total(`tags=x&org_ids=${second}`)).toBe(1)
  expect(await total('tags=x')).toBe(null)
  expect(await total(`tags=x&is_archived=false`)).toBe(null)
  expect(await total(`org_ids=${own}&is_archived=false`)).toBe(1_000)
  expect(await total('is_archived=true')).toBe(1)
})

test('a page beyond the last is empty', async () => {
  await afresh([sessionRow(own), sessionRow(own)])
  const { body } = await app.get(`/v1/sessions?offset=999999999999999&tags=x`, apk)
  expect(body).toEqual({ sessions: [] })
  expect((await app.get(`/v1/sessions?offset=2`, apk)).body).toEqual({ sessions: [] })
})
