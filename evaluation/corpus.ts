import { createReadStream, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { bootstrap } from '../src/accounts/bootstrap.ts'
import { createOrganization } from '../src/accounts/organizations.ts'
import { findTranscripts } from '../src/machine/transcripts.ts'
import { newKey } from '../src/domain/key.ts'
import { importTranscript } from '../src/ingest/import.ts'
import type { Context } from '../src/storage/context.ts'
import { openDatabase } from '../src/storage/database.ts'
import { migrate } from '../src/storage/migrate.ts'
import { findDetails } from '../src/storage/session-details.ts'

/** A session of the corpus, by names that don't change from run to run. */
export interface CorpusSession {
  readonly orgId: string
  readonly sessionId: string
  readonly agent: string
  /** The agent's own id, which the labels name it by. */
  readonly externalId: string
  /** Path of its transcript below the folder of all. */
  readonly transcript: string
}

/** Imports all transcripts of a folder into a database that lasts as long as the work, as `muster import` would. */
export async function withCorpus<T>(
  folder: string,
  work: (context: Context, sessions: readonly CorpusSession[]) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-evaluation-'))
  try {
    const { db, close } = await openDatabase({ dataDir })
    try {
      await migrate(db)
      const context: Context = { db, now: () => Date.now() * 1000 }
      await bootstrap(context, newKey('cog'))
      return await work(context, await importAll(context, folder))
    } finally {
      await close()
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function importAll(context: Context, folder: string): Promise<CorpusSession[]> {
  const { orgId } = await createOrganization(context, {
    ...{ name: 'Evaluation', maxSessionAcuLimit: null, maxCycleAcuLimit: null },
  })
  // Named one by one: what is called `.json` is taken too.
  const paths = globSync('**/*.{jsonl,json,traj}', { cwd: folder }).toSorted()
  const { files } = await findTranscripts(paths.map((path) => join(folder, path)))
  const sessions = new Map<string, CorpusSession>()
  for (const { path, name } of files) {
    const report = await importTranscript(context, {
      ...{ orgId, body: createReadStream(path), name, agent: null, repository: null, dryRun: false },
      owner: { userId: null, serviceUserId: null },
    })
    for (const { sessionId } of report.sessions) {
      const details = await findDetails(context.db, orgId, sessionId)
      if (details === undefined) continue
      const { agent, externalId } = details
      sessions.set(sessionId, { orgId, sessionId, agent, externalId, transcript: relative(folder, path) })
    }
  }
  return [...sessions.values()]
}
