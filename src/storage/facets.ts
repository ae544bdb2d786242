import { sql, type RawBuilder } from 'kysely'
import { FACETS, MOST_FACET_VALUES, type Facet } from '../domain/facets.ts'
import { isByOrgOnly } from '../domain/filter.ts'
import type { Db } from './context.ts'
import { ofOrgs, where, type Listing } from './session-filter.ts'
import { newestOf } from './session-page.ts'

/** Sessions of a list that have a value of a facet; of `all`, which has one value, how many there are. */
export interface FacetRow {
  readonly facet: Facet | 'all'
  readonly value: string
  readonly label: string | null
  readonly sessions: number
}

/** Where totals don't answer, so many of the newest are counted. */
export const FACETS_OF_AT_MOST = 20_000

/** Counts the sessions of a list by facet, the most frequent values first. */
export async function countFacets(db: Db, listing: Listing): Promise<readonly FacetRow[]> {
  const counted = isByOrgOnly(listing.filter) ? fromTotals(listing) : fromSessions(listing)
  const { rows } = await sql<FacetRow>`
    select facet, value, sessions, case facet
        when 'user_id' then (select coalesce(name, email) from users where user_id = value)
        when 'organization' then (select name from organizations where org_id = value)
      end as label
    from (
      select *, row_number() over (partition by facet order by sessions desc, value) as place
      from (${counted}) counted where sessions > 0 and value is not null
    ) ranked
    where place <= ${MOST_FACET_VALUES} order by facet, place`.execute(db)
  return rows
}

/** While an agent is at it a session is running, whatever is kept for afterwards. */
const isLive = (now: number): RawBuilder<unknown> => sql`live_until > ${now} and live_detail is not null`

function fromTotals(listing: Listing): RawBuilder<unknown> {
  const all = ofOrgs(listing)
  const facets = FACETS.filter((facet) => facet !== 'organization' && facet !== 'status')
  const live = sql`select status from sessions ${where([sql`${isLive(listing.now)}`, ...all])}`
  return sql`
    select dimension as facet, value, sum(sessions)::bigint as sessions from summary_totals
    ${where([sql`dimension = any (${['all', ...facets]}::text[])`, ...all])} group by dimension, value
    union all
    select 'organization', org_id, sessions from summary_totals ${where([sql`dimension = 'all'`, ...all])}
    union all
    select 'status', value, sum(sessions)::bigint from (
      select value, sessions from summary_totals ${where([sql`dimension = 'status'`, ...all])}
      union all select status, -1 from (${live}) l
      union all select 'running', 1 from (${live}) l
    ) statuses group by value`
}

const COLUMNS: Record<Exclude<Facet, 'tag'>, string> = {
  status: 'status',
  category: 'category',
  origin: 'origin',
  user_id: 'user_id',
  organization: 'org_id',
  repository: 'repo_name',
  agent: 'agent',
  model: 'model',
  session_size: 'session_size',
}

/** One pass over the newest sessions counts every facet. */
function fromSessions(listing: Listing): RawBuilder<unknown> {
  const columns = Object.entries(COLUMNS).map(([facet, column]) => ({ facet, column: sql.ref(column) }))
  const which = columns.map(({ facet, column }) => sql`when grouping(${column}) = 0 then ${facet}`)
  const value = columns.map(({ column }) => sql`when grouping(${column}) = 0 then ${column}`)
  const sets = columns.map(({ column }) => sql`(${column})`)
  return sql`
    with newest as materialized (
      select org_id, category, origin, user_id, repo_name, agent, model, session_size, tags,
        case when ${isLive(listing.now)} then 'running' else status end as status
      from (${newestOf(listing, FACETS_OF_AT_MOST)}) s
    )
    select case ${sql.join(which, sql` `)} else 'all' end as facet,
      case ${sql.join(value, sql` `)} else '' end as value, count(*) as sessions
    from newest group by grouping sets ((), ${sql.join(sets)})
    union all
    select 'tag', tag, count(*) from (select distinct s.place, tag from
      (select tags, row_number() over () as place from newest where tags <> '{}') s, unnest(s.tags) tag) t group by tag`
}
