import type { Kysely } from 'kysely'
import type { Micros } from '../domain/time.ts'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>

/** What every verb is given: the database, the clock, and who is to be told of what is written. */
export interface Context {
  readonly db: Db
  readonly now: () => Micros
  /** Is told, in the transaction that writes sessions, which were written. */
  readonly onSessionsWritten?: (trx: Db, orgId: string, sessionIds: readonly string[]) => Promise<void>
}
