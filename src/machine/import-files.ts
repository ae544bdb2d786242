import type { ImportReport } from '../ingest/import.ts'
import { UnreadableFile } from './read-file.ts'
import { reasonOf } from './reason.ts'
import { Repositories } from './repositories.ts'
import type { Tally } from './tally.ts'
import { isGone, type Found, type TranscriptFile } from './transcripts.ts'

/** One is read while the next one comes in; more would only wait for the database. */
const AT_ONCE = 2

/** Hears how far an import is. */
export interface Progress {
  /** One more file is done. */
  done(): void
  /** Bytes taken; negative where they have to be taken again. */
  sent(bytes: number): void
}

export interface SentFile {
  readonly path: string
  readonly name: string
  /** Address of the repository that was worked in, as far as this machine knows. */
  readonly repository?: string | undefined
}

/**
 * Brings one file in.
 * @throws RefusedFile, UnreadableFile; anything else would go the same way for every file
 */
export type Send = (
  file: SentFile,
  options: { readonly signal: AbortSignal; readonly onBytes: (n: number) => void },
) => Promise<ImportReport>

/** What is wrong with this file is in the message. */
export class RefusedFile extends Error {}

/** Brings files in and counts what became of them. */
export class FileImport {
  readonly #send: Send
  readonly #tally: Tally
  readonly #signal: AbortSignal
  readonly #repositories = new Repositories()

  constructor(send: Send, tally: Tally, signal: AbortSignal) {
    this.#send = send
    this.#tally = tally
    this.#signal = signal
  }

  /** All of a search, a few at a time. What was found to be broken is counted with them. */
  async all({ files, failed }: Found, progress: Progress): Promise<void> {
    for (const { path, reason } of failed) this.#tally.fail(path, reason)
    const waiting = files.values()
    const work = async (): Promise<void> => {
      for (const file of waiting) {
        await this.one(file, progress)
        progress.done()
      }
    }
    const works = Array.from({ length: AT_ONCE }, work)
    // When this ends, nothing is under way.
    await Promise.allSettled(works)
    await Promise.all(works)
  }

  /**
   * One file; what is wrong with it is counted as its failure.
   * @throws what would go the same way for every file, and the signal's reason
   */
  async one({ path, name }: TranscriptFile, progress?: Progress): Promise<void> {
    this.#signal.throwIfAborted()
    const onBytes = (n: number): void => progress?.sent(n)
    try {
      const repository = await this.#repositories.of(path)
      this.#tally.add(path, await this.#send({ path, name, repository }, { signal: this.#signal, onBytes }))
    } catch (error) {
      if (error instanceof UnreadableFile) {
        // Agents tidy up: what went away since it was found has no session to lose.
        if (!isGone(error.cause)) this.#tally.fail(path, reasonOf(error.cause))
      } else if (error instanceof RefusedFile) this.#tally.fail(path, error.message)
      else throw error
    }
  }
}
