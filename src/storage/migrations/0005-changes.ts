import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // How many changes an organisation's sessions have seen: whoever writes sessions holds this row, so that numbers come
  // in the order of commits.
  `alter table org_totals add column changes bigint not null default 0`,

  // The newest changes, each with the session as it was and as it is.
  `create table session_changes (
     org_id text not null,
     change bigint not null,
     session_id text not null,
     changed_at bigint not null,
     before jsonb,
     after jsonb,
     primary key (org_id, change)
   )`,
  `create index session_changes_session on session_changes (org_id, session_id)`,
  `select distribute('session_changes', 'owned')`,
]

/** What streams of sessions are read from. */
export const changes: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
