import { accessSync, constants } from 'node:fs'
import type { Logger } from 'pino'
import { MusterError } from '../domain/errors.ts'
import { isLoopback } from '../domain/loopback.ts'
import { buildApp } from '../http/app.ts'
import { createMeter } from '../http/metrics.ts'
import { listen } from '../http/server.ts'
import type { ModelSettings } from '../insights/model/settings.ts'
import { afterWriting } from '../insights/request.ts'
import type { InsightsSettings } from '../insights/settings.ts'
import { workOff } from '../insights/worker.ts'
import { Machine } from '../machine/machine.ts'
import { Feed } from '../sessions/feed.ts'
import { rewordSessions } from '../sessions/reword.ts'
import type { Context } from '../storage/context.ts'
import { openDatabase, type DatabaseHandle } from '../storage/database.ts'
import { makeFolder } from '../storage/embedded/folder.ts'
import { lockFolder, type FolderLock } from '../storage/embedded/lock.ts'
import { migrate } from '../storage/migrate.ts'
import { openQueue, type RunningQueue } from '../storage/queue.ts'
import { makeAdministrator } from './administrator.ts'
import { adminKeySetting, tilde, transcriptFolders, withoutPassword, type ServeSettings } from './config.ts'
import { dashboardFolder } from './dashboard-folder.ts'
import { EXIT, ExitError } from './exit.ts'
import { FolderInUse } from './folder-in-use.ts'
import { insightsConfig } from './insights-config.ts'
import { findServer } from './server-file.ts'
import { signInLink } from './sign-in-link.ts'

export interface Started {
  /** Where it can be reached from this machine. */
  readonly url: string
  readonly engine: DatabaseHandle['engine']
  /** The administrator's key, where this start made it. */
  readonly newKey: string | undefined
  /**
   * Makes the address at which the administrator signs in once. There is none without pages, nor with a served database:
   * what such a server says at its start is kept where others read it.
   */
  makeSignInLink(): Promise<string | undefined>
  /** Finishes the requests under way within ten seconds, then closes the database. */
  stop(): Promise<void>
}

/** Opens the database, brings its tables up to date, sets it up if it is empty, and listens. */
export async function start(settings: ServeSettings, logger: Logger): Promise<Started> {
  const { dataDir, databaseUrl, host, port } = settings
  const adminKey = adminKeySetting()
  const config = insightsConfig()
  takeFolder(dataDir)
  const location = databaseUrl === undefined ? { dataDir } : { url: databaseUrl }
  const database = await openDatabase(location).catch(async (error: unknown) => {
    throw isInUse(error) ? await folderInUse(error, dataDir) : explained(error, settings)
  })
  let queue: RunningQueue | undefined
  try {
    const { db, ping, engine } = database
    const migrations = await migrate(db)
    if (migrations.length > 0) logger.info({ migrations }, 'brought the database up to date')
    const now = (): number => Date.now() * 1000
    const newKey = await makeAdministrator({ db, now }, dataDir, adminKey)
    queue = await openQueue(db, engine, (error) => logger.warn({ err: error }, 'queue'))
    const insights = { ...config, model: config.model && (await modelOf({ db, now }, config.model)) }
    let url = urlOf(host, port)
    const meter = createMeter()
    const machine = isOnUsersMachine(settings, engine)
      ? new Machine({
          folders: transcriptFolders(),
          shown: tilde,
          // Few ask for it, and every start would read it.
          demo: {
            load: async (...asked) => (await import('../demo/load.ts')).loadDemo(...asked),
            count: async (...asked) => (await import('../demo/remove.ts')).countDemo(...asked),
            remove: async (...asked) => (await import('../demo/remove.ts')).removeDemo(...asked),
          },
          onImported: (report) => meter.imported(report),
          onError: (error) => logger.error({ err: error }, 'import from this machine'),
        })
      : undefined
    const context = {
      db,
      ping,
      now,
      queue,
      insights,
      feed: new Feed({ db, now }, (error) => logger.warn({ err: error }, 'stream of sessions')),
      onSessionsWritten: afterWriting(queue, insights),
      meter,
      machine,
      dashboard: dashboardFolder(),
      // A free port is known only once it is taken.
      get publicUrl() {
        return settings.publicUrl ?? url
      },
    }
    const server = await listen(await buildApp(context, logger), { host, port })
    url = urlOf(host, server.port)
    await workOff(context, queue, insights)
    const stopping = new AbortController()
    const rewording = rewordSessions(context, stopping.signal).catch((error: unknown) => {
      logger.warn({ err: error }, 'words of older sessions')
    })
    const close = closing(queue, database)
    const stop = async (): Promise<void> => {
      stopping.abort()
      await machine?.stop()
      await server.stop()
      await rewording
      await close()
    }
    const makeSignInLink = async (): Promise<string | undefined> =>
      engine === 'embedded' && context.dashboard !== undefined
        ? signInLink(context, dataDir, context.publicUrl)
        : undefined
    return { url, engine, newKey, makeSignInLink, stop }
  } catch (error) {
    await closing(queue, database)()
    throw explained(error, settings)
  }
}

/** Whether who reaches the server sits at its machine: others could read in it what agents left there. */
function isOnUsersMachine({ host, publicUrl }: ServeSettings, engine: DatabaseHandle['engine']): boolean {
  const names = [host.includes(':') ? `[${host}]` : host, ...(publicUrl ? [new URL(publicUrl).hostname] : [])]
  return engine === 'embedded' && names.every(isLoopback)
}

/** The queue first: it looks into the database until it is stopped. */
function closing(queue: RunningQueue | undefined, database: DatabaseHandle): () => Promise<void> {
  return async () => {
    await queue?.stop()
    await database.close()
  }
}

/** Loaded only where a model is set up. */
async function modelOf(context: Context, settings: ModelSettings): Promise<InsightsSettings['model']> {
  const { modelAnalyst } = await import('../insights/model/index.ts')
  return modelAnalyst(context, settings)
}

/** Takes the folder of a server whose database is elsewhere: the key and `server.json` in it are one server's. */
export async function holdFolder(dataDir: string): Promise<FolderLock> {
  takeFolder(dataDir)
  try {
    return lockFolder(dataDir)
  } catch (error) {
    throw isInUse(error) ? await folderInUse(error, dataDir) : folderProblem(error, dataDir)
  }
}

function isInUse(error: unknown): error is MusterError {
  return error instanceof MusterError && error.code === 'conflict'
}

async function folderInUse(error: MusterError, dataDir: string): Promise<FolderInUse> {
  const server = await findServer(dataDir)
  const where = server === undefined ? '' : `, the server at ${server.url}`
  return new FolderInUse(EXIT.failed, `${error.message}${where}`, { cause: error })
}

/** For its owner alone: it holds a key. */
function takeFolder(dataDir: string): void {
  try {
    makeFolder(dataDir)
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw folderProblem(error, dataDir)
  }
}

function folderProblem(error: unknown, dataDir: string): ExitError {
  const why = FOLDER_PROBLEMS[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
  const mend = 'choose another with --data-dir (MUSTER_DATA_DIR)'
  return new ExitError(EXIT.failed, `data folder ${dataDir} can't be used: ${why}; ${mend}`, { cause: error })
}

const FOLDER_PROBLEMS: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  ENOENT: 'no folder can be made there',
  EEXIST: 'it is a file',
  ENOTDIR: 'a file is in its way',
}

/** What a person can mend, in one line; anything else as it is. */
function explained(error: unknown, { host, port, dataDir, databaseUrl }: ServeSettings): unknown {
  if (error instanceof MusterError) {
    const cause = codeOf(error.cause)
    const where = databaseUrl === undefined ? '' : ` (${withoutPassword(databaseUrl)})`
    const why = cause === '' ? '' : `: ${cause}`
    return new ExitError(EXIT.failed, `${error.message}${where}${why}`, { cause: error })
  }
  // The lock is the first file that is made there.
  if (codeOf(error) === 'ERR_SQLITE_ERROR') return folderProblem(error, dataDir)
  const problem = LISTEN_PROBLEMS[codeOf(error)]
  if (problem === undefined) return error
  return new ExitError(EXIT.failed, `can't listen on ${host}, port ${port}: ${problem}`, { cause: error })
}

const LISTEN_PROBLEMS: Record<string, string> = {
  EADDRINUSE: 'another program does; choose one with --port (MUSTER_PORT)',
  EACCES: 'this user may not; choose a port above 1023 with --port (MUSTER_PORT)',
  EADDRNOTAVAIL: 'this machine has no such address; choose one with --host (MUSTER_HOST)',
  ENOTFOUND: 'there is no such host; choose one with --host (MUSTER_HOST)',
  EAI_AGAIN: 'there is no such host; choose one with --host (MUSTER_HOST)',
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** A server on all addresses is reached on the loopback one. */
function urlOf(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}
