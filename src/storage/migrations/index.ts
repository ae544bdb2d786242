import type { Migration } from 'kysely/migration'
import { foundation } from './0001-foundation.ts'
import { insights } from './0002-insights.ts'
import { summaries } from './0003-summaries.ts'
import { lists } from './0004-lists.ts'
import { changes } from './0005-changes.ts'
import { signIns } from './0006-sign-ins.ts'
import { signInLinks } from './0007-sign-in-links.ts'
import { activeUsers } from './0008-active-users.ts'
import { findings } from './0009-findings.ts'

/** Every migration by name, in order. A name that was released never changes. */
export const MIGRATIONS: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-insights': insights,
  '0003-summaries': summaries,
  '0004-lists': lists,
  '0005-changes': changes,
  '0006-sign-ins': signIns,
  '0007-sign-in-links': signInLinks,
  '0008-active-users': activeUsers,
  '0009-findings': findings,
}
