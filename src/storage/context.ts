import type { Kysely } from 'kysely'
import type { Micros } from '../domain/time.ts'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>

/** What every verb is given: the database and the clock. */
export interface Context {
  readonly db: Db
  readonly now: () => Micros
}
