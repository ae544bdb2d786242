import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { kindOfKey } from '../domain/key.ts'

/** The first administrator's key as kept in the data folder; `undefined` where there is none. */
export function readAdminKey(dataDir: string): string | undefined {
  try {
    const key = readFileSync(adminKeyFile(dataDir), 'utf8').trim()
    return kindOfKey(key) === 'cog' ? key : undefined
  } catch {
    return undefined
  }
}

export function adminKeyFile(dataDir: string): string {
  return join(dataDir, 'admin.key')
}
