import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { NEWEST_FIRST, type Order, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Micros } from '../domain/time.ts'
import type { SessionsTable } from './tables.ts'
import { hasTerms, MARKED, type Marks } from './words.ts'

export type Condition = RawBuilder<SqlBool>

/** What a list asks of a row, called `sessions`: `all` together, or by how the row is reached. */
export interface Conditions {
  readonly all: readonly Condition[]
  /** One set for each walk along an index in the list's order; the list is in their union. */
  readonly walks: readonly (readonly Condition[])[]
  /** What a row that is met on a walk must be beside that. */
  readonly rest: readonly Condition[]
  /** What indexes without that order find: the list, and little else. */
  readonly found: readonly Condition[]
  /** `all` but what is searched for. */
  readonly narrowed: readonly Condition[]
  /** What marks beside words narrow a search by. */
  readonly marks: Marks
}

export function where(conditions: readonly Condition[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
}

/** A column that must have one of some values. */
interface Narrowing {
  readonly column: keyof SessionsTable
  readonly values: readonly (string | boolean)[]
}

/** A few values of one column are read as a walk each; from some ten on it costs less to sort. */
const MOST_WALKS = 8
/** The planner weighs each value that it is shown: 10,000 take it 50 to 150 ms. */
const MOST_SHOWN = 50

/** A list as it is at a moment. */
export interface Listing {
  readonly scope: Scope
  readonly filter: SessionFilter
  readonly now: Micros
}

export function conditionsOf({ scope, filter, now }: Listing, order: Order): Conditions {
  const narrowings = narrowingsOf(scope, filter)
  const sets = setsOf(filter)
  const having = sets.map(({ column, values }) => sql<SqlBool>`${sql.ref(column)} && ${arrayOf(values)}`)
  const windows = windowsOf(filter)
  const inOrder = windows[order.by]
  const across = Object.entries(windows).flatMap(([column, window]) => (column === order.by ? [] : window))
  const standing = standingOf(filter, now)
  const live = liveOrgsOnly(filter, sql`org_id`)
  const search = filter.search === undefined ? [] : [hasTerms(filter.search)]
  const narrowed = [...narrowings.map(isOneOf), ...having, ...inOrder, ...across, ...standing, ...live]
  const all = [...narrowed, ...search]
  const marks = { orgIds: orgsOf(scope, filter), labels: marksOf(narrowings) }

  const onOneWay = { all, walks: [all], rest: [], found: [], narrowed, marks }
  if (narrowings.some(({ values }) => values.length === 0)) return { ...onOneWay, walks: [[sql`false`]] }
  // Each id is a row, so there are few.
  if (filter.sessionIds !== undefined) return onOneWay

  const isWalk = (one: Narrowing): boolean =>
    isFacet(one) &&
    one.values.length <= MOST_WALKS &&
    // By newest first there is an index for each column; by other orders one for everything, and one for organisations.
    (order.by === 'created_at' || one.column === 'org_id')
  const walked = narrowings.find(isWalk)
  const others = narrowings.filter((one) => one !== walked)
  const walks = walked?.values.map((value) => [
    isOneOf({ ...walked, values: [value] }),
    ...inOrder,
    ...(walked.column === 'org_id' ? liveOrgsOnly(filter, sql`${value}`) : live),
  ]) ?? [[...inOrder, ...live]]
  const rest = [...others.map(isOneOf), ...having, ...across, ...standing, ...search]
  const winding = {
    ...{ all, walks, rest, narrowed, marks },
    found: [...facetsOf(narrowings, filter), ...inOrder, ...across, ...standing],
  }
  if (search.length > 0 || order.by !== 'created_at') return winding

  const crossing = [
    ...others.filter(isFacet).map(({ values }) => values),
    ...sets.map(({ values }) => values),
  ]
  const [only, second] = crossing
  // How common one thing is, the planner knows; but where there are few different ones, it takes a rare one for common.
  const isKnown = second === undefined && filter.issues === undefined && (only?.length ?? 0) <= MOST_SHOWN
  if (walked === undefined && isKnown) return onOneWay
  if (walked !== undefined && only === undefined && standing.length === 0) {
    return { ...winding, walks: walks.map((walk) => [...walk, ...rest]), rest: [], found: [] }
  }
  return winding
}

/** The conditions of a list that organisations alone narrow, of any table that has `org_id`. */
export function ofOrgs({
  scope,
  filter: { orgIds, includeDeletedOrgs = false },
}: Listing): readonly Condition[] {
  const filter = { ...(orgIds && { orgIds }), includeDeletedOrgs }
  return conditionsOf({ scope, filter, now: 0 }, NEWEST_FIRST).all
}

/** Columns of many values each, one of which must be among some. */
function setsOf({ tags, issues }: SessionFilter): { column: string; values: readonly string[] }[] {
  return Object.entries({ tags, issues }).flatMap(([column, values]) =>
    values === undefined ? [] : { column, values },
  )
}

/** Most sessions aren't archived. */
function isFacet({ values }: Narrowing): boolean {
  return !values.includes(false)
}

/** The likely fewest first. */
function narrowingsOf(scope: Scope, filter: SessionFilter): Narrowing[] {
  const one = <Value>(value: Value | undefined) => (value === undefined ? undefined : [value])
  const columns: Partial<Record<keyof SessionsTable, Narrowing['values'] | undefined>> = {
    session_id: filter.sessionIds,
    parent_session_id: one(filter.parentSessionId),
    schedule_id: one(filter.scheduleId),
    automation_id: filter.automationIds,
    user_id: filter.userIds,
    repo_name: filter.repoNames,
    is_archived: one(filter.isArchived),
    org_id: orgsOf(scope, filter),
    service_user_id: filter.serviceUserIds,
    playbook_id: one(filter.playbookId),
    category: one(filter.category),
    model: filter.models,
    outcome: filter.outcomes,
    session_size: filter.sizes,
    agent: filter.agents,
    status_detail: filter.statusDetails?.some(isLiveDetail) === true ? undefined : filter.statusDetails,
    status: filter.statuses?.includes(LIVE) === true ? undefined : filter.statuses,
    origin: filter.origins,
  }
  return Object.entries(columns).flatMap(([column, values]) =>
    values === undefined ? [] : { column: column as keyof SessionsTable, values: [...new Set(values)] },
  )
}

/** While an agent is at it, a session's status isn't the one that is kept for afterwards. */
export const LIVE = 'running'
const isLiveDetail = (detail: string): boolean => detail === 'working' || detail === 'waiting_for_user'

/** What time has a part in: the kept columns, which `narrowingsOf` asks, are those of sessions that nobody is at. */
function standingOf({ statuses, statusDetails }: SessionFilter, now: Micros): Condition[] {
  const live = isLive(now)
  const isQuiet = sql<SqlBool>`(coalesce(live_until, 0) <= ${now} or live_detail is null)`
  const conditions: Condition[] = []
  const values = (of: readonly string[]): RawBuilder<unknown> => sql`any (${arrayOf(of)})`
  if (statuses?.includes(LIVE) === true) conditions.push(sql`(${live} or status = ${values(statuses)})`)
  else if (statuses !== undefined) conditions.push(isQuiet)
  if (statusDetails?.some(isLiveDetail) === true) {
    conditions.push(sql`(${live} and live_detail = ${values(statusDetails)}
      or ${isQuiet} and status_detail = ${values(statusDetails)})`)
  } else if (statusDetails !== undefined) conditions.push(isQuiet)
  return conditions
}

/** That an agent is at the session, so that it is running whatever is kept for afterwards. */
export function isLive(now: Micros): Condition {
  return sql`(live_until > ${now} and live_detail is not null)`
}

function isOneOf({ column, values }: Narrowing): Condition {
  const name = sql.ref(column)
  if (values.length === 1) return sql`${name} = ${values[0]}`
  return sql`${name} = any (${column === 'session_id' ? sql`${values}::text[]` : arrayOf(values)})`
}

function arrayOf(values: Narrowing['values']): RawBuilder<unknown> {
  return values.length <= MOST_SHOWN ? sql`${values}::text[]` : sql`array(select unnest(${values}::text[]))`
}

/** The labels that the column `facets` has hashed; two that collide are told apart by `all`. */
function facetsOf(narrowings: readonly Narrowing[], filter: SessionFilter): Condition[] {
  const labels = [
    ...narrowings.filter(isFacet).map(labelsOf),
    ...setsOf(filter).map(({ values }) => values),
  ].filter(({ length }) => length <= MOST_SHOWN)
  return labels.map(
    (of) => sql`facets && array[${sql.join(of.map((label) => sql`hashtext(${label})`))}]::integer[]`,
  )
}

function labelsOf({ column, values }: Narrowing): string[] {
  return values.map((value) => `${column}:${value}`)
}

function marksOf(narrowings: readonly Narrowing[]): string[][] {
  return narrowings
    .filter(({ column, values }) => MARKED.some((one) => one === column) && values.length <= MOST_SHOWN)
    .map(labelsOf)
}

/** By column; those of time are half-open. Nothing is updated before it is created, so a bound on the one is one on the other. */
function windowsOf(filter: SessionFilter): Record<Order['by'], Condition[]> {
  const bound = (column: string, operator: '<' | '>=' | '<=', value: number | undefined): Condition[] =>
    value === undefined ? [] : [sql`${sql.ref(column)} ${sql.raw(operator)} ${value}`]
  return {
    created_at: [
      ...bound('created_at', '>=', filter.createdAfter),
      ...bound('created_at', '<', filter.createdBefore),
      ...bound('created_at', '<', filter.updatedBefore),
    ],
    updated_at: [
      ...bound('updated_at', '>=', filter.updatedAfter),
      ...bound('updated_at', '<', filter.updatedBefore),
    ],
    acus_consumed: [
      ...bound('acus_consumed', '>=', filter.minAcus),
      ...bound('acus_consumed', '<=', filter.maxAcus),
    ],
  }
}

/** Of an organisation that is known beforehand it is asked once, not for each row. */
function liveOrgsOnly({ includeDeletedOrgs }: SessionFilter, orgId: RawBuilder<unknown>): Condition[] {
  if (includeDeletedOrgs === true) return []
  return [sql`${orgId} <> all (array(select org_id from organizations where deleted_at is not null))`]
}

/** The organisations both asked for and allowed; `undefined` for all. */
function orgsOf(scope: Scope, filter: SessionFilter): readonly string[] | undefined {
  if (scope.all) return filter.orgIds
  if (filter.orgIds === undefined) return scope.orgIds
  const allowed = new Set(scope.orgIds)
  return filter.orgIds.filter((orgId) => allowed.has(orgId))
}
