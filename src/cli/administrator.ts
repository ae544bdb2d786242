import { linkSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { authenticate } from '../accounts/authenticate.ts'
import { bootstrap } from '../accounts/bootstrap.ts'
import { newKey } from '../domain/key.ts'
import type { Context } from '../storage/context.ts'
import { findEnterpriseId } from '../storage/organizations.ts'
import { adminKeyFile, readAdminKey } from './admin-key.ts'
import { EXIT, ExitError } from './exit.ts'

/**
 * Makes the enterprise, organisation and administrator of an empty database. A new key is on disk before the database
 * has it: were it the other way round, a crash between the two would lock everybody out.
 * @returns the administrator's key where one was made
 */
export async function makeAdministrator(
  context: Context,
  dataDir: string,
  chosen: string | undefined,
): Promise<string | undefined> {
  if ((await findEnterpriseId(context.db)) !== undefined) return undefined
  const { key, isNew } = chosen === undefined ? keepKey(dataDir) : { key: chosen, isNew: false }
  const made = await bootstrap(context, key)
  if (made && chosen !== undefined) writeWhole(dataDir, chosen, renameSync)
  // Another server set up the database meanwhile; if it did so from this folder, it took this key.
  if (!made && isNew && !(await isAccepted(context, key))) rmSync(adminKeyFile(dataDir), { force: true })
  return made ? key : undefined
}

/** The key in the folder, or a new one put there; whoever comes second takes the first one's. */
function keepKey(dataDir: string): { key: string; isNew: boolean } {
  const kept = readAdminKey(dataDir)
  if (kept !== undefined) return { key: kept, isNew: false }
  const key = newKey('cog')
  try {
    writeWhole(dataDir, key, linkSync)
    return { key, isNew: true }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const others = readAdminKey(dataDir)
  if (others !== undefined) return { key: others, isNew: false }
  throw new ExitError(EXIT.failed, `${adminKeyFile(dataDir)} holds no key: remove it and start again`)
}

function writeWhole(dataDir: string, key: string, place: (from: string, to: string) => void): void {
  const unfinished = `${adminKeyFile(dataDir)}.${process.pid}`
  writeFileSync(unfinished, `${key}\n`, { mode: 0o600, flush: true })
  try {
    place(unfinished, adminKeyFile(dataDir))
  } finally {
    rmSync(unfinished, { force: true })
  }
}

async function isAccepted(context: Context, key: string): Promise<boolean> {
  return authenticate(context, key).then(
    () => true,
    () => false,
  )
}
