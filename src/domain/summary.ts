import type { Micros } from './time.ts'
import type { ActionItemType, Outcome, SessionSize } from './vocabulary.ts'

/** What sessions are told apart by. `week`: Monday 00:00 UTC of the week in which they began, in microseconds. */
export const DIMENSIONS = [
  'organization',
  'week',
  'category',
  'session_size',
  'outcome',
  'repository',
  'agent',
  'model',
  'user_id',
] as const
export type Dimension = (typeof DIMENSIONS)[number]
export type GroupedBy = Exclude<Dimension, 'week'>

/** So many values of a dimension with most sessions are told, and so many that consumed most. A week is never left out. */
export const MOST_VALUES = 100

/** Sums over some sessions. */
export interface SessionSums {
  readonly sessions: number
  readonly acus: number
  /** The sum of the squares of each session's ACUs. */
  readonly squaredAcus: number
  /** How the analysed ones of them went. */
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly sizes: Readonly<Record<SessionSize, number>>
}

export interface ActivitySums extends SessionSums {
  /** Different people who began one of the sessions. */
  readonly activeUsers: number
}

/** The sessions that have a value. */
export interface SummaryGroup extends SessionSums {
  readonly value: string
  /** What it is called, where that isn't the value itself. */
  readonly label: string | null
}

export interface SummaryWeek extends ActivitySums {
  /** When it began. */
  readonly start: Micros
}

export interface FrequentIssue extends SessionSums {
  readonly value: string
  /** Ids of some of the newest sessions that have it. */
  readonly examples: readonly string[]
}

/** The same advice, counted over the sessions that it was given for. */
export interface FrequentAdvice extends SessionSums {
  readonly actionItem: string
  readonly type: ActionItemType
  readonly examples: readonly string[]
}

export interface Summary {
  readonly all: ActivitySums
  /** Whether every session that matches is in it. Else it is about the newest of them. */
  readonly isComplete: boolean
  /** In their order. */
  readonly weeks: readonly SummaryWeek[]
  /** The most frequent first; sessions without a value are in none. */
  readonly groups: Readonly<Record<GroupedBy, readonly SummaryGroup[]>>
  /** The most frequent first, by label. */
  readonly issues: readonly FrequentIssue[]
  readonly actionItems: readonly FrequentAdvice[]
}

export function analyzedOf({ outcomes }: SessionSums): number {
  return Object.values(outcomes).reduce((sum, sessions) => sum + sessions, 0)
}
