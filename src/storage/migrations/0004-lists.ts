import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { SIZE_BOUNDS } from '../../domain/size.ts'

const SIZE = SIZE_BOUNDS.map(
  ({ size, acus, userMessages }) =>
    `when acus_consumed <= ${acus} and num_user_messages <= ${userMessages} then '${size}'`,
)
const SIZE_OF = `case ${SIZE.join(' ')} else 'xl' end`

const WEEK = 7 * 24 * 3600 * 1_000_000
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * 24 * 3600 * 1_000_000

const DIMENSIONS = [
  ...['week', 'category', 'session_size', 'outcome', 'repository', 'agent', 'model'],
  ...['status', 'origin', 'user_id'],
]

/** What lists are narrowed by and what is hashed of it. */
const LABELS = [
  ...['org_id', 'origin', 'category', 'user_id', 'service_user_id', 'playbook_id', 'schedule_id'],
  ...['automation_id', 'repo_name', 'parent_session_id', 'agent', 'model', 'status', 'status_detail'],
].map((column) => `'${column}:' || ${column}`)

const STATEMENTS = [
  // The agent stands in the row that lists read; so does the model that wrote most.
  `alter table sessions add column agent text, add column model text,
     add column session_size text not null generated always as (${SIZE_OF}) stored`,
  `update sessions s set agent = d.agent,
     model = (select left(name, 500) from jsonb_each(d.tokens_by_model) m (name, tokens)
              order by (tokens ->> 'output')::bigint desc, name limit 1)
   from session_details d where d.org_id = s.org_id and d.session_id = s.session_id`,
  `drop view summary_facts_now`,
  `drop view summary_parts`,
  `alter table session_details drop column agent`,

  // Facets are counted where summaries are: every session, with all that lists are narrowed by.
  `alter table summary_facts alter column agent drop not null,
     add column status text, add column origin text, add column user_id text, add column tags text[]`,
  `create view summary_facts_now as
     select s.org_id, s.session_id,
       s.created_at - mod(mod(s.created_at - ${MONDAY}, ${WEEK}) + ${WEEK}, ${WEEK}) as week,
       round(s.acus_consumed * 1000000)::bigint as micro_acus,
       s.category, s.session_size, a.outcome, left(s.repo_name, 500) as repository, s.agent, s.model,
       coalesce(a.labels, '{}') as labels,
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
  `create view summary_parts as
     select f.org_id, f.session_id, f.micro_acus, f.outcome, p.dimension, p.value
     from summary_facts f cross join lateral (
       select * from unnest(
         array['all', ${DIMENSIONS.map((name) => `'${name}'`).join(', ')}],
         array['', ${DIMENSIONS.map((name) => `f.${name}::text`).join(', ')}]
       ) u (dimension, value) where value is not null
       union all select 'label', unnest(f.labels)
       union all select 'advice', unnest(f.advice)
       union all select distinct 'tag', left(tag, 500) from unnest(f.tags) tag
     ) p`,
  `delete from summary_facts`,
  `insert into summary_facts select * from summary_facts_now`,
  `delete from summary_totals`,
  `insert into summary_totals
     select org_id, dimension, value, count(*), sum(micro_acus), sum((micro_acus / 1e6) ^ 2),
       count(*) filter (where outcome = 'succeeded'), count(*) filter (where outcome = 'partly'),
       count(*) filter (where outcome = 'failed'), count(*) filter (where outcome = 'abandoned'),
       count(*) filter (where outcome = 'unknown')
     from summary_parts group by org_id, dimension, value`,

  `alter table sessions drop column facets`,
  `alter table sessions add column facets integer[] not null generated always as (facets_of(array[
     ${LABELS.join(', ')}, 'session_size:' || ${SIZE_OF}, case when is_archived then 'is_archived:true' end
   ] || tags)) stored`,
  `create index sessions_facets on sessions using gin (facets) with (fastupdate = off)`,
  ...['agent', 'model', 'session_size', 'status', 'status_detail'].map(
    (column) =>
      `create index sessions_${column} on sessions (${column}, created_at desc, session_id desc) where ${column} is not null`,
  ),
  // Whose status time alone will change.
  `create index sessions_live on sessions (live_until) where live_until is not null`,

  // The other orders of a list: of everything, and of an organisation.
  `drop index sessions_updated`,
  ...['updated_at', 'acus_consumed'].flatMap((column) => [
    `create index sessions_${column} on sessions (${column} desc, session_id desc)`,
    `create index sessions_org_${column} on sessions (org_id, ${column} desc, session_id desc)`,
  ]),

  // Title and messages of a session as words, in parts that each hold so many that no position is lost. The first part
  // has every word of the session, its organisation and week, so that a search reads no others, and when it began.
  `create table session_words (
     org_id text not null,
     session_id text not null,
     revision bigint not null,
     part integer not null,
     created_at bigint,
     words tsvector not null,
     primary key (org_id, session_id, revision, part)
   )`,
  `create index session_words_words on session_words using gin (words)`,
  `select distribute('session_words', 'owned')`,

  // Sessions from before there were words; they are read again while the server runs.
  `create table words_due (
     org_id text not null,
     session_id text not null,
     primary key (org_id, session_id)
   )`,
  `select distribute('words_due', 'owned')`,
  `insert into words_due select org_id, session_id from sessions`,
]

/** More to narrow and order lists by, and the words that a search finds. */
export const lists: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
