import type { ImportReport } from '../ingest/import.ts'
import type { Failure } from './transcripts.ts'

const RESULTS = ['unchanged', 'updated', 'created'] as const
type Result = (typeof RESULTS)[number]

/** What `import --json` prints. */
export interface Counts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly records_not_understood: Readonly<Record<string, number>>
  readonly failed: readonly Failure[]
}

type Outcome = Pick<ImportReport, 'agent' | 'recordsNotUnderstood'> | { readonly failure: string }

/** Counts a run of imports: each session once, by the most that happened to it, and each file by its latest import. */
export class Tally {
  readonly #sessions = new Map<string, Result>()
  readonly #files = new Map<string, Outcome>()

  add(path: string, report: ImportReport): void {
    this.#files.set(path, report)
    for (const { sessionId, outcome } of report.sessions) {
      const before = this.#sessions.get(sessionId) ?? 'unchanged'
      const isMore = RESULTS.indexOf(outcome) > RESULTS.indexOf(before)
      this.#sessions.set(sessionId, isMore ? outcome : before)
    }
  }

  fail(path: string, reason: string): void {
    this.#files.set(path, { failure: reason })
  }

  has(sessionId: string): boolean {
    return this.#sessions.has(sessionId)
  }

  counts(): Counts {
    const sessions = { created: 0, updated: 0, unchanged: 0 }
    for (const result of this.#sessions.values()) sessions[result]++
    let skipped = 0
    const notUnderstood = new Map<string, number>()
    const failed: Failure[] = []
    for (const [path, outcome] of this.#files) {
      if ('failure' in outcome) failed.push({ path, reason: outcome.failure })
      else {
        if (outcome.agent === null) skipped++
        for (const [kind, n] of Object.entries(outcome.recordsNotUnderstood))
          notUnderstood.set(kind, (notUnderstood.get(kind) ?? 0) + n)
      }
    }
    return { ...sessions, skipped, records_not_understood: Object.fromEntries(notUnderstood), failed }
  }
}
