import { isAbsolute } from 'node:path'
import { gitRemote } from './git.ts'
import { beginningOf } from './read-file.ts'

/** Agents write the folder they work in into their first records. */
const HEAD_BYTES = 256 * 1024

/** Tells the repository of a transcript: transcripts name the folder that was worked in, and git its remote. */
export class Repositories {
  readonly #byFolder = new Map<string, Promise<string | undefined>>()

  /** Address of the remote; `undefined` where there is none, or where the file or folder can't be read. */
  async of(path: string): Promise<string | undefined> {
    const folder = await workingFolder(path)
    if (folder === undefined) return undefined
    const known = this.#byFolder.get(folder) ?? gitRemote(folder)
    this.#byFolder.set(folder, known)
    return known
  }
}

async function workingFolder(path: string): Promise<string | undefined> {
  const head = await beginningOf(path, HEAD_BYTES).then(String, () => '')
  const quoted = /"cwd"\s*:\s*("(?:[^"\\]|\\.)*")/.exec(head)?.[1]
  if (quoted === undefined) return undefined
  try {
    const folder: unknown = JSON.parse(quoted)
    return typeof folder === 'string' && isAbsolute(folder) ? folder : undefined
  } catch {
    return undefined
  }
}
