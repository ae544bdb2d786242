import { sql, type RawBuilder } from 'kysely'
import { isByOrgOnly } from '../domain/filter.ts'
import { DIMENSIONS, MOST_VALUES, type Dimension } from '../domain/summary.ts'
import {
  ACTION_ITEM_TYPES,
  OUTCOMES,
  SESSION_SIZES,
  type ActionItemType,
  type Outcome,
  type SessionSize,
} from '../domain/vocabulary.ts'
import type { Db } from './context.ts'
import { groupingBy, labelOf } from './grouping.ts'
import { ofOrgs, where, type Listing } from './session-filter.ts'
import { newestOf } from './session-page.ts'
import { SUMMED, SUMS } from './summary-totals.ts'

/** Sums by value of a dimension; `all` has one row, with an empty value. Advice is `<type>:<key>`. */
export type SummaryRow = SumsRow & {
  /** Of labels and advice: ids of some of the newest sessions counted. */
  readonly examples: readonly string[]
}

type SumsRow = Readonly<Record<Outcome | SessionSize, number>> & {
  readonly dimension: Dimension | 'all' | 'label' | 'advice'
  readonly value: string
  readonly label: string | null
  readonly sessions: number
  readonly acus: number
  readonly squaredAcus: number
  /** Different people who began one of the sessions; told of weeks and of all. */
  readonly users: number | null
}

/** Reading a session costs some 10 microseconds: where totals don't answer, so many of the newest are summed up. */
const SUMMED_AT_MOST = 20_000
const MOST_EXAMPLES = 3
/** Examples of what is frequent are soon met. */
const LOOKED_THROUGH = 2_000

const NEWEST_EXAMPLES = sql`(array_agg(session_id order by created_at desc, session_id desc))[1:${MOST_EXAMPLES}]`
const COUNTED = sql.join([...OUTCOMES, ...SESSION_SIZES].map(sql.ref))

/** Sums over the sessions of a list: all of them where organisations alone narrow it, else the newest. */
export async function sumUp(
  db: Db,
  listing: Listing,
): Promise<{ readonly rows: readonly SummaryRow[]; readonly isComplete: boolean }> {
  const isWhole = isByOrgOnly(listing.filter)
  const sums = isWhole ? fromTotals(listing) : fromSessions(listing)
  const { rows } = await sql<SummaryRow>`${sums.before}
    select dimension, value, ${labelOf('dimension')} as label, sessions, micro_acus / 1e6 as acus,
      squared_acus as "squaredAcus", ${COUNTED}, users, examples
    from (
      select *, row_number() over (partition by dimension order by sessions desc, value) as place,
        row_number() over (partition by dimension order by micro_acus desc, value) as place_by_acus
      from (${sums.rows}) sums where sessions > 0 and value is not null
    ) ranked left join (${sums.users}) people using (dimension, value)
    where least(place, place_by_acus) <= ${MOST_VALUES} or dimension = 'week'
    order by dimension, place`.execute(db)
  if (!isWhole) {
    const all = rows.find(({ dimension }) => dimension === 'all')
    return { rows, isComplete: (all?.sessions ?? 0) < SUMMED_AT_MOST }
  }
  const examples = await findExamples(db, listing, rows)
  return {
    rows: rows.map((row) => ({ ...row, examples: examples.get(row.value) ?? [] })),
    isComplete: true,
  }
}

/** Totals are kept of facets too. */
const TOLD = ['all', ...DIMENSIONS, 'label', 'advice']

interface Sums {
  readonly before: RawBuilder<unknown>
  readonly rows: RawBuilder<unknown>
  /** How many different people there are, in all and by week. */
  readonly users: RawBuilder<unknown>
}

function fromTotals(listing: Listing): Sums {
  const all = ofOrgs(listing)
  const added = SUMMED.map((name) => {
    const type = name === 'squared_acus' ? sql`double precision` : sql`bigint`
    return sql`sum(${sql.ref(name)})::${type} as ${sql.ref(name)}`
  })
  const sums = sql`${sql.join(added)}, '{}'::text[] as examples`
  return {
    before: sql``,
    rows: sql`select dimension, value, ${sums} from summary_totals ${where([sql`dimension = any (${TOLD}::text[])`, ...all])} group by dimension, value
      union all
      select 'organization', org_id, ${sums} from summary_totals ${where([sql`dimension = 'all'`, ...all])} group by org_id`,
    users: sql`select 'all' as dimension, '' as value, count(distinct value) as users
      from summary_totals ${where([sql`dimension = 'user_id'`, sql`sessions > 0`, ...all])}
      union all
      select 'week', week::text, count(*) from (
        select distinct week, user_id from summary_users ${where([sql`sessions > 0`, ...all])}
      ) u group by week`,
  }
}

/** The columns of facts by dimension. */
const COLUMNS = Object.fromEntries(
  DIMENSIONS.map((dimension) => [dimension, dimension === 'organization' ? 'org_id' : dimension]),
)

/** One pass over the sessions' facts makes the sums of all dimensions. */
function fromSessions(listing: Listing): Sums {
  const { name, value, sets } = groupingBy(COLUMNS)
  return {
    before: sql`with ${factsOf(listing, SUMMED_AT_MOST)}`,
    rows: sql`
      select ${name} as dimension, ${value} as value, ${SUMS}, '{}'::text[] as examples from facts group by ${sets}
      union all select 'label', one, ${SUMS}, ${NEWEST_EXAMPLES} from facts, unnest(labels) one group by one
      union all select 'advice', one, ${SUMS}, ${NEWEST_EXAMPLES} from facts, unnest(advice) one group by one`,
    users: sql`select 'all' as dimension, '' as value, count(distinct user_id) as users from facts
      union all select 'week', week::text, count(distinct user_id) from facts group by week`,
  }
}

/** The facts of the newest sessions of a list, as the table \`facts\`, the newest first. */
function factsOf(listing: Listing, limit: number): RawBuilder<unknown> {
  // `offset 0`: a look-up for each, where the planner would hash all there are.
  return sql`newest as materialized (
      select org_id, session_id, created_at from (${newestOf(listing, limit)}) s
    ),
    facts as materialized (
      select n.created_at, f.* from newest n cross join lateral (
        select * from summary_facts f where f.org_id = n.org_id and f.session_id = n.session_id offset 0
      ) f
    )`
}

interface Found {
  readonly value: string
  readonly sessionIds: readonly string[]
}

/** The columns of facts with many values, and the dimension that these are. */
const LISTS = { label: 'labels', advice: 'advice' } as const

/**
 * Ids of some of the newest sessions that rows of totals count, by value; of what is rare, of any. Labels and advice don't
 * look alike.
 */
async function findExamples(
  db: Db,
  listing: Listing,
  rows: readonly SummaryRow[],
): Promise<Map<string, readonly string[]>> {
  const wanted = rows.filter(({ dimension }) => dimension in LISTS)
  const values = wanted.map(({ value }) => value)
  const { rows: newest } = await sql<Found>`with ${factsOf(listing, LOOKED_THROUGH)}
    select value, ${NEWEST_EXAMPLES} as "sessionIds" from facts, unnest(labels || facts.advice) value
    where value = any (${values}::text[]) group by value`.execute(db)
  const found = new Map(newest.map(({ value, sessionIds }) => [value, sessionIds]))
  const all = ofOrgs(listing)
  for (const [dimension, column] of Object.entries(LISTS)) {
    const missing = wanted.filter((row) => row.dimension === dimension && !found.has(row.value))
    if (missing.length === 0) continue
    const { rows: older } = await sql<Found>`
      select value, array(
        select session_id from summary_facts
        where ${sql.join([sql`${sql.ref(column)} @> array[value]`, ...all], sql` and `)} limit ${MOST_EXAMPLES}
      ) as "sessionIds" from unnest(${missing.map(({ value }) => value)}::text[]) value`.execute(db)
    for (const { value, sessionIds } of older) found.set(value, sessionIds)
  }
  return found
}

export interface AdviceKey {
  readonly type: ActionItemType
  /** The same for the same advice in all sessions. */
  readonly key: string
}

export function adviceKeyOf(value: string): AdviceKey {
  const type = ACTION_ITEM_TYPES.find((one) => value.startsWith(`${one}:`)) ?? 'other'
  return { type, key: value.slice(type.length + 1) }
}

/** How advice is put in the session that it is looked up in; by its value in summaries. */
export async function findAdviceTexts(
  db: Db,
  wanted: readonly { readonly value: string; readonly sessionId: string }[],
): Promise<Map<string, string>> {
  const keys = wanted.map(({ value }) => adviceKeyOf(value).key)
  const { rows } = await sql<{ value: string; text: string }>`
    select w.value, item ->> 'actionItem' as text
    from unnest(${wanted.map(({ value }) => value)}::text[], ${keys}::text[],
      ${wanted.map(({ sessionId }) => sessionId)}::text[]) as w (value, key, session_id)
    join sessions s on s.session_id = w.session_id
    join analyses a on a.org_id = s.org_id and a.session_id = s.session_id
    cross join lateral jsonb_array_elements(a.analysis -> 'actionItems') item
    where left(item ->> 'key', 300) = w.key`.execute(db)
  return new Map(rows.map(({ value, text }) => [value, text]))
}
