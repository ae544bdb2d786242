import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { adminKeyFile, readAdminKey } from './admin-key.ts'
import { DEFAULT_URL, publicUrlSetting, type ConnectionSettings } from './config.ts'
import { EXIT, ExitError } from './exit.ts'
import { findServer, removeServerFile, writeServerFile } from './server-file.ts'
import type { Started } from './start.ts'

/** Where a command finds its server, and how it says who it is. */
export interface Connection {
  readonly baseUrl: string
  readonly key: string
}

interface Reached {
  readonly url: string
  readonly leave: () => Promise<void>
}

/** Commands without a server take turns; so long one waits for the other. */
const TURN_MS = 10_000
const LOOK_AGAIN_MS = 200

/**
 * Talks to the server given, else to the one that runs on this data folder, else starts one in this process, on the
 * same data, that ends with the work.
 */
export async function withConnection<T>(
  settings: ConnectionSettings,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const { url, leave } = await reach(settings)
  try {
    return await work({ baseUrl: url, key: keyFor(url, settings) })
  } finally {
    await leave()
  }
}

async function reach(settings: ConnectionSettings): Promise<Reached> {
  if (settings.url !== undefined) return { url: settings.url, leave: async () => {} }
  for (const until = Date.now() + TURN_MS; ;) {
    const server = await findServer(settings.dataDir)
    if (server !== undefined) return { url: server.url, leave: async () => {} }
    // Loaded only here: with a server running, a command is there in a fraction of the time.
    const { FolderInUse, start } = await import('./start.ts')
    try {
      return reachedHere(await start(inThisProcess(settings), logger()), settings)
    } catch (error) {
      if (!(error instanceof FolderInUse) || Date.now() > until) throw error
    }
    await pause(LOOK_AGAIN_MS)
  }
}

function inThisProcess({ dataDir, databaseUrl }: ConnectionSettings) {
  const database = databaseUrl === undefined ? {} : { databaseUrl }
  return { dataDir, ...database, host: '127.0.0.1', port: 0, publicUrl: publicUrlSetting() ?? DEFAULT_URL }
}

/** What went wrong on the server's side has no other place to be told. */
function logger() {
  return pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))
}

function reachedHere({ url, stop }: Started, { dataDir, isShared }: ConnectionSettings): Reached {
  if (isShared !== true) return { url, leave: stop }
  const server = { pid: process.pid, url }
  writeServerFile(dataDir, server)
  const leave = async (): Promise<void> => {
    removeServerFile(dataDir, server)
    await stop()
  }
  return { url, leave }
}

function keyFor(url: string, { key, dataDir }: ConnectionSettings): string {
  const known = key ?? (isLoopback(url) ? readAdminKey(dataDir) : undefined)
  if (known !== undefined) return known
  const looked = isLoopback(url) ? `; there is none in ${adminKeyFile(dataDir)}` : ''
  throw new ExitError(EXIT.usage, `no key for ${url}: give one with MUSTER_API_KEY or --key${looked}`)
}

/** The administrator's key never leaves the machine by itself. */
export function isLoopback(url: string): boolean {
  return /^(localhost|\[::1\]|127(\.\d+){3})$/.test(new URL(url).hostname)
}
