import { sql, type RawBuilder } from 'kysely'
import type { SessionFilter } from '../src/domain/filter.ts'
import type { Scope } from '../src/domain/principal.ts'
import {
  CATEGORIES,
  ORIGINS,
  OUTCOMES,
  type Category,
  type Origin,
  type Outcome,
} from '../src/domain/vocabulary.ts'
import type { Db } from '../src/storage/context.ts'
import { DAY, UNTIL } from './company.ts'

/** How often a value occurs in a scope. An absent one is common elsewhere, where it can be. */
export const FREQUENCIES = ['common', 'middling', 'rare', 'absent'] as const
export type Frequency = (typeof FREQUENCIES)[number]

/** One parameter of the list: what it narrows by, and the filter of some of its values. */
export interface Parameter {
  readonly name: string
  readonly value: RawBuilder<unknown>
  readonly filter: (values: readonly string[]) => SessionFilter
  /** Whether it takes several values. */
  readonly list: boolean
  /** All that there can be, where that is known. */
  readonly allowed?: readonly string[]
}

export const PARAMETERS: readonly Parameter[] = [
  { name: 'tags', value: sql`unnest(tags)`, filter: (tags) => ({ tags }), list: true },
  {
    ...{ name: 'origins', value: sql`origin`, list: true, allowed: ORIGINS },
    filter: (origins) => ({ origins: origins as Origin[] }),
  },
  {
    ...{ name: 'category', value: sql`category`, list: false, allowed: CATEGORIES },
    filter: ([category]) => ({ category: category as Category }),
  },
  {
    ...{ name: 'outcome', value: sql`outcome`, list: true, allowed: OUTCOMES },
    filter: (outcomes) => ({ outcomes: outcomes as Outcome[] }),
  },
  { name: 'issue', value: sql`unnest(issues)`, filter: (issues) => ({ issues }), list: true },
  {
    ...{ name: 'is_archived', value: sql`is_archived::text`, list: false, allowed: ['true', 'false'] },
    filter: ([isArchived]) => ({ isArchived: isArchived === 'true' }),
  },
  { name: 'user_ids', value: sql`user_id`, filter: (userIds) => ({ userIds }), list: true },
  {
    ...{ name: 'service_user_ids', value: sql`service_user_id`, list: true },
    filter: (serviceUserIds) => ({ serviceUserIds }),
  },
  { name: 'repo_names', value: sql`repo_name`, filter: (repoNames) => ({ repoNames }), list: true },
  { name: 'org_ids', value: sql`org_id`, filter: (orgIds) => ({ orgIds }), list: true },
  {
    ...{ name: 'playbook_id', value: sql`playbook_id`, list: false },
    filter: ([playbookId = '']) => ({ playbookId }),
  },
  {
    ...{ name: 'schedule_id', value: sql`schedule_id`, list: false },
    filter: ([scheduleId = '']) => ({ scheduleId }),
  },
  {
    ...{ name: 'automation_ids', value: sql`automation_id`, list: true },
    filter: (automationIds) => ({ automationIds }),
  },
  {
    ...{ name: 'parent_session_id', value: sql`parent_session_id`, list: false },
    filter: ([parentSessionId = '']) => ({ parentSessionId }),
  },
]

export const WINDOWS: Readonly<Record<string, Readonly<Record<Frequency, SessionFilter>>>> = {
  created: {
    common: { createdAfter: UNTIL - 365 * DAY },
    middling: { createdAfter: UNTIL - 395 * DAY, createdBefore: UNTIL - 365 * DAY },
    rare: { createdAfter: UNTIL - 366 * DAY, createdBefore: UNTIL - 365 * DAY },
    absent: { createdAfter: UNTIL + DAY },
  },
  updated: {
    common: { updatedAfter: UNTIL - 365 * DAY },
    middling: { updatedAfter: UNTIL - 395 * DAY, updatedBefore: UNTIL - 365 * DAY },
    rare: { updatedAfter: UNTIL - 366 * DAY, updatedBefore: UNTIL - 365 * DAY },
    absent: { updatedAfter: UNTIL + DAY },
  },
}

/** The values of a parameter in a scope, the commonest first. */
export async function valuesOf(db: Db, scope: Scope, { value }: Parameter): Promise<string[]> {
  const { rows } = await sql<{ value: string }>`
    select value from (select ${value} as value from sessions ${within(scope)}) v
    where value is not null group by value order by count(*) desc, value`.execute(db)
  return rows.map((row) => row.value)
}

/** One value of each frequency, as far as there is one; `everywhere` are the values of all organisations. */
export function chosen(
  { allowed }: Parameter,
  values: readonly string[],
  everywhere: readonly string[],
): Partial<Record<Frequency, string>> {
  const here = new Set(values)
  const absent =
    everywhere.find((value) => !here.has(value)) ?? (allowed ?? ['nothing']).find((value) => !here.has(value))
  const picked = {
    common: values[0],
    middling: values[Math.floor(Math.sqrt(values.length))],
    rare: values.at(-1),
    absent,
  }
  return Object.fromEntries(Object.entries(picked).filter(([, value]) => value !== undefined))
}

/** Two common values that never occur together: the hardest for a planner that takes them for independent. */
export async function apart(
  db: Db,
  scope: Scope,
  [a, valuesOfA]: readonly [Parameter, readonly string[]],
  [b, valuesOfB]: readonly [Parameter, readonly string[]],
): Promise<readonly [string, string] | undefined> {
  const [commonA, commonB] = [valuesOfA.slice(0, 30), valuesOfB.slice(0, 30)]
  const { rows } = await sql<{ a: string; b: string }>`
    select distinct a, b from (select ${a.value} as a, ${b.value} as b from sessions ${within(scope)}) r
    where a = any (${commonA}::text[]) and b = any (${commonB}::text[])`.execute(db)
  const together = new Set(rows.map((row) => `${row.a} ${row.b}`))
  const pairs = commonA.flatMap((one, i) => commonB.map((other, j) => ({ one, other, rank: i + j })))
  const found = pairs
    .toSorted((x, y) => x.rank - y.rank)
    .find(({ one, other }) => !together.has(`${one} ${other}`))
  return found && [found.one, found.other]
}

export function within(scope: Scope): RawBuilder<unknown> {
  return scope.all ? sql`` : sql`where org_id = any (${scope.orgIds}::text[])`
}
