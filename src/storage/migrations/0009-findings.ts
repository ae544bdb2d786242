import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { SIZE_BOUNDS } from '../../domain/size.ts'

const SIZE = SIZE_BOUNDS.map(
  ({ size, acus, userMessages }) =>
    `when acus_consumed <= ${acus} and num_user_messages <= ${userMessages} then '${size}'`,
)

const WEEK = 7 * 24 * 3600 * 1_000_000
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * 24 * 3600 * 1_000_000

const LABELS = [
  ...['org_id', 'origin', 'category', 'user_id', 'service_user_id', 'playbook_id', 'schedule_id'],
  ...[
    'automation_id',
    'repo_name',
    'parent_session_id',
    'agent',
    'model',
    'status',
    'status_detail',
    'outcome',
  ],
].map((column) => `'${column}:' || ${column}`)

const MARKS = ['agent', 'model', 'origin', 'user_id', 'service_user_id', 'repo_name'].map(
  (column) =>
    `case when s.${column} is not null then concat(' ''~f', hashtext('${column}:' || s.${column}), '''') end`,
)

const STATEMENTS = [
  // What a session was analysed to stands in the row that lists read.
  `alter table sessions add column outcome text, add column issues text[] not null default '{}'`,
  // Row by row, so that rows that belong together stay together: a join would scatter them.
  `update sessions s set (outcome, issues) = (
     select f.outcome, coalesce(f.labels, '{}') from (select) one
     left join summary_facts f on f.org_id = s.org_id and f.session_id = s.session_id)`,
  `alter table sessions drop column facets`,
  `alter table sessions add column facets integer[] not null generated always as (facets_of(array[
     ${LABELS.join(', ')}, 'session_size:' || case ${SIZE.join(' ')} else 'xl' end,
     case when is_archived then 'is_archived:true' end
   ] || tags || issues)) stored`,
  `create index sessions_issues on sessions using gin (issues) with (fastupdate = off)`,
  `create index sessions_outcome on sessions (outcome, created_at desc, session_id desc) where outcome is not null`,
  `create or replace view summary_facts_now as
     select s.org_id, s.session_id,
       s.created_at - mod(mod(s.created_at - ${MONDAY}, ${WEEK}) + ${WEEK}, ${WEEK}) as week,
       round(s.acus_consumed * 1000000)::bigint as micro_acus,
       s.category, s.session_size, s.outcome, left(s.repo_name, 500) as repository, s.agent, s.model,
       s.issues as labels,
       coalesce(array(
         select distinct (item ->> 'type') || ':' || left(item ->> 'key', 300)
         from jsonb_array_elements(a.analysis -> 'actionItems') item
       ), '{}') as advice,
       s.status, s.origin, s.user_id, s.tags
     from sessions s
     left join lateral (
       select * from analyses
       where org_id = s.org_id and session_id = s.session_id and analysis is not null
       order by revision = s.revision desc, layer = 'model' desc limit 1
     ) a on true`,
  // Words know more of what they are narrowed by.
  `update session_words w set words = w.words || coalesce((
     select concat(${MARKS.join(', ')})::tsvector from sessions s
     where s.org_id = w.org_id and s.session_id = w.session_id), '') where part = 0`,
  `update session_changes set before = before || '{"outcome": null, "issues": []}' where before is not null`,
  `update session_changes set after = after || '{"outcome": null, "issues": []}' where after is not null`,
]

/** Outcomes and issues to narrow lists by, and searches by what else a session has. */
export const findings: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    // Every row is written: building the indexes anew takes a fraction of keeping them row by row.
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexname as name, indexdef as definition from pg_indexes
      where schemaname = current_schema() and tablename in ('sessions', 'session_words')
        and indexname not like '%_pkey' order by indexname`.execute(db)
    for (const { name } of indexes) await sql`drop index ${sql.ref(name)}`.execute(db)
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
    for (const { definition } of indexes) await sql.raw(definition).execute(db)
  },
}
