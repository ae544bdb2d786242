import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // What models were paid, day by day, so that a cap holds over restarts.
  `create table model_spend (
     day text primary key,
     calls integer not null,
     usd double precision not null,
     input_tokens bigint not null,
     output_tokens bigint not null
   )`,
  `select distribute('model_spend', 'reference')`,

  // One of each layer for a session, the newest. A failed attempt has no analysis and a reason.
  `create table analyses (
     org_id text not null,
     session_id text not null,
     layer text not null,
     version integer not null,
     model text,
     revision bigint not null,
     input_digest text not null,
     analysis jsonb,
     failure text,
     outcome text,
     labels text[] not null default '{}',
     analyzed_at bigint not null,
     duration_micros bigint not null,
     cost_usd double precision,
     input_tokens bigint,
     output_tokens bigint,
     citations_dropped integer,
     primary key (org_id, session_id, layer),
     foreign key (org_id, session_id) references sessions (org_id, session_id) on delete cascade
   )`,
  `select distribute('analyses', 'owned')`,
]

/** Analyses of sessions. */
export const insights: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
