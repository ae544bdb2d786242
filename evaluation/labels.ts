import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionItemType, Category, Outcome } from '../src/domain/vocabulary.ts'

/** What a person who read a session says of it. Evidence is event ids. */
export interface Label {
  /** The agent's own id of the session. */
  readonly session: string
  /** `set-aside` sessions are scored alone: nothing is changed because of them. */
  readonly half: 'tuning' | 'set-aside'
  readonly category: Category
  /** Others that a reasonable person could choose. */
  readonly categoryAlso: readonly Category[]
  readonly outcome: Outcome
  readonly outcomeAlso: readonly Outcome[]
  readonly findings: readonly {
    /** A rule's. */
    readonly label: string
    readonly evidence: readonly string[]
    readonly note: string
  }[]
  /** Labels that can be argued either way: they aren't scored for this session. */
  readonly unclear: readonly string[]
  /** What an account of the session can't leave out. */
  readonly timeline: readonly { readonly tells: string; readonly evidence: readonly string[] }[]
  /** What would really have helped. */
  readonly actionItems: readonly {
    readonly tells: string
    readonly type: ActionItemType
    readonly label: string
  }[]
}

/** All labels, by session. */
export function readLabels(): Map<string, Label> {
  const folder = join(import.meta.dirname, 'labels')
  const files = globSync('*.json', { cwd: folder }).toSorted()
  const labels = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Label[])
  return new Map(labels.map((label) => [label.session, label]))
}

/** Why rules were wrong where they were, by `<session> <label>`; found by looking. */
export function readCauses(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'causes.json'), 'utf8')) as Record<string, string>
}
