import { sql } from 'kysely'
import type { Db } from './context.ts'

/**
 * Writes what nobody reads before a later transaction says so. It isn't waited for until it is on the disk: the log is
 * written in order, so that later commit takes it along, and without that commit it is of no use.
 */
export async function writeAhead(db: Db, write: (trx: Db) => Promise<void>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local synchronous_commit = off`.execute(trx)
    await write(trx)
  })
}
