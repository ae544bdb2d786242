import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The e-mail address that git would write into a commit made here; `undefined` where it has none. */
export async function gitEmail(): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['config', 'user.email'], { timeout: 5_000 })
    const email = stdout.trim()
    return isEmail(email) ? email : undefined
  } catch {
    return undefined
  }
}

/** The address of the repository that a folder belongs to; `undefined` where it has none, or isn't here any more. */
export async function gitRemote(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await run('git', ['-C', folder, 'remote', 'get-url', 'origin'], { timeout: 5_000 })
    return stdout.trim() || undefined
  } catch {
    return undefined
  }
}

export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text)
}
