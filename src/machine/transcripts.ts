import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { reasonOf } from './reason.ts'

/** A file that may be a transcript: what is in it tells. */
export interface TranscriptFile {
  readonly path: string
  /** The path below the folder of all transcripts, `/` between folders: the same wherever the search began. */
  readonly name: string
  /** In bytes, when it was found. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

export interface Failure {
  readonly path: string
  readonly reason: string
}

export interface Found {
  readonly files: readonly TranscriptFile[]
  readonly failed: readonly Failure[]
}

/**
 * Looks for transcripts: files named, and in folders those whose name may be one's, at any depth. Each is found once,
 * however many links lead to it. `isOptional`: what isn't there is no failure.
 */
export async function findTranscripts(paths: readonly string[], { isOptional = false } = {}): Promise<Found> {
  const search = new Search()
  for (const path of paths) await search.from(path, isOptional)
  return search
}

class Search implements Found {
  readonly files: TranscriptFile[] = []
  readonly failed: Failure[] = []
  readonly #seen = new Set<string>()

  async from(path: string, isOptional: boolean): Promise<void> {
    await this.#visit(path, dirname(path), true, isOptional)
  }

  async #visit(path: string, root: string, isGiven: boolean, isOptional: boolean): Promise<void> {
    try {
      const found = await stat(path, { bigint: true })
      const identity = `${found.dev}:${found.ino}`
      if (this.#seen.has(identity)) return
      if (found.isDirectory()) {
        this.#seen.add(identity)
        await this.#walk(path, isGiven ? path : root)
      } else if (found.isFile() && (isGiven || mayBeTranscript(path))) {
        this.#seen.add(identity)
        const name = nameOf(path, root)
        this.files.push({ path, name, size: Number(found.size), modified: Number(found.mtimeMs) })
      } else if (isGiven) this.failed.push({ path, reason: 'it is neither a file nor a folder' })
    } catch (error) {
      if (!(isOptional && isNothing(error))) this.failed.push({ path, reason: reasonOf(error) })
    }
  }

  async #walk(folder: string, root: string): Promise<void> {
    const entries = await readdir(folder, { withFileTypes: true })
    for (const entry of entries.toSorted(byName)) {
      const path = join(folder, entry.name)
      const mayMatter = entry.isDirectory() || entry.isSymbolicLink() || mayBeTranscript(path)
      // What goes away while it is looked for was never there.
      if (mayMatter) await this.#visit(path, root, false, true)
    }
  }
}

/** Every program writes `.json`: such a file only counts where agents keep theirs. */
function mayBeTranscript(path: string): boolean {
  return /\.(?:jsonl|traj|traj\.json)$/.test(path) || IN_TRANSCRIPTS.test(path)
}

/** The same in words. */
export const LOOKED_FOR =
  'in folders, .jsonl, .traj and .traj.json files are read, and .json files below chats, trajectories or trajs'

const IN_TRANSCRIPTS = /[\\/](?:chats|trajectories|trajs)[\\/].*\.json$/s

/**
 * Agents keep all transcripts in a folder of one of these names. Elsewhere the name begins where the search began, but
 * keeps what tells whose sub-agent a file is of.
 */
function nameOf(path: string, root: string): string {
  const absolute = resolve(path).split(sep).join('/')
  const inAll = /^.*\/(?:projects|sessions|archived_sessions|session-state|chats)\/(.+)$/s.exec(absolute)?.[1]
  if (inAll !== undefined) return inAll
  const fromRoot = relative(root, path).split(sep).join('/') || basename(path)
  const ofSubAgent = /[^/]+\/subagents\/.+$/s.exec(absolute)?.[0] ?? ''
  return ofSubAgent.length > fromRoot.length ? ofSubAgent : fromRoot
}

/** Not there, or a link to nowhere. */
function isNothing(error: unknown): boolean {
  return isGone(error) || (error instanceof Error && 'code' in error && error.code === 'ELOOP')
}

export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}

function byName(one: Dirent, other: Dirent): number {
  return one.name < other.name ? -1 : 1
}
