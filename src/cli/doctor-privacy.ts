import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { warn, type Check } from './check.ts'
import { tilde } from './config.ts'

/** Bits of a mode, for the group and for all others. */
const READ = 0o044
const ENTER = 0o011

/** Whether other users of the machine can read the data folder or what is in it; nothing where none can. */
export async function checkPrivacy(dataDir: string): Promise<Check[]> {
  // Windows has no such modes.
  if (process.platform === 'win32') return []
  const mode = await modeOf(dataDir)
  const files = mode & ENTER ? await readableIn(dataDir) : []
  if (!(mode & READ) && files.length === 0) return []
  const what = files.length > 0 ? `: ${files.join(', ')}` : ''
  return [
    warn(
      'data folder',
      `${tilde(dataDir)}: other users of this machine can read it${what}`,
      `chmod -R go= ${shellWord(dataDir)}`,
    ),
  ]
}

async function readableIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const modes = await Promise.all(names.map((name) => modeOf(join(folder, name))))
  return names.filter((_, n) => ((modes[n] ?? 0) & READ) !== 0)
}

/** Of what isn't there, or can't be looked at, nobody can read anything. */
async function modeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ mode }) => mode,
    () => 0,
  )
}

function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`
}
