import { setTimeout as pause } from 'node:timers/promises'
import { ConnectionError } from '../../sdk/index.ts'
import type { FileImport } from '../machine/import-files.ts'
import type { Found, TranscriptFile } from '../machine/transcripts.ts'
import { oneLine } from './terminal-text.ts'

/** A file is imported when it has been quiet for so long, */
const QUIET_MS = 2_000
/** or has been growing for so long. */
const GROWING_MS = 15_000

const LOOK_MS = 1_000
/** Looking takes at most this part of the time, however many files there are. */
const LOOK_SHARE = 0.1

/** Imports files again as they grow, and new ones, until the signal. A server that goes away is waited for. */
export async function follow(
  search: () => Promise<Found>,
  files: FileImport,
  imported: Found,
  { signal, say }: { readonly signal: AbortSignal; readonly say: (text: string) => void },
): Promise<never> {
  const growth = new Map(imported.files.map((file) => [file.path, new Growth(stampOf(file))]))
  say(`following ${imported.files.length} files and new ones; Ctrl-C stops`)
  let isAway = false
  while (true) {
    const began = performance.now()
    const found = await search()
    const took = performance.now() - began
    for (const file of found.files) {
      const grown = growth.get(file.path) ?? new Growth(undefined)
      growth.set(file.path, grown)
      const stamp = stampOf(file)
      if (!grown.isDue(stamp, performance.now())) continue
      try {
        await files.one(file)
        grown.imported(stamp)
        if (isAway) say('the server is back')
        else say(`${new Date().toLocaleTimeString('sv-SE')}  ${oneLine(file.name)}`)
        isAway = false
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error
        if (!isAway) say(`${error.message}: waiting for it`)
        isAway = true
      }
    }
    await pause(Math.max(LOOK_MS, took / LOOK_SHARE), undefined, { signal })
  }
}

/** When a file is to be imported again. */
class Growth {
  #imported: string | undefined
  #seen: string | undefined
  #grewFirst = 0
  #grewLast = 0

  constructor(imported: string | undefined) {
    this.imported(imported)
  }

  imported(stamp: string | undefined): void {
    this.#imported = stamp
    this.#seen = stamp
  }

  isDue(stamp: string, now: number): boolean {
    if (stamp === this.#imported) return false
    if (stamp !== this.#seen) {
      if (this.#seen === this.#imported) this.#grewFirst = now
      this.#seen = stamp
      this.#grewLast = now
    }
    return now - this.#grewLast >= QUIET_MS || now - this.#grewFirst >= GROWING_MS
  }
}

function stampOf({ size, modified }: TranscriptFile): string {
  return `${size} ${modified}`
}
