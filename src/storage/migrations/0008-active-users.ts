import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const DIMENSIONS = [
  ...['week', 'category', 'session_size', 'outcome', 'repository', 'agent', 'model'],
  ...['status', 'origin', 'user_id'],
]
const SIZES = ['xs', 's', 'm', 'l', 'xl']
const OUTCOMES = ['succeeded', 'partly', 'failed', 'abandoned', 'unknown']

const countsOf = (column: string, values: readonly string[]): string =>
  values.map((value) => `count(*) filter (where ${column} = '${value}')`).join(', ')

const STATEMENTS = [
  // Who had sessions in which week, and how many: how many different people there were can't be added up.
  `create table summary_users (
     org_id text not null,
     week bigint not null,
     user_id text not null,
     sessions bigint not null,
     primary key (org_id, week, user_id)
   )`,
  `select distribute('summary_users', 'owned')`,
  `insert into summary_users
     select org_id, week, user_id, count(*) from summary_facts
     where user_id is not null group by org_id, week, user_id`,

  // Sums tell sizes as they tell outcomes.
  `create or replace view summary_parts as
     select f.org_id, f.session_id, f.micro_acus, f.outcome, p.dimension, p.value, f.session_size
     from summary_facts f cross join lateral (
       select * from unnest(
         array['all', ${DIMENSIONS.map((name) => `'${name}'`).join(', ')}],
         array['', ${DIMENSIONS.map((name) => `f.${name}::text`).join(', ')}]
       ) u (dimension, value) where value is not null
       union all select 'label', unnest(f.labels)
       union all select 'advice', unnest(f.advice)
       union all select distinct 'tag', left(tag, 500) from unnest(f.tags) tag
     ) p`,
  `delete from summary_totals`,
  `alter table summary_totals ${SIZES.map((size) => `add column ${size} bigint not null`).join(', ')}`,
  `insert into summary_totals (org_id, dimension, value, sessions, micro_acus, squared_acus,
       ${[...OUTCOMES, ...SIZES].join(', ')})
     select org_id, dimension, value, count(*), sum(micro_acus), sum((micro_acus / 1e6) ^ 2),
       ${countsOf('outcome', OUTCOMES)}, ${countsOf('session_size', SIZES)}
     from summary_parts group by org_id, dimension, value`,
]

/** Sizes in every sum, and the people of each week. */
export const activeUsers: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
