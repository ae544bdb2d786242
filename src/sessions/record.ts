import type { ImportedSession } from '../domain/imported.ts'
import { importedSessionId } from '../domain/ids.ts'
import { statusOfEnding } from '../domain/status.ts'
import { storable } from '../domain/text.ts'
import { MINUTE, type Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'
import type { Context, Db } from '../storage/context.ts'
import {
  dropOriginal,
  findOriginal,
  retireOriginal,
  saveOriginal,
  type Original,
} from '../storage/originals.ts'
import { listReadFrom, upsertDetails, type ReadFrom } from '../storage/session-details.ts'
import {
  addToTotal,
  deleteOldRows,
  deleteSessions,
  linkFamilies,
  lockSessions,
  upsertSession,
} from '../storage/session-write.ts'
import type { Continuation } from './continuation.ts'
import type { Recording } from './recording.ts'

export type Outcome = 'created' | 'updated' | 'unchanged'
export interface Recorded {
  readonly sessionId: string
  readonly outcome: Outcome
}

/** Fifteen minutes of active agent work. */
const ACU: Micros = 15 * MINUTE

export interface Reading {
  readonly orgId: string
  readonly agent: Agent
  readonly readerVersion: number
  /** What the transcript tells, its own session first. */
  readonly sessions: readonly PricedSession[]
  readonly original: Omit<Original, 'originalId'>
  /** How the transcript stands to the one that is kept: judged by the caller, who has the bytes of both. */
  readonly continues: (kept: Original) => Promise<Continuation>
  /** Whether to write even what was read from the same bytes by the same reader. */
  readonly again: boolean
  readonly owner: { readonly userId: string | null; readonly serviceUserId: string | null }
}

export interface PricedSession extends ImportedSession {
  readonly costUsd: number | null
  readonly costComplete: boolean
}

/**
 * Commits one transcript: its sessions, the rows that wait in the recording, the families they belong to, the
 * organisation's counter and the original, all in one transaction. Reading the same again changes nothing; a
 * shorter copy of what is kept neither; of two different files about one session the one with the later
 * last record is shown and the other kept beside it.
 */
export async function record(context: Context, reading: Reading, recording: Recording): Promise<Recorded[]> {
  const { orgId, agent, sessions } = reading
  const own = sessions[0]
  if (own === undefined) return []
  const idOf = (externalId: string): string => importedSessionId(orgId, agent, externalId)
  const original: Original = { ...reading.original, originalId: idOf(own.externalId) }
  const ids = sessions.map((session) => idOf(session.externalId))

  const kept = await findOriginal(context.db, orgId, original.originalId)
  const continuation = kept && (await reading.continues(kept))

  const now = context.now()
  const commit = await context.db.transaction().execute(async (db): Promise<Commit> => {
    const before = await lockSessions(db, orgId, ids)
    const present = await findOriginal(db, orgId, original.originalId)
    if (present?.digest !== kept?.digest) return { outcome: 'overtaken' }
    const readBefore = await listReadFrom(db, orgId, original.originalId)
    if (kept !== undefined && continuation !== undefined) {
      const upToDate =
        !reading.again && readBefore.every((read) => read.readerVersion === reading.readerVersion)
      if (continuation === 'shorter' || (continuation === 'same' && upToDate)) return { outcome: 'kept' }
      if (continuation === 'other' && !isLater(own, original, kept, readBefore)) {
        await saveOriginal(db, original, now)
        await retireOriginal(db, original, now)
        return { outcome: 'kept' }
      }
      if (continuation === 'longer') await dropOriginal(db, kept)
      if (continuation === 'other') await retireOriginal(db, kept, now)
    }
    await recording.write(db)
    await saveOriginal(db, original, now)
    for (const session of sessions) await writeSession(db, session)
    const gone = readBefore.map((read) => read.sessionId).filter((sessionId) => !ids.includes(sessionId))
    await deleteSessions(db, orgId, gone)
    await addToTotal(db, orgId, ids.length - before.size - gone.length)
    await linkFamilies(db, orgId, ids)
    return { outcome: 'written', before, gone }
  })

  switch (commit.outcome) {
    case 'overtaken': // Another import of this session came first: judge anew against what it left.
      return record(context, reading, recording)
    case 'kept':
      await recording.discard()
      return ids.map((sessionId) => ({ sessionId, outcome: 'unchanged' }))
    case 'written':
      await removeOldRows(commit)
      return ids.map((sessionId) => ({
        sessionId,
        outcome: commit.before.has(sessionId) ? 'updated' : 'created',
      }))
  }

  async function writeSession(db: Db, session: PricedSession): Promise<void> {
    const sessionId = idOf(session.externalId)
    const counts = recording.countsOf(session.externalId)
    const at = session.lastRecordAt ?? session.firstRecordAt ?? now
    await upsertSession(db, {
      orgId,
      sessionId,
      createdAt: session.firstRecordAt ?? at,
      updatedAt: at,
      title: storableOrNull(session.title),
      ...statusOfEnding(session.ending, session.lastRecordAt),
      origin: 'cli',
      ...reading.owner,
      repoName: storableOrNull(session.repositoryName),
      parentRef: session.parentExternalId === null ? null : idOf(session.parentExternalId),
      acusConsumed: Math.round((session.activeMicros / ACU) * 1e6) / 1e6,
      numUserMessages: counts.numUserMessages,
      numDevinMessages: counts.numDevinMessages,
      pullRequests: session.pullRequests,
      revision: recording.revision,
    })
    await upsertDetails(db, {
      orgId,
      sessionId,
      agent,
      agentVersion: storableOrNull(session.agentVersion),
      externalId: storable(session.externalId),
      tokensByModel: Object.fromEntries(session.tokensByModel),
      toolCalls: Object.fromEntries(counts.toolCalls),
      costUsd: session.costUsd,
      costComplete: session.costComplete,
      repositoryUrl: storableOrNull(session.repositoryUrl),
      branch: storableOrNull(session.branch),
      cwd: storableOrNull(session.cwd),
      activeMicros: session.firstRecordAt === null ? null : session.activeMicros,
      lastRecordAt: session.lastRecordAt,
      numSteps: counts.numSteps,
      originalId: original.originalId,
      originalDigest: original.digest,
      readerVersion: reading.readerVersion,
      importedAt: now,
    })
  }

  async function removeOldRows({ before, gone }: Written): Promise<void> {
    for (const sessionId of ids) {
      await deleteOldRows(context.db, orgId, sessionId, {
        current: recording.revision,
        replaced: before.get(sessionId),
        olderThan: now - LONGEST_IMPORT,
      })
    }
    for (const sessionId of gone) await deleteOldRows(context.db, orgId, sessionId, { olderThan: now })
  }
}

type Commit = { outcome: 'overtaken' } | { outcome: 'kept' } | ({ outcome: 'written' } & Written)
interface Written {
  readonly before: ReadonlyMap<string, number>
  readonly gone: readonly string[]
}

/** Rows of a revision that is neither read nor younger than this were left by a crash. */
const LONGEST_IMPORT: Micros = 120 * MINUTE

/** Of two files about one session: the one with the later last record, then the longer, then the greater digest. */
function isLater(
  own: ImportedSession,
  original: Original,
  kept: Original,
  readBefore: readonly ReadFrom[],
): boolean {
  const last = own.lastRecordAt ?? 0
  const keptLast = readBefore.find((read) => read.sessionId === kept.originalId)?.lastRecordAt ?? 0
  if (last !== keptLast) return last > keptLast
  if (original.bytes !== kept.bytes) return original.bytes > kept.bytes
  return original.digest > kept.digest
}

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text)
}
