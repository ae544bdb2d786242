import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // Browsers in which somebody signed in with a key: they may do what the key may, as long as it may.
  `create table sign_ins (
     digest bytea primary key,
     key_id text not null references api_keys,
     created_at bigint not null,
     expires_at bigint not null
   )`,
  `select distribute('sign_ins', 'reference')`,
]

/** Signing in with a key. */
export const signIns: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
