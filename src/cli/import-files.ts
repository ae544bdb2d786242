import { AuthenticationError, ApiError, NotFoundError, PermissionError } from '../../sdk/index.ts'
import { Repositories } from './repositories.ts'
import { showProgress, type Progress } from './progress.ts'
import { reasonOf } from './reason.ts'
import type { Tally } from './tally.ts'
import { isGone, type Found, type TranscriptFile } from './transcripts.ts'
import { upload, UnreadableFile, type ImportTarget } from './upload.ts'

/** One is read by the server while the next one comes in; more would only wait for its database. */
const AT_ONCE = 2

/** Sends files to the server and counts what became of them. */
export class FileImport {
  readonly #target: ImportTarget
  readonly #tally: Tally
  readonly #signal: AbortSignal
  readonly #repositories = new Repositories()

  constructor(target: ImportTarget, tally: Tally, signal: AbortSignal) {
    this.#target = target
    this.#tally = tally
    this.#signal = signal
  }

  /** All of a search, a few at a time, with a progress bar. What was found to be broken is counted with them. */
  async all({ files, failed }: Found): Promise<void> {
    for (const { path, reason } of failed) this.#tally.fail(path, reason)
    const bytes = files.reduce((sum, { size }) => sum + size, 0)
    const progress = showProgress({ items: files.length, bytes, what: 'files' }, () => this.#tally.counts())
    const waiting = files.values()
    const work = async (): Promise<void> => {
      for (const file of waiting) {
        await this.one(file, progress)
        progress.done()
      }
    }
    try {
      await Promise.all(Array.from({ length: AT_ONCE }, work))
    } finally {
      progress.end()
    }
  }

  /**
   * One file; what is wrong with it is counted as its failure.
   * @throws what would go the same way for every file: the key or organisation refused, no connection, the signal
   */
  async one({ path, name }: TranscriptFile, progress?: Progress): Promise<void> {
    this.#signal.throwIfAborted()
    const onBytes = (n: number): void => progress?.sent(n)
    try {
      const repository = await this.#repositories.of(path)
      this.#tally.add(
        path,
        await upload(this.#target, { path, name, repository }, { signal: this.#signal, onBytes }),
      )
    } catch (error) {
      if (error instanceof UnreadableFile) {
        // Agents tidy up: what went away since it was found has no session to lose.
        if (!isGone(error.cause)) this.#tally.fail(path, reasonOf(error.cause))
      } else if (error instanceof ApiError && !isRefusal(error)) this.#tally.fail(path, error.message)
      else throw error
    }
  }
}

function isRefusal(error: ApiError): boolean {
  return [AuthenticationError, PermissionError, NotFoundError].some((Refusal) => error instanceof Refusal)
}
