import { MusterError } from '../domain/errors.ts'
import type { ImportSource } from '../domain/vocabulary.ts'
import { importTranscript, type Import, type ImportReport } from '../ingest/import.ts'
import type { Context } from '../storage/context.ts'
import { failureOf } from '../storage/failures.ts'
import { discover, type Discovery } from './discover.ts'
import { FileImport, RefusedFile, type Send } from './import-files.ts'
import { ImportRun, type ImportStanding } from './import-run.ts'
import { openFile, piecesOf, UnreadableFile } from './read-file.ts'
import { findTranscripts } from './transcripts.ts'

/** Sessions that show what there is to see. */
export interface Demo {
  load(
    context: Context,
    input: { readonly orgId: string; readonly signal: AbortSignal },
    onProgress: (progress: { readonly done: number; readonly total: number }) => void,
  ): Promise<unknown>
  /** How many of them some organisations have, and how many there are. */
  count(
    context: Context,
    orgIds: readonly string[],
  ): Promise<{ readonly sessions: number; readonly size: number }>
  /** Removes them, and tells how many there were. */
  remove(context: Context, orgIds: readonly string[]): Promise<number>
}

interface Settings {
  /** Where agents keep their transcripts. */
  readonly folders: readonly string[]
  /** A path as it is shown to people. */
  readonly shown: (path: string) => string
  readonly demo: Demo
  readonly onImported: (report: ImportReport) => void
  /** Hears of what nobody foresaw. */
  readonly onError: (error: unknown) => void
}

type Into = Pick<Import, 'orgId' | 'owner'>

/** The machine that the server runs on, where it is also that of those who use it. It imports one thing at a time. */
export class Machine {
  readonly #settings: Settings
  #run: ImportRun | undefined

  constructor(settings: Settings) {
    this.#settings = settings
  }

  async discover(): Promise<Discovery> {
    const { folders, agents, failed } = await discover(this.#settings.folders)
    const { shown } = this.#settings
    return {
      folders: folders.map(shown),
      agents: agents.map((one) => ({ ...one, folders: one.folders.map(shown) })),
      failed: failed.map((one) => ({ ...one, path: shown(one.path) })),
    }
  }

  /** How far the latest import is; `undefined` where there was none since the server started. */
  standing(): ImportStanding | undefined {
    return this.#run && this.#standingOf(this.#run)
  }

  /**
   * Begins an import, or joins the one that runs.
   * @throws MusterError `conflict` while another source is imported
   */
  import(context: Context, source: ImportSource, into: Into): ImportStanding {
    if (this.#run?.isRunning === true) {
      if (this.#run.source === source) return this.#standingOf(this.#run)
      throw new MusterError('conflict', 'Another import is running. Wait for its end, then ask again.')
    }
    const run = new ImportRun(source)
    this.#run = run
    run.begin(
      () => (source === 'demo' ? this.#load(context, run, into) : this.#importFiles(context, run, into)),
      (error) => this.#explain(error),
    )
    return this.#standingOf(run)
  }

  countDemo(context: Context, orgIds: readonly string[]): ReturnType<Demo['count']> {
    return this.#settings.demo.count(context, orgIds)
  }

  /** @throws MusterError `conflict` while something is imported */
  async removeDemo(context: Context, orgIds: readonly string[]): Promise<number> {
    if (this.#run?.isRunning === true) {
      throw new MusterError('conflict', 'An import is running. Wait for its end, then ask again.')
    }
    return this.#settings.demo.remove(context, orgIds)
  }

  /** Ends what runs. */
  async stop(): Promise<void> {
    await this.#run?.stop()
  }

  #standingOf(run: ImportRun): ImportStanding {
    const { failed, ...rest } = run.standing()
    return {
      ...rest,
      failed: failed.map(({ path, reason }) => ({ path: this.#settings.shown(path), reason })),
    }
  }

  async #load(context: Context, run: ImportRun, { orgId }: Into): Promise<void> {
    const { signal } = run
    await this.#settings.demo.load(context, { orgId, signal }, ({ done, total }) => {
      run.done = done
      run.total = total
      run.loaded = done
    })
  }

  async #importFiles(context: Context, run: ImportRun, into: Into): Promise<void> {
    const found = await findTranscripts(this.#settings.folders, { isOptional: true })
    run.total = found.files.length
    const files = new FileImport(this.#sendInto(context, into), run.tally, run.signal)
    await files.all(found, { done: () => void run.done++, sent() {} })
  }

  #sendInto(context: Context, into: Into): Send {
    return async ({ path, name, repository = null }, { signal, onBytes }) => {
      const handle = await openFile(path)
      let broken: unknown
      const body = async function* (size: number): AsyncGenerator<Buffer> {
        try {
          for await (const piece of piecesOf(handle, size, onBytes)) {
            signal.throwIfAborted()
            yield piece
          }
        } catch (error) {
          broken = error
          throw error
        }
      }
      try {
        const { size } = await handle.stat()
        const file = { name, repository, agent: null, dryRun: false, body: body(size) }
        const report = await importTranscript(context, { ...into, ...file })
        this.#settings.onImported(report)
        return report
      } catch (error) {
        signal.throwIfAborted()
        if (broken instanceof UnreadableFile) throw broken
        throw new RefusedFile(this.#explain(error), { cause: error })
      } finally {
        await handle.close()
      }
    }
  }

  /** What is meant for people as it is; of anything else the log is told. */
  #explain(error: unknown): string {
    const failure = failureOf(error)
    if (failure instanceof MusterError) return failure.message
    this.#settings.onError(error)
    return 'Something went wrong here: the log of the server says what.'
  }
}
