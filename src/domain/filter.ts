import { createHash } from 'node:crypto'
import type { Scope } from './principal.ts'
import type { Micros } from './time.ts'
import type { Category, Origin } from './vocabulary.ts'

/**
 * What a list may be narrowed by. Values of one list are alternatives; all members together must hold.
 * An absent member doesn't narrow; an empty list matches nothing.
 */
export interface SessionFilter {
  readonly sessionIds?: readonly string[]
  /** Windows are half-open: `[after, before)`. */
  readonly createdAfter?: Micros
  readonly createdBefore?: Micros
  readonly updatedAfter?: Micros
  readonly updatedBefore?: Micros
  readonly tags?: readonly string[]
  readonly playbookId?: string
  readonly origins?: readonly Origin[]
  readonly scheduleId?: string
  readonly automationIds?: readonly string[]
  readonly userIds?: readonly string[]
  readonly serviceUserIds?: readonly string[]
  readonly category?: Category
  readonly isArchived?: boolean
  readonly repoNames?: readonly string[]
  readonly parentSessionId?: string
  readonly orgIds?: readonly string[]
  readonly includeDeletedOrgs?: boolean
}

/** Whether the filter narrows by nothing but organisations, so that counters answer for its total. */
export function isByOrgOnly(filter: SessionFilter): boolean {
  return Object.entries(filter).every(
    ([name, value]) => value === undefined || name === 'orgIds' || name === 'includeDeletedOrgs',
  )
}

/** A short digest of a filter and the rights it is read under; a cursor carries it. */
export function digestOf(filter: SessionFilter, scope: Scope): string {
  const parts = [Object.entries(filter).toSorted(([a], [b]) => (a < b ? -1 : 1)), scope]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}
