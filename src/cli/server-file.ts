import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a running server says of itself in its data folder, for the commands of this machine. */
export interface ServerFile {
  readonly pid: number
  /** Where it can be reached from this machine. */
  readonly url: string
}

const ANSWER_MS = 5_000

export function writeServerFile(dataDir: string, server: ServerFile): void {
  const file = pathIn(dataDir)
  // A reader never sees half of it.
  writeFileSync(`${file}.${server.pid}`, `${JSON.stringify(server)}\n`, { mode: 0o600 })
  renameSync(`${file}.${server.pid}`, file)
}

/** Removes the file unless another server has written it since. */
export function removeServerFile(dataDir: string, server: ServerFile): void {
  if (readServerFile(dataDir)?.url === server.url) rmSync(pathIn(dataDir), { force: true })
}

/** The server of this data folder, if it lives: its process is there and it answers. */
export async function findServer(dataDir: string): Promise<ServerFile | undefined> {
  const server = readServerFile(dataDir)
  return server && isRunning(server.pid) && (await answers(server.url)) ? server : undefined
}

/** Whether a process with this id is there, of whichever user. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** What the file says, true or not. */
export function readServerFile(dataDir: string): ServerFile | undefined {
  try {
    const { pid, url } = JSON.parse(readFileSync(pathIn(dataDir), 'utf8')) as Record<string, unknown>
    return Number.isInteger(pid) && typeof url === 'string' ? { pid: Number(pid), url } : undefined
  } catch {
    return undefined
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(ANSWER_MS) })).ok
  } catch {
    return false
  }
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'server.json')
}
