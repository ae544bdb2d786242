import { connect } from 'node:net'
import { ApiError, MusterClient } from '../../sdk/index.ts'
import { readAdminKey } from './admin-key.ts'
import { ok, problem, warn, type Check } from './check.ts'
import type { ConnectionSettings, ServeSettings } from './config.ts'
import { isOfThisMachine } from './connect.ts'
import { isRunning, readServerFile } from './server-file.ts'
import { oneLine } from './terminal-text.ts'

const SERVER = 'server'
const KEY = 'key'
const ANSWER_MS = 5_000

/** The server that commands would talk to, and its address if it answers. */
export async function checkServer(
  settings: ConnectionSettings & ServeSettings,
): Promise<{ readonly check: Check; readonly url?: string }> {
  if (settings.url !== undefined) {
    const took = await latency(settings.url)
    if (took === undefined) {
      const check = problem(
        SERVER,
        `${settings.url} doesn’t answer`,
        'start it, or correct --url (MUSTER_URL)',
      )
      return { check }
    }
    return { check: ok(SERVER, `${settings.url} answers in ${took} ms`), url: settings.url }
  }
  const known = readServerFile(settings.dataDir)
  if (known === undefined || !isRunning(known.pid)) return { check: await checkAddress(settings) }
  const { pid, url } = known
  const took = await latency(url)
  if (took !== undefined) return { check: ok(SERVER, `${url}, process ${pid}, answers in ${took} ms`), url }
  const message = `process ${pid} doesn’t answer on ${url}`
  return { check: problem(SERVER, message, `stop it (kill ${pid}) and start it again`) }
}

/** Nothing runs: could it? */
async function checkAddress({ host, port }: ServeSettings): Promise<Check> {
  if (port !== 0 && (await isTaken(host, port))) {
    return problem(
      SERVER,
      `another program listens on ${host}, port ${port}`,
      'choose a port with --port (MUSTER_PORT)',
    )
  }
  return warn(SERVER, 'not running; commands start one for themselves', 'npm start, or npx muster serve')
}

/** Who the key is, as the server says. */
export async function checkKey(settings: ConnectionSettings, url: string | undefined): Promise<Check> {
  const own = url === undefined || isOfThisMachine(url) ? readAdminKey(settings.dataDir) : undefined
  const [key, from] =
    settings.key === undefined ? [own, 'admin.key'] : [settings.key, '--key or MUSTER_API_KEY']
  if (key === undefined) {
    const isFirst = settings.url === undefined && url === undefined
    if (isFirst) return ok(KEY, 'none yet: the first start makes one')
    return problem(KEY, 'none', 'give one with MUSTER_API_KEY')
  }
  if (url === undefined) return ok(KEY, `from ${from}; no server to ask about it`)
  try {
    const self = await new MusterClient({ url, key, retries: 0 }).self()
    const name =
      'service_user_name' in self ? self.service_user_name : 'user_name' in self ? self.user_name : ''
    return ok(KEY, `from ${from}, accepted: ${oneLine(name ?? '')}`)
  } catch (error) {
    const why = error instanceof ApiError ? oneLine(error.message) : 'the server doesn’t answer'
    return problem(KEY, `from ${from}: ${why}`, 'give a valid one with MUSTER_API_KEY')
  }
}

/** Milliseconds of the quickest of a few answers; the first one makes the connection. */
async function latency(url: string): Promise<string | undefined> {
  try {
    const signal = AbortSignal.timeout(ANSWER_MS)
    const times: number[] = []
    for (let n = 0; n < 3; n++) {
      const began = performance.now()
      const response = await fetch(`${url}/healthz`, { signal })
      await response.arrayBuffer()
      if (!response.ok) return undefined
      times.push(performance.now() - began)
    }
    return Math.min(...times).toFixed(1)
  } catch {
    return undefined
  }
}

function isTaken(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: ANSWER_MS })
    const end = (taken: boolean) => () => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false))
  })
}
