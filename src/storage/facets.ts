import { sql, type RawBuilder } from 'kysely'
import { FACETS, MOST_FACET_VALUES, type Facet } from '../domain/facets.ts'
import { isByOrgOnly } from '../domain/filter.ts'
import type { Db } from './context.ts'
import { groupingBy, labelOf } from './grouping.ts'
import { isLive, LIVE, ofOrgs, where, type Listing } from './session-filter.ts'
import { newestOf } from './session-page.ts'

/** Sessions of a list that have a value of a facet; of `all`, which has one value, how many there are. */
export interface FacetRow {
  readonly facet: Facet | 'all'
  readonly value: string
  readonly label: string | null
  readonly sessions: number
}

/** Where totals don't answer, so many of the newest are counted. */
const COUNTED_AT_MOST = 20_000

/** Counts the sessions of a list by facet, the most frequent values first; `sessions` of them in all. */
export async function countFacets(
  db: Db,
  listing: Listing,
): Promise<{ readonly rows: readonly FacetRow[]; readonly sessions: number; readonly isComplete: boolean }> {
  const isWhole = isByOrgOnly(listing.filter)
  const counted = isWhole ? fromTotals(listing) : fromSessions(listing)
  const { rows } = await sql<FacetRow>`
    select facet, value, sessions, ${labelOf('facet')} as label
    from (
      select *, row_number() over (partition by facet order by sessions desc, value) as place
      from (${counted}) counted where sessions > 0 and value is not null
    ) ranked
    where place <= ${MOST_FACET_VALUES} order by facet, place`.execute(db)
  const sessions = rows.find(({ facet }) => facet === 'all')?.sessions ?? 0
  return { rows, sessions, isComplete: isWhole || sessions < COUNTED_AT_MOST }
}

function fromTotals(listing: Listing): RawBuilder<unknown> {
  const all = ofOrgs(listing)
  const facets = FACETS.filter((facet) => facet !== 'organization' && facet !== 'status')
  const live = sql`select status from sessions ${where([isLive(listing.now), ...all])}`
  return sql`
    select dimension as facet, value, sum(sessions)::bigint as sessions from summary_totals
    ${where([sql`dimension = any (${['all', ...facets]}::text[])`, ...all])} group by dimension, value
    union all
    select 'organization', org_id, sessions from summary_totals ${where([sql`dimension = 'all'`, ...all])}
    union all
    select 'status', value, sum(sessions)::bigint from (
      select value, sessions from summary_totals ${where([sql`dimension = 'status'`, ...all])}
      union all select status, -1 from (${live}) l
      union all select ${LIVE}, 1 from (${live}) l
    ) statuses group by value`
}

const COLUMNS: Record<Exclude<Facet, 'tag' | 'label'>, string> = {
  status: 'status',
  category: 'category',
  origin: 'origin',
  user_id: 'user_id',
  organization: 'org_id',
  repository: 'repo_name',
  agent: 'agent',
  model: 'model',
  session_size: 'session_size',
  outcome: 'outcome',
}

/** One pass over the newest sessions counts every facet. */
function fromSessions(listing: Listing): RawBuilder<unknown> {
  const { name, value, sets } = groupingBy(COLUMNS)
  return sql`
    with newest as materialized (
      select org_id, category, origin, user_id, repo_name, agent, model, session_size, outcome, tags, issues,
        case when ${isLive(listing.now)} then ${LIVE} else status end as status
      from (${newestOf(listing, COUNTED_AT_MOST)}) s
    )
    select ${name} as facet, ${value} as value, count(*) as sessions from newest group by ${sets}
    union all
    select 'label', issue, count(*) from newest, unnest(issues) issue group by issue
    union all
    select 'tag', tag, count(*) from (select distinct s.place, tag from
      (select tags, row_number() over () as place from newest where tags <> '{}') s, unnest(s.tags) tag) t group by tag`
}
