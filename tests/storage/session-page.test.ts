/** Lists whose rows are few and far apart in a long list, so that walks along it are given up before a page is full. */
import { describe, expect, test } from 'vitest'
import {
  DIRECTIONS,
  NEWEST_FIRST,
  SORT_KEYS,
  type Order,
  type SessionFilter,
} from '../../src/domain/filter.ts'
import { sessionPrefixOf } from '../../src/domain/ids.ts'
import { EVERYWHERE, onlyOrgs, type Scope } from '../../src/domain/principal.ts'
import { MINUTE } from '../../src/domain/time.ts'
import { termsOf, wordsOf, type Term } from '../../src/domain/words.ts'
import { insertEnterprise, insertOrganization } from '../../src/storage/organizations.ts'
import { FROM_THE_BEGINNING, type Start } from '../../src/storage/session-page.ts'
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

/** So far apart that the oldest are from further back than a search looks in steps. */
const STEP = 12 * 60 * MINUTE

/** Three at a time; every thousandth row has what is rare, and the oldest one has all of it. */
const rows = Array.from({ length: 8_001 }, (_, n): SessionRow => {
  const created_at = NOON - Math.floor(n / 3) * STEP
  const at = (place: number) => n === 8_000 || n % 1_000 === place
  return sessionRow(n % 10 === 9 ? SMALL : LARGE, {
    created_at,
    updated_at: created_at + (at(1) ? 5_000 : 1) * STEP,
    title: at(7) ? 'Mend the old shop' : at(2) ? 'Mend the shop, rarely' : 'Mend the shop',
    origin: 'cli',
    category: at(2) || at(3) ? 'security' : 'other',
    user_id: n % 2 === 0 ? 'user-even' : 'user-odd',
    repo_name: at(4) ? 'acme/attic' : 'acme/shop',
    tags: at(3) || at(5) ? ['all', 'rare'] : ['all'],
    is_archived: at(3) || at(6),
    acus_consumed: (n * 7) % 31,
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
  ['updated late', { origins: ['cli'], updatedAfter: NOON + STEP * 2_000 }],
  ['updated in a window', { origins: ['cli'], updatedBefore: NOON - STEP * 2_600, tags: ['all'] }],
  ['created in a window', { origins: ['cli'], tags: ['rare'], createdBefore: NOON - STEP * 1_000 }],
  ['nothing', { userIds: ['user-odd'], repoNames: ['acme/attic'], category: 'code_review' }],
  ['a word that few have', { search: termsOf('rarely') }],
  ['a word that few have, of common people', { search: termsOf('rarely mend'), userIds: ['user-even'] }],
  ['the beginning of a word that few have', { search: termsOf('rare*') }],
  ['a phrase that few have', { search: termsOf('"the old"') }],
  ['a phrase whose words all have', { search: termsOf('"shop the"') }],
  ['words that all have, and a rare tag', { search: termsOf('mend'), tags: ['rare'] }],
  ['words that all have', { search: termsOf('the shop') }],
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
    let start: Start = FROM_THE_BEGINNING
    for (;;) {
      const withTotal = start === FROM_THE_BEGINNING
      const page = await listSessions(db, { ...listing(scope, filter), start, limit, withTotal })
      if (withTotal) expect(page.total).toBe(expected.length <= 1_000 ? expected.length : null)
      listed.push(...page.sessions.map((session) => session.sessionId))
      const last = page.sessions.at(-1)
      if (last === undefined) break
      start = { value: last.createdAt, sessionId: last.sessionId }
    }
    expect(listed).toEqual(expected)

    const offset = Math.floor(expected.length / 2)
    const rest = await listSessions(db, {
      ...listing(scope, filter),
      ...{ start: { offset }, limit: 3, withTotal: false },
    })
    expect(rest.sessions.map((session) => session.sessionId)).toEqual(expected.slice(offset, offset + 3))
  })
})

const listing = (scope: Scope, filter: SessionFilter) => ({ scope, filter, order: NEWEST_FIRST, now: NOON })

function isIn(row: SessionRow, scope: Scope, filter: SessionFilter): boolean {
  const isOneOf = (value: string | null | undefined, values: readonly string[] | undefined) =>
    values === undefined || (typeof value === 'string' && values.includes(value))
  return (
    (scope.all || scope.orgIds.includes(row.org_id)) &&
    isOneOf(row.user_id, filter.userIds) &&
    isOneOf(row.repo_name, filter.repoNames) &&
    isOneOf(row.origin, filter.origins) &&
    isOneOf(row.category, filter.category && [filter.category]) &&
    (filter.search === undefined || filter.search.every((term) => hasTerm(row.title ?? '', term))) &&
    (filter.isArchived === undefined || row.is_archived === filter.isArchived) &&
    (filter.tags === undefined || row.tags.some((tag) => filter.tags?.includes(tag))) &&
    row.created_at < (filter.createdBefore ?? Infinity) &&
    row.updated_at >= (filter.updatedAfter ?? 0) &&
    row.updated_at < (filter.updatedBefore ?? Infinity)
  )
}

/** Words one behind the other, the last perhaps but begun. */
function hasTerm(title: string, { words, isPrefix }: Term): boolean {
  const text = ` ${[...wordsOf(title)].join(' ')} `
  return text.includes(` ${words.join(' ')}${isPrefix ? '' : ' '}`)
}

test.each(SORT_KEYS.flatMap((by) => DIRECTIONS.map((direction): Order => ({ by, direction }))))(
  'by $by $direction: each row once, under filters that few and many rows pass',
  async (order) => {
    for (const filter of [{}, { userIds: ['user-even'], tags: ['rare'] }, { search: termsOf('rarely') }]) {
      const key = (row: SessionRow): number => Number(row[order.by])
      const sign = order.direction === 'desc' ? 1 : -1
      const expected = rows
        .filter((row) => isIn(row, EVERYWHERE, filter))
        .toSorted((a, b) => sign * (key(b) - key(a) || (a.session_id < b.session_id ? 1 : -1)))
        .map((row) => row.session_id)
      const listed: string[] = []
      let start: Start = FROM_THE_BEGINNING
      for (;;) {
        const limit = Math.ceil(expected.length / 2)
        const query = { ...listing(EVERYWHERE, filter), order, start, limit, withTotal: false }
        const { sessions } = await listSessions(db, query)
        const last = sessions.at(-1)
        if (last === undefined) break
        listed.push(...sessions.map((session) => session.sessionId))
        const values = { created_at: last.createdAt, updated_at: last.updatedAt }
        start = {
          value: { ...values, acus_consumed: last.acusConsumed }[order.by],
          sessionId: last.sessionId,
        }
      }
      expect(listed).toEqual(expected)
    }
  },
)

function newestFirst(a: SessionRow, b: SessionRow): number {
  return b.created_at - a.created_at || (a.session_id < b.session_id ? 1 : -1)
}
