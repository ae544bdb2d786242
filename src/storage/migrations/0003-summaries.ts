import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { SIZE_BOUNDS } from '../../domain/size.ts'

const SIZE = SIZE_BOUNDS.map(
  ({ size, acus, userMessages }) =>
    `when s.acus_consumed <= ${acus} and s.num_user_messages <= ${userMessages} then '${size}'`,
)

const WEEK = 7 * 24 * 3600 * 1_000_000
/** 5 January 1970 was a Monday. */
const MONDAY = 4 * 24 * 3600 * 1_000_000

const DIMENSIONS = ['week', 'category', 'session_size', 'outcome', 'repository', 'agent', 'model']

const STATEMENTS = [
  // What a session gives to summaries, as it was when it was counted last.
  `create table summary_facts (
     org_id text not null,
     session_id text not null,
     week bigint not null,
     micro_acus bigint not null,
     category text,
     session_size text not null,
     outcome text,
     repository text,
     agent text not null,
     model text,
     labels text[] not null,
     advice text[] not null,
     primary key (org_id, session_id),
     foreign key (org_id, session_id) references sessions (org_id, session_id) on delete cascade
   )`,
  `select distribute('summary_facts', 'owned')`,

  // The facts of sessions as they are: a week begins on Monday, UTC; the model is the one that wrote most; what the
  // model layer says goes before what the rules say, unless the session has changed since.
  `create view summary_facts_now as
     select s.org_id, s.session_id,
       s.created_at - mod(mod(s.created_at - ${MONDAY}, ${WEEK}) + ${WEEK}, ${WEEK}) as week,
       round(s.acus_consumed * 1000000)::bigint as micro_acus,
       s.category,
       case ${SIZE.join(' ')} else 'xl' end as session_size,
       a.outcome,
       left(s.repo_name, 500) as repository,
       d.agent,
       (select left(name, 500) from jsonb_each(d.tokens_by_model) m (name, tokens)
        order by (tokens ->> 'output')::bigint desc, name limit 1) as model,
       coalesce(a.labels, '{}') as labels,
       coalesce(array(
         select distinct (item ->> 'type') || ':' || left(item ->> 'key', 300)
         from jsonb_array_elements(a.analysis -> 'actionItems') item
       ), '{}') as advice
     from sessions s
     join session_details d on d.org_id = s.org_id and d.session_id = s.session_id
     left join lateral (
       select * from analyses
       where org_id = s.org_id and session_id = s.session_id and analysis is not null
       order by revision = s.revision desc, layer = 'model' desc limit 1
     ) a on true`,

  // A session's facts one below the other, each under its dimension; \`all\` is met once by every session.
  `create view summary_parts as
     select f.org_id, f.session_id, f.micro_acus, f.outcome, p.dimension, p.value
     from summary_facts f cross join lateral (
       select * from unnest(
         array['all', ${DIMENSIONS.map((name) => `'${name}'`).join(', ')}],
         array['', ${DIMENSIONS.map((name) => `f.${name}::text`).join(', ')}]
       ) u (dimension, value) where value is not null
       union all select 'label', unnest(f.labels)
       union all select 'advice', unnest(f.advice)
     ) p`,

  // The sums of an organisation's parts, kept by whoever changes its sessions.
  `create table summary_totals (
     org_id text not null,
     dimension text not null,
     value text not null,
     sessions bigint not null,
     micro_acus bigint not null,
     squared_acus double precision not null,
     succeeded bigint not null,
     partly bigint not null,
     failed bigint not null,
     abandoned bigint not null,
     unknown bigint not null,
     primary key (org_id, dimension, value)
   )`,
  `select distribute('summary_totals', 'owned')`,

  `insert into summary_facts select * from summary_facts_now`,
  `create index summary_facts_labels on summary_facts using gin (labels) with (fastupdate = off)`,
  `create index summary_facts_advice on summary_facts using gin (advice) with (fastupdate = off)`,
  `insert into summary_totals
     select org_id, dimension, value, count(*), sum(micro_acus), sum((micro_acus / 1e6) ^ 2),
       count(*) filter (where outcome = 'succeeded'), count(*) filter (where outcome = 'partly'),
       count(*) filter (where outcome = 'failed'), count(*) filter (where outcome = 'abandoned'),
       count(*) filter (where outcome = 'unknown')
     from summary_parts group by org_id, dimension, value`,
]

/** Sums over sessions and their analyses. */
export const summaries: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
