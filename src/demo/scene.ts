import type { Agent } from '../domain/vocabulary.ts'
import type { Random } from './random.ts'
import type { Area, Change, Check, Chore, Repository } from './repository.ts'
import type { Speech } from './speech.ts'

/** What somebody has an agent do. */
export type Task =
  | {
      readonly is: 'bug' | 'feature'
      readonly area: Area
      readonly change: Change & { readonly check: Check }
    }
  | { readonly is: 'refactoring'; readonly area: Area; readonly change: Change }
  | { readonly is: 'question' | 'testing'; readonly area: Area }
  | { readonly is: 'chore'; readonly chore: Chore }

/** Where and by whom a task is worked on: what all parts of a story look at. */
export interface Scene {
  readonly repository: Repository
  readonly agent: Agent
  readonly branch: string
  readonly speech: Speech
  readonly random: Random
  /** How likely something goes wrong, from 0 to 1: less so in later weeks, as people learn. */
  readonly trouble: number
  /** The number of the pull request, if one is opened. */
  readonly pullRequest: number
}
