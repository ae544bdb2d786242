/** Lists whose rows are few and far apart in a long list, so that walks along it are given up before a page is full. */
import { describe, expect, test } from 'vitest'
import type { SessionFilter } from '../../src/domain/filter.ts'
import { sessionPrefixOf } from '../../src/domain/ids.ts'
import { EVERYWHERE, onlyOrgs, type Scope } from '../../src/domain/principal.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { insertEnterprise, insertOrganization } from '../../src/storage/organizations.ts'
import { FROM_THE_NEWEST, type Start } from '../../src/storage/session-page.ts'
import { listSessions } from '../../src/storage/sessions.ts'
import { insertSessions, NOON, sessionRow, type SessionRow } from '../support/sessions.ts'
import { testDatabase } from './test-database.ts'

const db = await testDatabase()
const LARGE = 'org-large'
const SMALL = 'org-small'

await insertEnterprise(db, 'enterprise-1', 'Example', NOON)
for (const orgId of [LARGE, SMALL]) {
  const sessionPrefix = sessionPrefixOf(orgId)
  const limits = { maxSessionAcuLimit: null, maxCycleAcuLimit: null }
  const times = { createdAt: NOON, updatedAt: NOON }
  await insertOrganization(db, {
    orgId,
    enterpriseId: 'enterprise-1',
    name: orgId,
    sessionPrefix,
    ...times,
    ...limits,
  })
}

/** Three in a second; every thousandth row has what is rare, and the oldest one has all of it. */
const rows = Array.from({ length: 8_001 }, (_, n): SessionRow => {
  const created_at = NOON - Math.floor(n / 3) * MICROS_PER_SECOND
  const at = (place: number) => n === 8_000 || n % 1_000 === place
  return sessionRow(n % 10 === 9 ? SMALL : LARGE, {
    created_at,
    updated_at: created_at + (at(1) ? 5_000 : 1) * MICROS_PER_SECOND,
    origin: 'cli',
    category: at(2) || at(3) ? 'security' : 'other',
    user_id: n % 2 === 0 ? 'user-even' : 'user-odd',
    repo_name: at(4) ? 'acme/attic' : 'acme/shop',
    tags: at(3) || at(5) ? ['all', 'rare'] : ['all'],
    is_archived: at(3) || at(6),
  })
})
await insertSessions(db, rows)

const scopes: readonly (readonly [string, Scope])[] = [
  ['all organisations', EVERYWHERE],
  ['a large organisation', onlyOrgs([LARGE])],
  ['both organisations', onlyOrgs([LARGE, SMALL])],
]
const absent = Array.from({ length: 60 }, (_, n) => `absent-${n}`)
const filters: readonly (readonly [string, SessionFilter])[] = [
  ['common and rare values', { userIds: ['user-even'], category: 'security' }],
  ['a rare tag of common people', { userIds: ['user-even', 'user-odd'], tags: ['rare'] }],
  ['one of two tags', { origins: ['cli'], tags: ['rare', 'absent'] }],
  ['one of sixty tags', { origins: ['cli'], tags: ['rare', ...absent] }],
  ['sixty people', { userIds: ['user-even', ...absent], repoNames: ['acme/attic'] }],
  ['archived', { isArchived: true, origins: ['cli'], category: 'security' }],
  ['not archived', { isArchived: false, origins: ['cli'], category: 'security' }],
  ['updated late', { origins: ['cli'], updatedAfter: NOON + MICROS_PER_SECOND * 2_000 }],
  [
    'updated in a window',
    { origins: ['cli'], updatedBefore: NOON - MICROS_PER_SECOND * 2_600, tags: ['all'] },
  ],
  [
    'created in a window',
    { origins: ['cli'], tags: ['rare'], createdBefore: NOON - MICROS_PER_SECOND * 1_000 },
  ],
  ['nothing', { userIds: ['user-odd'], repoNames: ['acme/attic'], category: 'code_review' }],
  ['many', { origins: ['cli'], tags: ['all'], userIds: ['user-odd', 'user-even'] }],
]

describe.each(scopes)('in %s', (_, scope) => {
  test.each(filters)('%s: each row once, newest first, with the exact total', async (_, filter) => {
    const expected = rows
      .filter((row) => isIn(row, scope, filter))
      .toSorted(newestFirst)
      .map((row) => row.session_id)
    const limit = Math.max(2, Math.floor(expected.length / 3))
    const listed: string[] = []
    let start: Start = FROM_THE_NEWEST
    for (;;) {
      const withTotal = start === FROM_THE_NEWEST
      const page = await listSessions(db, { scope, filter, start, limit, withTotal })
      if (withTotal) expect(page.total).toBe(expected.length <= 1_000 ? expected.length : null)
      listed.push(...page.sessions.map((session) => session.sessionId))
      const last = page.sessions.at(-1)
      if (last === undefined) break
      start = { createdAt: last.createdAt, sessionId: last.sessionId }
    }
    expect(listed).toEqual(expected)

    const offset = Math.floor(expected.length / 2)
    const rest = await listSessions(db, { scope, filter, start: { offset }, limit: 3, withTotal: false })
    expect(rest.sessions.map((session) => session.sessionId)).toEqual(expected.slice(offset, offset + 3))
  })
})

function isIn(row: SessionRow, scope: Scope, filter: SessionFilter): boolean {
  const isOneOf = (value: string | null | undefined, values: readonly string[] | undefined) =>
    values === undefined || (typeof value === 'string' && values.includes(value))
  return (
    (scope.all || scope.orgIds.includes(row.org_id)) &&
    isOneOf(row.user_id, filter.userIds) &&
    isOneOf(row.repo_name, filter.repoNames) &&
    isOneOf(row.origin, filter.origins) &&
    isOneOf(row.category, filter.category && [filter.category]) &&
    (filter.isArchived === undefined || row.is_archived === filter.isArchived) &&
    (filter.tags === undefined || row.tags.some((tag) => filter.tags?.includes(tag))) &&
    row.created_at < (filter.createdBefore ?? Infinity) &&
    row.updated_at >= (filter.updatedAfter ?? 0) &&
    row.updated_at < (filter.updatedBefore ?? Infinity)
  )
}

function newestFirst(a: SessionRow, b: SessionRow): number {
  return b.created_at - a.created_at || (a.session_id < b.session_id ? 1 : -1)
}
