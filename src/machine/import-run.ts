import type { ImportRunState, ImportSource } from '../domain/vocabulary.ts'
import { Tally } from './tally.ts'
import type { Failure } from './transcripts.ts'

/** How far an import into this server is. */
export interface ImportStanding {
  readonly source: ImportSource
  readonly state: ImportRunState
  /** Of the files, or of the sessions of the demo. */
  readonly done: number
  /** `null` until all are found. */
  readonly total: number | null
  /** Sessions that are there through it, new or known. */
  readonly sessions: number
  /** Those of them that were there before, just so. */
  readonly unchanged: number
  /** Files without a session. */
  readonly skipped: number
  readonly failed: readonly Failure[]
  /** Why it failed as a whole. */
  readonly reason: string | null
}

/** An import that runs in this server, and what became of it. */
export class ImportRun {
  readonly source: ImportSource
  readonly tally = new Tally()
  done = 0
  total: number | null = null
  /** Sessions that were not counted file by file. */
  loaded = 0
  readonly #stopping = new AbortController()
  #state: ImportRunState = 'running'
  #reason: string | null = null
  #ended: Promise<void> = Promise.resolve()

  constructor(source: ImportSource) {
    this.source = source
  }

  get signal(): AbortSignal {
    return this.#stopping.signal
  }

  get isRunning(): boolean {
    return this.#state === 'running'
  }

  /** Begins; `explain` says in a sentence why the work failed. */
  begin(work: (run: ImportRun) => Promise<void>, explain: (error: unknown) => string): void {
    this.#ended = work(this).then(
      () => {
        this.#state = 'finished'
      },
      (error: unknown) => {
        this.#state = this.signal.aborted ? 'stopped' : 'failed'
        if (!this.signal.aborted) this.#reason = explain(error)
      },
    )
  }

  /** Ends it at the next file, with what is whole kept. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#ended
  }

  standing(): ImportStanding {
    const { created, updated, unchanged, skipped, failed } = this.tally.counts()
    return {
      source: this.source,
      state: this.#state,
      done: this.done,
      total: this.total,
      sessions: created + updated + unchanged + this.loaded,
      unchanged,
      skipped,
      failed,
      reason: this.#reason,
    }
  }
}
