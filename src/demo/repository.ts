import type { Toolchain } from './toolchain.ts'

/** A repository of the demo's company, and what there is to do in it. */
export interface Repository {
  readonly name: string
  readonly team: 'commerce' | 'platform' | 'data'
  /** What it is, in half a sentence. */
  readonly about: string
  readonly toolchain: Toolchain
  readonly areas: readonly Area[]
  readonly chores: readonly Chore[]
}

/** A part of the code, and the work that is done on it. */
export interface Area {
  /** As one speaks of it: `the cart totals`. */
  readonly name: string
  readonly file: string
  readonly test: string
  readonly symbol: string
  /** The part of the file that matters. */
  readonly code: string
  readonly bug: Change & { readonly check: Check }
  readonly feature: Change & { readonly check: Check }
  readonly refactoring: Change
  readonly question: { readonly title: string; readonly prompt: string; readonly answer: string }
  /** The title of a session that writes tests for it. */
  readonly testing: string
}

/** Something that is changed in the code. */
export interface Change {
  readonly title: string
  readonly prompt: string
  /** Stands in the area's code. */
  readonly from: string
  readonly to: string
  /** What was the matter, or is better now: a sentence. */
  readonly why: string
}

/** By what the change is seen. */
export interface Check {
  readonly name: string
  readonly call: string
  readonly expected: string
  /** What comes out before the change. */
  readonly got: string
}

/** Work on the repository as a whole. */
export type Chore =
  | {
      readonly is: 'upgrade'
      readonly title: string
      readonly prompt: string
      readonly of: string
      readonly to: string
    }
  | {
      readonly is: 'pipeline'
      readonly title: string
      readonly prompt: string
      readonly job: string
      readonly cause: string
    }
  | {
      readonly is: 'incident'
      readonly title: string
      readonly prompt: string
      readonly service: string
      readonly cause: string
    }
  | {
      readonly is: 'review'
      readonly title: string
      readonly prompt: string
      readonly remarks: readonly string[]
    }
  | {
      readonly is: 'documentation'
      readonly title: string
      readonly prompt: string
      readonly path: string
      readonly text: string
    }
  | {
      readonly is: 'migration'
      readonly title: string
      readonly prompt: string
      readonly from: string
      readonly to: string
    }
