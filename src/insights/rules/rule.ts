import type { ActionItemType } from '../../domain/vocabulary.ts'
import type { SessionFacts } from '../../domain/analysis.ts'
import type { Observer } from '../observer.ts'

/** One thing that goes wrong in sessions, and how it is told. */
export interface Rule {
  /** The label of its issues: lower case, `_` between words. */
  readonly label: string
  /** What it looks for and what it asks as evidence, in one or two sentences: the table in the docs is made of these. */
  readonly finds: string
  /** Why it is off unless asked for; absent: it is on. Rules whose precision was found wanting are off. */
  readonly offBecause?: string
  open(session: SessionFacts): Observer<readonly Finding[]>
}

export interface Finding {
  /** One sentence with the particulars: which command, which file. */
  readonly issue: string
  /** What it cost or risked, as far as the session shows it. */
  readonly impact: string
  /** `red`: it stood in the way of the outcome. `yellow`: it cost time. */
  readonly severity: 'red' | 'yellow'
  /** Place of the event by which it is told in the session's order. */
  readonly position: number
  /** Event ids, in order; never empty, at most 20. */
  readonly evidence: readonly string[]
  readonly advice: readonly Advice[]
  /** A short name of what happened, for the timeline: `pytest fails`. */
  readonly title: string
}

/** Something concrete that would have helped. */
export interface Advice {
  readonly type: ActionItemType
  readonly text: string
  /** The same for the same advice in another session, and short: `install ripgrep`. */
  readonly key: string
}
