import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { SessionsTable } from './tables.ts'

export type Condition = RawBuilder<SqlBool>

/** What a list asks of a row: `all` together, or by how the row is reached. */
export interface Conditions {
  readonly all: readonly Condition[]
  /** One set for each walk along an index in the list's order; the list is in their union. */
  readonly walks: readonly (readonly Condition[])[]
  /** What a row that is met on a walk must be beside that. */
  readonly rest: readonly Condition[]
  /** What indexes without that order find: the list, and little else. */
  readonly found: readonly Condition[]
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

export function conditionsOf(scope: Scope, filter: SessionFilter): Conditions {
  const narrowings = narrowingsOf(scope, filter)
  const tags = filter.tags === undefined ? [] : [sql<SqlBool>`tags && ${arrayOf(filter.tags)}`]
  const { created, updated } = windowsOf(filter)
  const live = liveOrgsOnly(filter, sql`org_id`)
  const all = [...narrowings.map(isOneOf), ...tags, ...created, ...updated, ...live]

  const onOneWay = { all, walks: [all], rest: [], found: [] }
  if (narrowings.some(({ values }) => values.length === 0)) return { ...onOneWay, walks: [[sql`false`]] }
  // Each id is a row, so there are few.
  if (filter.sessionIds !== undefined) return onOneWay

  const walked = narrowings.find((one) => isFacet(one) && one.values.length <= MOST_WALKS)
  const others = narrowings.filter((one) => one !== walked)
  const walks = walked?.values.map((value) => [
    isOneOf({ ...walked, values: [value] }),
    ...created,
    ...(walked.column === 'org_id' ? liveOrgsOnly(filter, sql`${value}`) : live),
  ]) ?? [[...created, ...live]]
  const rest = [...others.map(isOneOf), ...tags, ...updated]

  const crossing = [
    ...others.filter(isFacet).map(({ values }) => values),
    ...(filter.tags ? [filter.tags] : []),
  ]
  const [only, second] = crossing
  // How common one thing is, the planner knows.
  if (walked === undefined && second === undefined && (only?.length ?? 0) <= MOST_SHOWN) return onOneWay
  if (walked !== undefined && only === undefined) {
    return { all, walks: walks.map((walk) => [...walk, ...rest]), rest: [], found: [] }
  }
  return { all, walks, rest, found: [...facetsOf(narrowings, filter), ...created, ...updated] }
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
    origin: filter.origins,
  }
  return Object.entries(columns).flatMap(([column, values]) =>
    values === undefined ? [] : { column: column as keyof SessionsTable, values: [...new Set(values)] },
  )
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
function facetsOf(narrowings: readonly Narrowing[], { tags }: SessionFilter): Condition[] {
  const labels = [
    ...narrowings.filter(isFacet).map(({ column, values }) => values.map((value) => `${column}:${value}`)),
    ...(tags === undefined ? [] : [tags]),
  ].filter(({ length }) => length <= MOST_SHOWN)
  return labels.map(
    (of) => sql`facets && array[${sql.join(of.map((label) => sql`hashtext(${label})`))}]::integer[]`,
  )
}

/** Half-open. Nothing is updated before it is created, so a bound on the one is a bound on the other. */
function windowsOf(filter: SessionFilter): Record<'created' | 'updated', Condition[]> {
  const bound = (column: string, operator: '<' | '>=', value: number | undefined): Condition[] =>
    value === undefined ? [] : [sql`${sql.ref(column)} ${sql.raw(operator)} ${value}`]
  return {
    created: [
      ...bound('created_at', '>=', filter.createdAfter),
      ...bound('created_at', '<', filter.createdBefore),
      ...bound('created_at', '<', filter.updatedBefore),
    ],
    updated: [
      ...bound('updated_at', '>=', filter.updatedAfter),
      ...bound('updated_at', '<', filter.updatedBefore),
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
