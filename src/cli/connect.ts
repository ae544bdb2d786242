import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { isLoopback } from '../domain/loopback.ts'
import { adminKeyFile, readAdminKey } from './admin-key.ts'
import { DEFAULT_URL, publicUrlSetting, type ConnectionSettings } from './config.ts'
import { EXIT, ExitError } from './exit.ts'
import { FolderInUse } from './folder-in-use.ts'
import { findServer, removeServerFile, writeServerFile } from './server-file.ts'

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
const TURN_MS = 30_000
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
    try {
      return await startHere(settings)
    } catch (error) {
      if (!(error instanceof FolderInUse) || Date.now() > until) throw error
    }
    await pause(LOOK_AGAIN_MS)
  }
}

/** Starts a server in this process. What goes wrong in it has no other place to be told than standard error. */
async function startHere({ dataDir, databaseUrl, isShared }: ConnectionSettings): Promise<Reached> {
  // Loaded only here: with a server running, a command is there in a fraction of the time.
  const { start } = await import('./start.ts')
  const logger = pino({ level: 'error' }, pino.destination({ dest: 2, sync: true }))
  const store = databaseUrl === undefined ? { dataDir } : { dataDir, databaseUrl }
  const publicUrl = publicUrlSetting() ?? DEFAULT_URL
  const { url, stop } = await start({ ...store, host: '127.0.0.1', port: 0, publicUrl }, logger)
  const server = { pid: process.pid, url }
  if (isShared) writeServerFile(dataDir, server)
  const leave = async (): Promise<void> => {
    if (isShared) removeServerFile(dataDir, server)
    // Work that was broken off by Ctrl-C finds its database closed, which is no news.
    logger.level = 'silent'
    await stop()
  }
  return { url, leave }
}

function keyFor(url: string, { key, dataDir }: ConnectionSettings): string {
  const known = key ?? (isOfThisMachine(url) ? readAdminKey(dataDir) : undefined)
  if (known !== undefined) {
    if (/^[\x21-\x7e]+$/.test(known)) return known
    throw new ExitError(
      EXIT.usage,
      'the key of --key or MUSTER_API_KEY has characters that no key has: copy it whole',
    )
  }
  const looked = isOfThisMachine(url) ? `; there is none in ${adminKeyFile(dataDir)}` : ''
  throw new ExitError(EXIT.usage, `no key for ${url}: give one with MUSTER_API_KEY or --key${looked}`)
}

/** The administrator's key never leaves the machine by itself. */
export function isOfThisMachine(url: string): boolean {
  return isLoopback(new URL(url).hostname)
}
