import { existsSync } from 'node:fs'
import { ok, problem, warn, type Check } from './check.ts'
import { withoutPassword, type StoreSettings } from './config.ts'

const NAME = 'database'
const ANSWER_MS = 10_000

/** The database behind the server that runs, else the one that a start would open. */
export async function checkDatabase(settings: StoreSettings, serverUrl: string | undefined): Promise<Check> {
  if (serverUrl !== undefined) return checkThroughServer(serverUrl)
  const { databaseUrl, dataDir } = settings
  if (databaseUrl !== undefined) return checkServed(databaseUrl)
  const { embeddedFolder } = await import('../storage/database.ts')
  return ok(NAME, existsSync(embeddedFolder(dataDir)) ? 'embedded' : 'embedded, made at the first start')
}

async function checkThroughServer(url: string): Promise<Check> {
  const remedy = 'see the server’s log'
  try {
    const { ok: isReady } = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) })
    return isReady ? ok(NAME, 'answers the server') : problem(NAME, 'doesn’t answer the server', remedy)
  } catch {
    return problem(NAME, 'doesn’t answer the server in time', remedy)
  }
}

async function checkServed(url: string): Promise<Check> {
  const { openDatabase } = await import('../storage/database.ts')
  const { migrationState } = await import('../storage/migrate.ts')
  const where = `PostgreSQL at ${withoutPassword(url)}`
  try {
    const database = await openDatabase({ url })
    try {
      const { pending, unknown } = await migrationState(database.db)
      if (unknown.length > 0)
        return problem(NAME, `${where} belongs to a newer Muster`, 'update this program')
      if (pending.length === 0) return ok(NAME, `${where}, up to date`)
      return warn(NAME, `${where} lacks ${pending.join(', ')}`, 'the next start brings it up to date')
    } finally {
      await database.close()
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return problem(NAME, `${where}: ${why}`, 'correct --database-url (DATABASE_URL)')
  }
}
