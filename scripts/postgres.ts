import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

// A throw-away PostgreSQL on a free port of loopback: `node scripts/postgres.ts npm test` runs a command beside it, with
// its URL in TEST_DATABASE_URL; without a command it prints the URL and runs until it is stopped.

export interface Postgres {
  readonly url: string
  start(): Promise<void>
  /** `SIGINT` ends connections and shuts down well, `SIGQUIT` is a crash. */
  stop(signal?: 'SIGINT' | 'SIGQUIT'): Promise<void>
  /** Stops it and removes its data. */
  remove(): Promise<void>
}

/** Makes a cluster in a temporary folder and starts it; where there is no PostgreSQL, Debian's is installed (as root). */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs() ?? install()
  const owner = serverUser()
  const folder = mkdtempSync(join(tmpdir(), 'muster-postgres-'))
  if (owner) chownSync(folder, owner.uid, owner.gid)
  const data = join(folder, 'data')
  // Sorts text as people's servers do, and not by bytes, as the embedded engine does.
  const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=en-US']
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync', ...locale]
  execFileSync(join(bin, 'initdb'), initdb, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  const port = await freePort()
  let server: ChildProcess | undefined

  const start = async () => {
    const settings = [
      `port=${port}`,
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
      'max_connections=200',
    ]
    const args = ['-D', data, ...settings.flatMap((setting) => ['-c', setting])]
    server = spawn(join(bin, 'postgres'), args, {
      ...owner,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    await accepting(server)
  }
  const stop = async (signal: 'SIGINT' | 'SIGQUIT' = 'SIGINT') => {
    if (!server || server.exitCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }
  const remove = async () => {
    await stop('SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
  await start()
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, start, stop, remove }
}

/** The folder of the newest `initdb` and `postgres` that are here. */
function programs(): string | undefined {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')))
}

function install(): string {
  execFileSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 2, 2] })
  const packages = ['install', '-y', '-qq', '--no-install-recommends', 'postgresql']
  execFileSync('apt-get', packages, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  const bin = programs()
  if (bin === undefined) throw new Error('PostgreSQL was installed and is not to be found')
  return bin
}

/** PostgreSQL refuses to run as root. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

/** Resolves when the server takes connections; throws with its log when it ends instead. */
function accepting(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-10_000)
      if (log.includes('ready to accept connections')) resolve()
    })
    server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${log}`)))
  })
}

if (import.meta.main) {
  const postgres = await startPostgres()
  const [command, ...args] = process.argv.slice(2)
  if (command === undefined) {
    process.stdout.write(`${postgres.url}\n`)
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  } else {
    // The command gets an interrupt from the terminal too, and is waited for.
    process.on('SIGINT', () => {})
    const child = spawn(command, args, {
      stdio: 'inherit',
      env: { ...process.env, TEST_DATABASE_URL: postgres.url },
    })
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    await once(child, 'exit')
    process.exitCode = child.exitCode ?? 1
  }
  await postgres.remove()
}
