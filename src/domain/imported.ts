import type { Ending } from './status.ts'
import type { Micros } from './time.ts'
import type { MessageSource, StepKind } from './vocabulary.ts'

/** Where a fact stands in the transcript it was read from. */
export interface SourcePosition {
  /** Line of the record, from 1. */
  readonly line: number
  /** Byte offset of the record in the original. */
  readonly offset: number
  /** Bytes of the record, without its line end. */
  readonly length: number
}

export interface ImportedMessage {
  readonly source: MessageSource
  /** From the source record, so that it survives a re-import. Unique in its session. */
  readonly eventId: string
  readonly text: string
  /** `null` where the record has no time: the session's last known time is used. */
  readonly at: Micros | null
  readonly position: SourcePosition
}

export interface ImportedStep {
  readonly kind: StepKind
  /** Tool name of a call, kind of a notice; else `null`. */
  readonly name: string | null
  /** Joins a tool call with its result. */
  readonly callId: string | null
  /** `true` for a failed tool result or an error notice; `null` where the transcript doesn't say. */
  readonly isError: boolean | null
  readonly eventId: string
  readonly at: Micros | null
  readonly position: SourcePosition
  /** JSON pointer (RFC 6901) to the step's content inside its record; the text itself isn't stored twice. */
  readonly pointer: string
}

/**
 * Tokens by kind. The kinds don't overlap: `input` is what was neither read from nor written to a cache.
 * `reasoning` is the part of `output` that the agent reports as such.
 */
export interface TokenCounts {
  readonly input: number
  readonly output: number
  readonly cacheRead: number
  /** Writes to a cache of the usual lifetime (five minutes). */
  readonly cacheWrite: number
  /** Writes to a cache of one hour, which cost more. */
  readonly cacheWriteHour: number
  readonly reasoning: number
}

export interface ImportedPullRequest {
  readonly url: string
  readonly state: string | null
}

/** What a reader found out about one session. Counts of messages and steps are made by the writer. */
export interface ImportedSession {
  /** The agent's own session id; for a sub-agent `<session id>/<agent id>`. */
  readonly externalId: string
  readonly parentExternalId: string | null
  readonly title: string | null
  /** Time of the first record; `null` where no record has one. */
  readonly firstRecordAt: Micros | null
  readonly lastRecordAt: Micros | null
  /** Active agent work; see `ActiveTime`. 0 without timestamps. */
  readonly activeMicros: Micros
  readonly ending: Ending
  readonly agentVersion: string | null
  readonly cwd: string | null
  /** Remote URL of the repository as the transcript has it, without credentials. */
  readonly repositoryUrl: string | null
  /** `owner/repo`, from the remote, a pull request of the session, or a record that names it. */
  readonly repositoryName: string | null
  readonly branch: string | null
  readonly pullRequests: readonly ImportedPullRequest[]
  /** By model, in order of first use. */
  readonly tokensByModel: ReadonlyMap<string, TokenCounts>
  /** `false` where the transcript is known to tell of a part of the tokens alone. */
  readonly tokensAreComplete?: boolean
  /** US dollars, where the agent itself kept count; goes before what the tokens cost by public prices. */
  readonly recordedCostUsd?: number | null
}
