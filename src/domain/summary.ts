import type { ActionItemType, Outcome } from './vocabulary.ts'

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
] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Values of a dimension that a summary tells of, from the most frequent down. A week is never left out. */
export const MOST_VALUES = 100

/** Sums over some sessions. */
export interface SessionSums {
  readonly sessions: number
  readonly acus: number
  /** The sum of the squares of each session's ACUs. */
  readonly squaredAcus: number
  /** How the analysed ones of them went. */
  readonly outcomes: Readonly<Record<Outcome, number>>
}

/** The sessions that have a value. */
export interface SummaryGroup extends SessionSums {
  readonly value: string
}

export interface FrequentIssue extends SummaryGroup {
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
  readonly all: SessionSums
  /** Whether every session that matches is in it. Else it is about the newest of them. */
  readonly isComplete: boolean
  /** Weeks in their order, others from the most frequent down; sessions without a value are in none. */
  readonly groups: Readonly<Record<Dimension, readonly SummaryGroup[]>>
  /** The most frequent first, by label. */
  readonly issues: readonly FrequentIssue[]
  readonly actionItems: readonly FrequentAdvice[]
}

export function analyzedOf({ outcomes }: SessionSums): number {
  return Object.values(outcomes).reduce((sum, sessions) => sum + sessions, 0)
}
