import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type LogEvent, type PostgresPool } from 'kysely'
import { MusterError } from '../domain/errors.ts'
import { lockFolder } from './embedded/lock.ts'
import { EmbeddedEngine } from './embedded/socket.ts'
import { createPool } from './pool.ts'
import type { Database } from './tables.ts'

/** A folder for the embedded PostgreSQL, or the URL of a served one. */
export type DatabaseLocation = { readonly dataDir: string } | { readonly url: string }

export const ENGINES = ['embedded', 'postgres'] as const

export interface DatabaseHandle {
  readonly db: Kysely<Database>
  readonly engine: (typeof ENGINES)[number]
  /** Resolves when the database answers; throws `unavailable` when it can't. */
  ping(): Promise<void>
  /** Waits for the connections in use, then closes the database. */
  close(): Promise<void>
}

/** Is told of every statement, once it is answered. */
export type QueryListener = (seconds: number, failed: boolean) => void

const OLDEST_SERVER = 15

const SERVED_POOL = {
  max: 10,
  application_name: 'muster',
  keepAlive: true,
  connectionTimeoutMillis: 5_000,
  statement_timeout: 30_000,
  // A page takes a millisecond; compiling its plan, which an estimate of the worst case can start, takes fifty, and
  // starting processes to share it among takes ten.
  options: '-c jit=off -c max_parallel_workers_per_gather=0',
  idle_in_transaction_session_timeout: 60_000,
}

/**
 * Opens the database and sees that it answers. Throws `conflict` for a data folder in use, `unavailable` for a database
 * that can't be reached, `invalid` for one that can't be used.
 */
export async function openDatabase(
  location: DatabaseLocation,
  onQuery?: QueryListener,
): Promise<DatabaseHandle> {
  const handle =
    'dataDir' in location ? openEmbedded(location.dataDir, onQuery) : openServed(location.url, onQuery)
  try {
    await requireVersion(handle.db)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Where the embedded database keeps its files; it isn't there before the first start. */
export function embeddedFolder(dataDir: string): string {
  return join(dataDir, 'pgdata')
}

function openEmbedded(dataDir: string, onQuery: QueryListener | undefined): DatabaseHandle {
  const lock = lockFolder(dataDir)
  const engine = new EmbeddedEngine({ folder: embeddedFolder(dataDir) })
  const pool = createPool({
    max: 1,
    idleTimeoutMillis: 0,
    user: 'postgres',
    database: 'postgres',
    ssl: false,
    stream: () => engine.socket(),
  })
  const released = async () => {
    await engine.stopped()
    lock.release()
  }
  return handleOf('embedded', pool, onQuery, released)
}

function openServed(url: string, onQuery: QueryListener | undefined): DatabaseHandle {
  if (!/^postgres(ql)?:\/\//.test(url)) {
    throw new MusterError('invalid', 'the database URL must begin with postgres:// or postgresql://')
  }
  return handleOf('postgres', createPool({ ...SERVED_POOL, connectionString: url }), onQuery, async () => {})
}

function handleOf(
  engine: DatabaseHandle['engine'],
  pool: PostgresPool,
  onQuery: QueryListener | undefined,
  closed: () => Promise<void>,
): DatabaseHandle {
  const log = ({ queryDurationMillis, level }: LogEvent) =>
    onQuery?.(queryDurationMillis / 1000, level === 'error')
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }), log })
  return {
    db,
    engine,
    ping: async () => void (await sql`select 1`.execute(db)),
    close: async () => {
      await db.destroy()
      await closed()
    },
  }
}

async function requireVersion(db: Kysely<Database>): Promise<void> {
  const { rows } = await sql<{
    version: string
  }>`select current_setting('server_version_num') as version`.execute(db)
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major < OLDEST_SERVER) {
    throw new MusterError(
      'invalid',
      `PostgreSQL ${OLDEST_SERVER} or newer is needed; this server runs ${major}`,
    )
  }
}
