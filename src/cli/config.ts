import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import envPaths from 'env-paths'
import { kindOfKey } from '../domain/key.ts'
import { EXIT, ExitError } from './exit.ts'

// Every setting of the program: flags first, then the environment, then the default. Nothing else reads `process.env`.

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** Where the server keeps what it knows. */
export interface StoreSettings {
  readonly dataDir: string
  /** PostgreSQL instead of the embedded database. */
  readonly databaseUrl?: string
}

export interface ServeSettings extends StoreSettings {
  readonly host: string
  readonly port: number
  readonly publicUrl?: string
  readonly logLevel?: LogLevel
}

export interface ConnectionSettings extends StoreSettings {
  readonly url?: string
  readonly key?: string
  /** No flag: a command that goes on until it is stopped lets others use the server that it started for itself. */
  readonly isShared?: boolean
}

const DEFAULT_PORT = 8484
export const DEFAULT_URL = `http://127.0.0.1:${DEFAULT_PORT}`

export const storeOptions = (): Option[] => [
  new Option('--data-dir <folder>', 'where the embedded database and the first key are kept')
    .env('MUSTER_DATA_DIR')
    .default(envPaths('muster', { suffix: '' }).data)
    .argParser((folder) => resolve(folder)),
  new Option('--database-url <url>', 'use this PostgreSQL (15 or newer) instead of the embedded database')
    .env('DATABASE_URL')
    .argParser(parseDatabaseUrl),
]

export const listenOptions = (): Option[] => [
  new Option('--host <host>', 'address to listen on')
    .env('MUSTER_HOST')
    .default('127.0.0.1')
    // As IPv6 addresses stand in URLs.
    .argParser((host) => host.replace(/^\[(.*)\]$/, '$1')),
  new Option('--port <port>', 'port to listen on; 0 takes a free one')
    .env('MUSTER_PORT')
    .default(DEFAULT_PORT)
    .argParser(parsePort),
  new Option('--public-url <url>', 'address under which people reach the server')
    .env('MUSTER_PUBLIC_URL')
    .argParser(parseUrl),
  new Option('--log-level <level>', 'least severe level that is logged')
    .env('MUSTER_LOG_LEVEL')
    .choices(LOG_LEVELS),
]

export const connectionOptions = (): Option[] => [
  new Option('--url <url>', 'server to talk to (default: the one on this machine)')
    .env('MUSTER_URL')
    .argParser(parseUrl),
  new Option('--key <key>', 'API key (default on this machine: the administrator’s)').env('MUSTER_API_KEY'),
  ...storeOptions(),
]

/** `MUSTER_PUBLIC_URL`, for a server that a command starts for itself. */
export function publicUrlSetting(): string | undefined {
  const url = process.env['MUSTER_PUBLIC_URL']
  try {
    return url === undefined ? undefined : parseUrl(url)
  } catch (error) {
    throw new ExitError(EXIT.usage, `MUSTER_PUBLIC_URL is '${url}'. ${(error as Error).message}`)
  }
}

/** The first administrator's key, where the person wants to choose it. It has no flag: other users can read those. */
export function adminKeySetting(): string | undefined {
  const key = process.env['MUSTER_ADMIN_KEY']
  if (key === undefined || kindOfKey(key) === 'cog') return key
  throw new ExitError(
    EXIT.usage,
    'MUSTER_ADMIN_KEY is no key: it must be cog_ and 43 or more of A-Z, a-z, 0-9, _ and -',
  )
}

/**
 * The folders in which the agents of this machine's user keep their transcripts, whether they are there or not. Those
 * that write where they are told to, as benchmarks do, have none.
 */
export function transcriptFolders(): string[] {
  const claude = process.env['CLAUDE_CONFIG_DIR'] ?? join(homedir(), '.claude')
  const codex = process.env['CODEX_HOME'] ?? join(homedir(), '.codex')
  const copilot = process.env['COPILOT_HOME'] ?? join(homedir(), '.copilot')
  const gemini = join(process.env['GEMINI_CLI_HOME'] ?? homedir(), '.gemini')
  return [
    join(claude, 'projects'),
    join(codex, 'sessions'),
    join(codex, 'archived_sessions'),
    join(copilot, 'session-state'),
    join(gemini, 'tmp'),
  ]
}

/** An empty variable counts as none: a compose file sets those. */
export function dropEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (value === '' && OURS.test(name)) delete process.env[name]
  }
}

const OURS = /^(MUSTER_\w+|DATABASE_URL|CLAUDE_CONFIG_DIR|CODEX_HOME|COPILOT_HOME|GEMINI_CLI_HOME)$/

/** A path as a person writes it, with `~` for the home folder. */
export function tilde(path: string): string {
  const home = homedir()
  return path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path
}

/** A PostgreSQL URL as it may be shown. */
export function withoutPassword(databaseUrl: string): string {
  return databaseUrl.replace(/^([^:]+:\/\/)(?:[^/?#]*@)?([^?#]*).*$/s, '$1$2')
}

function parsePort(text: string): number {
  const port = Number(text)
  if (/^[0-9]{1,5}$/.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('It must be a number from 0 to 65535.')
}

function parseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') {
    return url.href.replace(/\/+$/, '')
  }
  throw new InvalidArgumentError('It must be an address such as http://127.0.0.1:8484.')
}

/** The value isn't repeated: it holds a password. */
function parseDatabaseUrl(text: string): string {
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw new ExitError(
    EXIT.usage,
    'DATABASE_URL (--database-url) must begin with postgres:// or postgresql://',
  )
}
