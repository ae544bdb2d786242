import { sql, type Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { MusterError } from '../domain/errors.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Database } from './tables.ts'

/**
 * Brings the database to this program's tables, all steps or none; servers that start together wait for each other.
 * Returns the names of the migrations that ran. Throws `conflict` for a database of a newer program.
 */
export async function migrate(db: Kysely<Database>): Promise<string[]> {
  return await db.connection().execute(async (connection) => {
    // Building an index takes as long as it takes.
    await sql`set statement_timeout = 0`.execute(connection)
    try {
      return await migrateOver(connection)
    } finally {
      await sql`reset statement_timeout`.execute(connection)
    }
  })
}

async function migrateOver(db: Kysely<Database>): Promise<string[]> {
  await refuseNewer(db)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
  return results.map(({ migrationName }) => migrationName)
}

async function refuseNewer(db: Kysely<Database>): Promise<void> {
  const { unknown } = await migrationState(db)
  if (unknown[0] === undefined) return
  throw new MusterError(
    'conflict',
    `the database belongs to a newer version of this program (it has ${unknown[0]}): update the program`,
  )
}

/** The migrations that the database lacks, and those it has of a newer program. Changes nothing. */
export async function migrationState(
  db: Kysely<Database>,
): Promise<{ readonly pending: readonly string[]; readonly unknown: readonly string[] }> {
  const { rows: tables } = await sql`select where to_regclass('kysely_migration') is not null`.execute(db)
  if (tables.length === 0) return { pending: Object.keys(MIGRATIONS), unknown: [] }
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  const done = rows.map(({ name }) => name)
  return {
    pending: Object.keys(MIGRATIONS).filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !(name in MIGRATIONS)),
  }
}
