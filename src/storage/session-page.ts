import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isByOrgOnly, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Micros } from '../domain/time.ts'
import { conditionsOf, where, type Condition, type Conditions } from './session-filter.ts'

/** Where a list goes on: behind this row, or after so many rows. */
export type Start = { readonly createdAt: Micros; readonly sessionId: string } | { readonly offset: number }

export const FROM_THE_NEWEST: Start = { offset: 0 }

/** Totals are exact up to here; above it they are `null`. */
const COUNTED_UP_TO = 1_000
/** Rows are met on walks until here: a page costs no more than they, and what is found after that. */
const WALKED_AT_MOST = 3_000

const KEYS = sql`org_id, session_id, created_at`
const IN_ORDER = sql`order by created_at desc, session_id desc`

/** How a page is read: what is worked out before, the page's rows, and the number of all rows. */
export interface PageQuery {
  readonly steps: RawBuilder<unknown>
  readonly page: RawBuilder<unknown>
  readonly total: RawBuilder<unknown>
}

export function pageOf(scope: Scope, filter: SessionFilter, start: Start, limit: number): PageQuery {
  const conditions = conditionsOf(scope, filter)
  const [behind, offset] =
    'offset' in start
      ? [[], start.offset]
      : [[sql<SqlBool>`(created_at, session_id) < (${start.createdAt}, ${start.sessionId})`], 0]
  const end = limit + offset
  const query = queryOf(conditions, behind, end)
  return {
    steps: query.steps,
    page: sql`${query.page} ${IN_ORDER} limit ${limit} offset ${offset}`,
    total: isByOrgOnly(filter) ? countersOf(conditions) : query.total,
  }
}

function queryOf(conditions: Conditions, behind: readonly Condition[], end: number): PageQuery {
  const { walks, rest, all } = conditions
  if (end > WALKED_AT_MOST) return straight([all], behind, end)
  return rest.length === 0 ? straight(walks, behind, end) : winding(conditions, behind, end)
}

/** Every row that is met on the walks is one of the list. */
function straight(walks: Conditions['walks'], behind: readonly Condition[], end: number): PageQuery {
  const matches = walks.map((walk) => sql`(select 1 from sessions ${where(walk)} limit ${COUNTED_UP_TO + 1})`)
  return {
    steps: sql``,
    page: sql`select * from (${walkedOf(sql`*`, walks, behind, end)}) w`,
    total: countOf(sql.join(matches, sql` union all `)),
  }
}

/**
 * Some of the rows that are met on the walks are of the list. Where they are many, the page is soon full. Where they
 * are few the walks are given up, and what other indexes find is sorted, which then isn't much. No planner can tell the
 * two apart: it takes filters for independent, and a page of two common ones that never meet takes it 100 to 700 ms.
 */
function winding(
  { walks, rest, found, all }: Conditions,
  behind: readonly Condition[],
  end: number,
): PageQuery {
  const isCutOff = sql`(select count(*) from walked) = ${WALKED_AT_MOST}`
  const columns = sql`${KEYS}, ${sql.join(rest, sql` and `)} as is_met`
  // `offset 0` keeps the planner from taking conditions that say the same for independent.
  const searched =
    found.length === 0
      ? sql`select * from sessions ${where([...all, ...behind])}`
      : sql`select * from (select * from sessions ${where(found)} offset 0) f ${where([...all, ...behind])}`
  return {
    // `walked` is read in its order, and no further than `met` needs.
    steps: sql`with
      walked as materialized (${walkedOf(columns, walks, behind, WALKED_AT_MOST)}),
      met as materialized (select ${KEYS} from walked where is_met limit ${end}),
      giving_up as materialized (select (select count(*) from met) < ${end} and ${isCutOff} as yes)`,
    page: sql`select s.* from (
        select * from met where not (select yes from giving_up)
        union all
        (select ${KEYS} from (${searched}) s where (select yes from giving_up) ${IN_ORDER} limit ${end})
      ) k join sessions s using (${KEYS})`,
    total: sql`select case when n > ${COUNTED_UP_TO} then null when not ${isCutOff} then n else
        (${countOf(sql`select 1 from (${searched}) s limit ${COUNTED_UP_TO + 1}`)}) end
      from (select count(*) as n from walked where is_met) met`,
  }
}

function walkedOf(
  columns: RawBuilder<unknown>,
  walks: Conditions['walks'],
  behind: readonly Condition[],
  limit: number,
): RawBuilder<unknown> {
  const ordered = walks.map(
    (walk) =>
      sql`(select ${columns} from sessions ${where([...walk, ...behind])} ${IN_ORDER} limit ${limit})`,
  )
  return sql`select * from (${sql.join(ordered, sql` union all `)}) w ${IN_ORDER} limit ${limit}`
}

function countOf(matches: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select case when count(*) <= ${COUNTED_UP_TO} then count(*) end from (${matches}) matches`
}

/** By organisation alone the counters answer, exactly and at any size. */
function countersOf({ walks, rest }: Conditions): RawBuilder<unknown> {
  const sums = walks.map(
    (walk) => sql`select sum(sessions) as n from org_totals ${where([...walk, ...rest])}`,
  )
  return sql`select coalesce(sum(n), 0)::bigint from (${sql.join(sums, sql` union all `)}) sums`
}
