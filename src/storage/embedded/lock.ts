import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { MusterError } from '../../domain/errors.ts'
import { makeFolder } from './folder.ts'

export interface FolderLock {
  release(): void
}

const SQLITE_BUSY = 5

/**
 * Takes the data folder for this process, making it if need be. Two engines on one folder would silently lose rows.
 * SQLite holds a kernel lock on the file: it tells two containers apart, as a process id doesn't, and ends with the
 * process, however that ends. (Opening and closing the file elsewhere in this process would drop the lock.)
 * Throws `conflict`, naming the holder, when the folder is in use.
 */
export function lockFolder(folder: string): FolderLock {
  makeFolder(folder)
  const holderFile = join(folder, 'lock.pid')
  const file = join(folder, 'lock.sqlite')
  const lock = new DatabaseSync(file)
  try {
    lock.exec('begin exclusive')
  } catch (error) {
    lock.close()
    if ((error as { errcode?: unknown }).errcode !== SQLITE_BUSY) throw error
    throw new MusterError('conflict', `data folder ${folder} is in use by ${holder(holderFile)}`)
  }
  chmodSync(file, 0o600)
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 })
  return {
    release() {
      rmSync(holderFile, { force: true })
      lock.close()
    },
  }
}

function holder(file: string): string {
  try {
    return `process ${readFileSync(file, 'utf8').trim()}`
  } catch {
    // The holder is between taking the lock and writing its name.
    return 'another process'
  }
}
