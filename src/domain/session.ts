import type { StoredStatus } from './status.ts'
import type { Micros } from './time.ts'
import type { Agent, Category, DevinMode, MessageSource, Origin, Outcome, StepKind } from './vocabulary.ts'
import type { ImportedPullRequest, SourcePosition, TokenCounts } from './imported.ts'

/** One session as lists and details know it. Ids are bare; the wire forms are made in `http/`. */
export interface Session extends StoredStatus {
  readonly orgId: string
  readonly sessionId: string
  readonly createdAt: Micros
  readonly updatedAt: Micros
  readonly title: string | null
  readonly origin: Origin | null
  readonly userId: string | null
  readonly userEmail: string | null
  readonly serviceUserId: string | null
  readonly playbookId: string | null
  readonly automationId: string | null
  readonly snapshotId: string | null
  readonly devinMode: DevinMode | null
  readonly category: Category | null
  readonly subcategory: string | null
  readonly tags: readonly string[]
  readonly isArchived: boolean
  readonly parentSessionId: string | null
  readonly childSessionIds: readonly string[]
  readonly acusConsumed: number
  readonly numUserMessages: number
  readonly numDevinMessages: number
  readonly pullRequests: readonly ImportedPullRequest[]
  readonly structuredOutput: Record<string, unknown> | null
}

/** A session with everything that lists are narrowed by. */
export interface ListedSession extends Session {
  readonly scheduleId: string | null
  readonly repoName: string | null
  readonly agent: Agent | null
  readonly model: string | null
  readonly outcome: Outcome | null
  readonly issues: readonly string[]
}

/** A session as it was and as it is; `null` before it came and after it went. */
export interface SessionChange {
  readonly orgId: string
  /** Counted by organisation, from 1. */
  readonly change: number
  readonly sessionId: string
  readonly changedAt: Micros
  readonly before: ListedSession | null
  readonly after: ListedSession | null
}

export interface Message {
  readonly position: number
  readonly eventId: string
  readonly source: MessageSource
  readonly message: string
  readonly createdAt: Micros
}

export interface Step {
  readonly position: number
  readonly eventId: string
  readonly kind: StepKind
  readonly name: string | null
  readonly callId: string | null
  readonly isError: boolean | null
  readonly createdAt: Micros | null
  readonly source: SourcePosition
  readonly pointer: string
}

/** What is known of an imported session beyond the published shapes. */
export interface SessionDetails {
  readonly agent: Agent
  readonly agentVersion: string | null
  readonly externalId: string
  readonly tokensByModel: Readonly<Record<string, TokenCounts>>
  readonly toolCalls: Readonly<Record<string, number>>
  readonly costUsd: number | null
  /** Whether every model with tokens has a public price. */
  readonly costComplete: boolean
  readonly repositoryName: string | null
  readonly repositoryUrl: string | null
  readonly branch: string | null
  readonly cwd: string | null
  /** `null` where the transcript has no times. */
  readonly activeMicros: Micros | null
  readonly numMessages: number
  readonly numSteps: number
  readonly original: {
    readonly digest: string
    readonly bytes: number
    readonly name: string | null
    readonly readerVersion: number
    readonly importedAt: Micros
  }
}
