import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isGone } from '../machine/transcripts.ts'
import { ok, problem, warn, type Check } from './check.ts'
import { tilde } from './config.ts'

const NAME = 'data folder'

/** Less than this fills up soon. */
const LITTLE_GB = 1

/** Whether the data folder is there, or could be made, and has room. */
export async function checkFolder(dataDir: string): Promise<Check> {
  const shown = tilde(dataDir)
  try {
    const nearest = await nearestFolder(dataDir)
    await access(nearest, constants.W_OK | constants.X_OK)
    const { bavail, bsize } = await statfs(nearest)
    const free = (bavail * bsize) / 1e9
    const room = `${free.toFixed(free < 10 ? 1 : 0)} GB free`
    if (free < LITTLE_GB)
      return warn(NAME, `${shown}: ${room}`, 'make room, or choose another with --data-dir')
    return ok(
      NAME,
      nearest === dataDir ? `${shown}: writable, ${room}` : `${shown}: made at the first start, ${room}`,
    )
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    return problem(
      NAME,
      `${shown} can’t be used: ${code}`,
      'choose another with --data-dir (MUSTER_DATA_DIR)',
    )
  }
}

/** The folder itself, or the one in which it would be made. */
async function nearestFolder(path: string): Promise<string> {
  try {
    if ((await stat(path)).isDirectory()) return path
    throw Object.assign(new Error(), { code: 'ENOTDIR' })
  } catch (error) {
    if (!isGone(error) || dirname(path) === path) throw error
    return nearestFolder(dirname(path))
  }
}
