import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table sign_in_links (
     digest bytea primary key,
     key_id text not null references api_keys,
     expires_at bigint not null
   )`,
  `select distribute('sign_in_links', 'reference')`,
]

/** Signing in once, without a key at hand. */
export const signInLinks: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
