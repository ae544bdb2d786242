import type { Analysis, SessionFacts } from '../../domain/analysis.ts'
import type { SessionEvent } from '../event.ts'

/** What a model is asked about. */
export interface ModelInput {
  readonly facts: SessionFacts
  /** The session's events from its beginning, each time it is called. */
  readonly events: () => AsyncIterable<SessionEvent>
  readonly byRules: Analysis
}

export interface ModelAnswer {
  readonly analysis: Analysis
  readonly model: string
  /** SHA-256 of what the model was sent, in hex. */
  readonly inputDigest: string
  /** `null` where the model has no public price. */
  readonly costUsd: number | null
  readonly inputTokens: number
  readonly outputTokens: number
  /** Citations of events that the model wasn't shown, or made up: they aren't in the analysis. */
  readonly citationsDropped: number
}

/**
 * Analyses a session with the help of a model.
 * @throws ModelFailure when no usable answer came: then the rules' answer stands.
 */
export type ModelAnalyst = (input: ModelInput, signal: AbortSignal) => Promise<ModelAnswer>

/** Why there is no answer, in words for the person who asked; holds nothing of the session and no key. */
export class ModelFailure extends Error {
  override readonly name = 'ModelFailure'
}
