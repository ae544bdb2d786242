import type { Micros } from './time.ts'
import type { StoredStatus } from './status.ts'
import type { ActionItemType, Agent, AnalysisColor, AnalysisLayer, Category, Outcome } from './vocabulary.ts'

/** What is known of a session before its events are read. */
export interface SessionFacts extends StoredStatus {
  readonly agent: Agent
  readonly title: string | null
  readonly acusConsumed: number
  readonly numUserMessages: number
  readonly numDevinMessages: number
  readonly isSubAgent: boolean
}

/**
 * What is said of a session: how it went and what would help. Members that carry `evidence` name the messages and steps
 * that show it by their event ids, in the session's order.
 */
export interface Analysis {
  /** From the request to the outcome; at most 15. */
  readonly timeline: readonly TimelineEvent[]
  /** In the session's order; ids are unique. */
  readonly issues: readonly Issue[]
  readonly actionItems: readonly ActionItem[]
  /** `null` where the session shows too little to tell. */
  readonly classification: Classification | null
  /** `null` where no note was read. */
  readonly noteUsage: NoteUsage | null
  /** `null` where nothing would be asked differently. */
  readonly suggestedPrompt: SuggestedPrompt | null
  readonly outcome: SessionOutcome
}

export interface TimelineEvent {
  readonly title: string
  readonly description: string
  readonly color: AnalysisColor
  readonly issueId: string | null
  readonly evidence: readonly string[]
}

export interface Issue {
  readonly id: string
  /** One sentence. */
  readonly issue: string
  /** What it cost, as far as the session shows it. */
  readonly impact: string
  /** The same for all issues of a kind: the finding's name, such as `missing_tool`. */
  readonly label: string
  readonly evidence: readonly string[]
}

export interface ActionItem {
  readonly actionItem: string
  readonly type: ActionItemType
  readonly issueId: string | null
  /** The same for the same advice in another session: `install ripgrep`. */
  readonly key: string
}

export interface Classification {
  readonly category: Category
  readonly subcategory: string | null
  /** From 0 to 1. */
  readonly confidence: number
  readonly programmingLanguages: readonly string[]
  readonly toolsAndFrameworks: readonly string[]
}

export interface NoteUsage {
  readonly goodUsages: readonly NoteUse[]
  readonly badUsages: readonly NoteUse[]
}

/** A note is a file of instructions (AGENTS.md, CLAUDE.md) or a piece of knowledge. */
export interface NoteUse {
  /** Path of the file or id of the note. */
  readonly noteId: string
  readonly message: string
  readonly reason: string
  readonly evidence: readonly string[]
}

export interface SuggestedPrompt {
  readonly originalPrompt: string
  readonly suggestedPrompt: string
  readonly feedbackItems: readonly FeedbackItem[]
}

export interface FeedbackItem {
  readonly summary: string
  /** A piece of the original prompt, as it stands there. */
  readonly excerpt: string
  readonly details: string
  readonly issueId: string | null
}

export interface SessionOutcome {
  readonly outcome: Outcome
  readonly reason: string
  readonly evidence: readonly string[]
}

/** How an analysis came about. */
export interface AnalysisProvenance {
  readonly layer: AnalysisLayer
  /** Of the layer: raised when the same session would be told differently. */
  readonly version: number
  /** `null` for the rules. */
  readonly model: string | null
  /** SHA-256 of what was analysed, in hex. */
  readonly inputDigest: string
  readonly analyzedAt: Micros
  readonly durationMicros: Micros
  /** `null` for the rules, and where the model has no public price. */
  readonly costUsd: number | null
  readonly inputTokens: number | null
  readonly outputTokens: number | null
  /** Of the model: evidence that it named and that wasn't there. */
  readonly citationsDropped: number | null
  /** Whether the session has changed since, or a newer version would be used. */
  readonly isStale: boolean
}
