import type { StoredStatus } from '../domain/status.ts'
import type { Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'

/** What is known of a session before its events are read. */
export interface SessionFacts extends StoredStatus {
  readonly agent: Agent
  readonly title: string | null
  readonly createdAt: Micros
  readonly updatedAt: Micros
  readonly acusConsumed: number
  /** `null` where nothing has a price. */
  readonly costUsd: number | null
  readonly activeMicros: Micros | null
  readonly cwd: string | null
  readonly repositoryName: string | null
  readonly numUserMessages: number
  readonly numDevinMessages: number
  readonly pullRequests: readonly { readonly url: string; readonly state: string | null }[]
  readonly isSubAgent: boolean
}
