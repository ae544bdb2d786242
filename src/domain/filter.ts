import { createHash } from 'node:crypto'
import type { Scope } from './principal.ts'
import type { Micros } from './time.ts'
import type {
  Agent,
  Category,
  Origin,
  Outcome,
  SessionSize,
  SessionStatus,
  StatusDetail,
} from './vocabulary.ts'
import type { Term } from './words.ts'

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
  /** As they are at the moment of the list. */
  readonly statuses?: readonly SessionStatus[]
  readonly statusDetails?: readonly StatusDetail[]
  readonly sizes?: readonly SessionSize[]
  readonly agents?: readonly Agent[]
  /** The model that wrote most of a session. */
  readonly models?: readonly string[]
  /** What analysing a session came to. */
  readonly outcomes?: readonly Outcome[]
  /** Labels of issues that were found. */
  readonly issues?: readonly string[]
  /** Bounds are part of the range. */
  readonly minAcus?: number
  readonly maxAcus?: number
  /** Asked of title and messages; all terms must be there. */
  readonly search?: readonly Term[]
  readonly parentSessionId?: string
  readonly orgIds?: readonly string[]
  readonly includeDeletedOrgs?: boolean
}

export const SORT_KEYS = ['created_at', 'updated_at', 'acus_consumed'] as const
export const DIRECTIONS = ['desc', 'asc'] as const

/** What a list goes by; of equal keys the id decides, in the same direction. */
export interface Order {
  readonly by: (typeof SORT_KEYS)[number]
  readonly direction: (typeof DIRECTIONS)[number]
}

export const NEWEST_FIRST: Order = { by: 'created_at', direction: 'desc' }

export function isNewestFirst({ by, direction }: Order): boolean {
  return by === NEWEST_FIRST.by && direction === NEWEST_FIRST.direction
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
