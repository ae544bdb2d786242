import type { Agent } from '../domain/vocabulary.ts'
import type { Beat } from './clock.ts'

/** One session as it is told, before an agent writes it down. */
export interface Story {
  /** The agent's own id of the session: the same however often the set is made. */
  readonly id: string
  readonly agent: Agent
  readonly agentVersion: string
  readonly model: string
  readonly title: string
  /** `owner/name`. */
  readonly repository: string
  readonly remote: string
  readonly cwd: string
  readonly branch: string
  readonly beats: readonly Beat[]
}

/** A transcript as the agent keeps it on its machine. */
export interface File {
  /** Where it lies under the agent's folder. */
  readonly name: string
  readonly text: string
}
