import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export interface Store {
  readonly databaseUrl?: string
  readonly dataDir?: string
}

/** A process of the bench's own. */
export interface Running {
  readonly process: ChildProcess
  /** Bytes of memory that it holds at the moment. */
  resident(): number
  /** Most that it has held. */
  peak(): number
  stop(): Promise<void>
}

export interface Server extends Running {
  readonly url: string
}

const ROOT = join(import.meta.dirname, '..')

/** The product with the bench's bare server beside it, in one process. */
export async function benchServer(
  store: Store,
): Promise<Running & { readonly app: string; readonly bare: string }> {
  const running = start(['bench/serve.ts', ...storeArguments(store)])
  const addresses = JSON.parse(await firstLine(running.process)) as { app: string; bare: string }
  return { ...running, ...addresses }
}

/**
 * `muster serve`, as people start it; resolves when it listens.
 * @param adminKey the first key of an empty database
 */
export async function productServer(
  store: Store & { readonly dataDir: string },
  adminKey?: string,
): Promise<Server> {
  const running = start(['bin/muster.js', 'serve', '--port', '0', ...storeArguments(store)], {
    MUSTER_LOG_LEVEL: 'error',
    ...(adminKey !== undefined && { MUSTER_ADMIN_KEY: adminKey }),
  })
  const url = await addressOf(running.process, store.dataDir)
  return { ...running, url }
}

function start(args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  // A banner is of no interest, and what a server says before it fails is.
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-10_000)))
  child.on('exit', (code) => code !== 0 && code !== null && process.stderr.write(said))
  return {
    process: child,
    resident: () => memoryOf(child, 'VmRSS'),
    peak: () => memoryOf(child, 'VmHWM'),
    async stop() {
      if (child.exitCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}

function storeArguments({ databaseUrl, dataDir }: Store): string[] {
  return [
    ...(databaseUrl === undefined ? [] : ['--database-url', databaseUrl]),
    ...(dataDir === undefined ? [] : ['--data-dir', dataDir]),
  ]
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('nothing to read from')
  for await (const line of createInterface(child.stdout)) return line
  throw new Error(`the server ended with ${child.exitCode}`)
}

const LOOK_AGAIN_MS = 5

/** Where the product's server says it is reached, once it is. */
async function addressOf(child: ChildProcess, dataDir: string): Promise<string> {
  while (child.exitCode === null) {
    const server = readServerFile(dataDir)
    if (server?.pid === child.pid) return server?.url ?? ''
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  throw new Error(`the server ended with ${child.exitCode}`)
}

function readServerFile(dataDir: string): { pid: number; url: string } | undefined {
  try {
    return JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { pid: number; url: string }
  } catch {
    return undefined
  }
}

function memoryOf({ pid }: ChildProcess, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1024
}
