import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isByOrgOnly, isNewestFirst, NEWEST_FIRST, type Order, type SessionFilter } from '../domain/filter.ts'
import {
  conditionsOf,
  ofOrgs,
  where,
  type Condition,
  type Conditions,
  type Listing,
} from './session-filter.ts'
import { allSearched, newestSearched, searchedInTurn } from './session-search.ts'

/** Where a list goes on: behind the row with this value of what it goes by, or after so many rows. */
export type Start = { readonly value: number; readonly sessionId: string } | { readonly offset: number }

export const FROM_THE_BEGINNING: Start = { offset: 0 }

/** Totals are exact up to here; above it they are `null`. */
const COUNTED_UP_TO = 1_000
/** Rows are met on walks until here: a page costs no more than they, and what is found after that. */
const WALKED_AT_MOST = 3_000
/** Looking into a session's words costs more than looking at its row. */
const SEARCHED_AT_MOST = 300
/** What is searched for takes longer to count: among more sessions than these it is counted up to fewer. */
const LARGE_FROM = 10_000
const SEARCHED_UP_TO = 300

/** Which page of which list. */
export interface PageInput extends Listing {
  readonly order: Order
  readonly start: Start
  readonly limit: number
}

/** How a page is read: what is worked out before, the page's rows, and the number of all rows. */
export interface PageQuery {
  readonly steps: RawBuilder<unknown>
  readonly page: RawBuilder<unknown>
  readonly total: RawBuilder<unknown>
}

/** What a statement is made for: the list's order, and the rows up to which end behind which one. */
interface Reach {
  readonly order: Order
  readonly inOrder: RawBuilder<unknown>
  readonly behind: readonly Condition[]
  readonly end: number
  /** How many rows are counted at most. */
  readonly counted: RawBuilder<unknown>
}

export function pageOf({ scope, filter, now, order, start, limit }: PageInput): PageQuery {
  const conditions = conditionsOf({ scope, filter, now }, order)
  const offset = 'offset' in start ? start.offset : 0
  const reach = {
    ...{ order, inOrder: orderOf(order), behind: behindOf(order, start), end: limit + offset },
    counted: countedOf({ scope, filter, now }),
  }
  const query = queryOf(conditions, filter, reach)
  return {
    steps: query.steps,
    page: sql`${query.page} ${reach.inOrder} limit ${limit} offset ${offset}`,
    total: isByOrgOnly(filter) ? countersOf(conditions) : query.total,
  }
}

/** The rows of so many of the newest sessions of a list, more than pages have. */
export function newestOf(listing: Listing, limit: number): RawBuilder<unknown> {
  const { steps, page } = pageOf({ ...listing, order: NEWEST_FIRST, start: FROM_THE_BEGINNING, limit })
  return sql`${steps} ${page}`
}

export function orderOf({ by, direction }: Order): RawBuilder<unknown> {
  return sql`order by ${sql.ref(by)} ${sql.raw(direction)}, session_id ${sql.raw(direction)}`
}

function behindOf({ by, direction }: Order, start: Start): Condition[] {
  if ('offset' in start) return []
  const isBehind = sql.raw(direction === 'desc' ? '<' : '>')
  return [sql<SqlBool>`(${sql.ref(by)}, session_id) ${isBehind} (${start.value}, ${start.sessionId})`]
}

function queryOf(conditions: Conditions, filter: SessionFilter, reach: Reach): PageQuery {
  const { walks, rest, all } = conditions
  if (reach.end > WALKED_AT_MOST) return filter.search === undefined ? straight([all], reach) : searchedOnly()
  return rest.length === 0 ? straight(walks, reach) : winding(conditions, filter, reach)

  function searchedOnly(): PageQuery {
    const newest = sql`(select created_at from sessions order by created_at desc limit 1)`
    const page = sql`select * from (${foundOf(conditions, filter, reach, newest)}) w`
    return { steps: sql``, page, total: totalOf(conditions, filter, reach, newest) }
  }
}

/** Every row that is met on the walks is one of the list. */
function straight(walks: Conditions['walks'], reach: Reach): PageQuery {
  const matches = walks.map((walk) => sql`(select 1 from sessions ${where(walk)} limit ${reach.counted} + 1)`)
  return {
    steps: sql``,
    page: sql`select * from (${walkedOf(sql`*`, walks, reach, reach.end)}) w`,
    total: countOf(sql.join(matches, sql` union all `), reach),
  }
}

/**
 * Some of the rows that are met on the walks are of the list. Where they are many, the page is soon full. Where they
 * are few the walks are given up, and what other indexes find is sorted, which then isn't much. No planner can tell the
 * two apart: it takes filters for independent, and a page of two common ones that never meet takes it 100 to 700 ms.
 */
function winding(conditions: Conditions, filter: SessionFilter, reach: Reach): PageQuery {
  const { walks, rest } = conditions
  const { inOrder, end, order } = reach
  const most = filter.search === undefined ? WALKED_AT_MOST : Math.max(SEARCHED_AT_MOST, end)
  const isCutOff = sql`(select count(*) from walked) = ${most}`
  const keys = sql`org_id, session_id, ${sql.ref(order.by)}`
  const columns = sql`${keys}, ${sql.join(rest, sql` and `)} as is_met`
  const newest = sql`(select max(created_at) from walked)`
  return {
    // `walked` is read in its order, and no further than `met` needs.
    steps: sql`with
      walked as materialized (${walkedOf(columns, walks, reach, most)}),
      met as materialized (select ${keys} from walked where is_met limit ${end}),
      giving_up as materialized (select (select count(*) from met) < ${end} and ${isCutOff} as yes),
      found as materialized (
        select ${keys} from (${foundOf(conditions, filter, reach, newest)}) s
        where (select yes from giving_up) ${inOrder} limit ${end})`,
    page: sql`select s.* from (
        select * from met where not (select yes from giving_up) union all select * from found
      ) k join sessions s using (${keys})`,
    total: sql`select case when n > ${COUNTED_UP_TO} then null when not ${isCutOff} then n
        when (select yes from giving_up) and (select count(*) from found) < ${end} then (select count(*) from found)
        else (${totalOf(conditions, filter, reach, newest)}) end
      from (select count(*) as n from walked where is_met) met`,
  }
}

/** The list by indexes that don't know its order; `newest` is an SQL time behind which all of it is. */
function foundOf(
  conditions: Conditions,
  { search }: SessionFilter,
  { order, behind, end }: Reach,
  newest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return search !== undefined && isNewestFirst(order)
    ? newestSearched(conditions, search, behind, newest, end)
    : allFound(conditions, search, behind)
}

/** The list by such indexes, in no order. */
function allFound(
  conditions: Conditions,
  search: SessionFilter['search'],
  behind: readonly Condition[] = [],
): RawBuilder<unknown> {
  if (search !== undefined) return allSearched(conditions, search, behind)
  const { found, all } = conditions
  const asked = where([...all, ...behind])
  // `offset 0` keeps the planner from taking conditions that say the same for independent.
  return found.length === 0
    ? sql`select * from sessions ${asked}`
    : sql`select * from (select * from sessions ${where(found)} offset 0) sessions ${asked}`
}

function totalOf(
  conditions: Conditions,
  { search }: SessionFilter,
  reach: Reach,
  newest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const all =
    search !== undefined && isNewestFirst(reach.order)
      ? searchedInTurn(conditions, search, newest)
      : allFound(conditions, search)
  // No more are read than are counted.
  return countOf(sql`select 1 from (${all}) s limit ${reach.counted} + 1`, reach)
}

function walkedOf(
  columns: RawBuilder<unknown>,
  walks: Conditions['walks'],
  { behind, inOrder }: Reach,
  limit: number,
): RawBuilder<unknown> {
  const ordered = walks.map(
    (walk) => sql`(select ${columns} from sessions ${where([...walk, ...behind])} ${inOrder} limit ${limit})`,
  )
  return sql`select * from (${sql.join(ordered, sql` union all `)}) w ${inOrder} limit ${limit}`
}

function countOf(matches: RawBuilder<unknown>, { counted }: Reach): RawBuilder<unknown> {
  return sql`select case when count(*) <= ${counted} then count(*) end from (${matches}) matches`
}

function countedOf(listing: Listing): RawBuilder<unknown> {
  if (listing.filter.search === undefined) return sql.lit(COUNTED_UP_TO)
  const sessions = sql`(select sum(sessions) from org_totals ${where(ofOrgs(listing))})`
  return sql`(case when ${sessions} > ${LARGE_FROM} then ${sql.lit(SEARCHED_UP_TO)} else ${sql.lit(COUNTED_UP_TO)} end)`
}

/** By organisation alone the counters answer, exactly and at any size. */
function countersOf({ walks, rest }: Conditions): RawBuilder<unknown> {
  const sums = walks.map(
    (walk) => sql`select sum(sessions) as n from org_totals ${where([...walk, ...rest])}`,
  )
  return sql`select coalesce(sum(n), 0)::bigint from (${sql.join(sums, sql` union all `)}) sums`
}
