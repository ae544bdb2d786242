import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  `create table model_spend (
     day text primary key,
     calls integer not null,
     usd double precision not null,
     input_tokens bigint not null,
     output_tokens bigint not null
   )`,
  `select distribute('model_spend', 'reference')`,
]

/** What models were paid, day by day, so that a cap holds over restarts. */
export const modelSpend: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
