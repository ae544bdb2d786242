import type { ImportedSession } from '../domain/imported.ts'
import { importedSessionId } from '../domain/ids.ts'
import { statusOfEnding } from '../domain/status.ts'
import { storable } from '../domain/text.ts'
import { MINUTE, type Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'
import type { Context, Db } from '../storage/context.ts'
import { logChanges } from '../storage/changes.ts'
import { linkFamilies, listChildren } from '../storage/families.ts'
import {
  dropOriginal,
  listByDigest,
  listVersions,
  saveOriginal,
  type Original,
} from '../storage/originals.ts'
import {
  listReadFrom,
  listReadFromOriginals,
  markOutdated,
  upsertDetails,
  type ReadFrom,
} from '../storage/session-details.ts'
import {
  addToTotal,
  deleteOldRows,
  deleteSessions,
  listBefore,
  lockSessions,
  upsertSession,
  type Before,
} from '../storage/session-write.ts'
import { listWhole } from '../storage/sessions.ts'
import { count, uncount } from '../storage/summary-totals.ts'
import type { ChunkStore } from './originals.ts'
import type { Recording } from './recording.ts'
import { stillStands, type Standing } from './standing.ts'

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
  /** SHA-256 of the transcript. */
  readonly digest: string
  /** How it was judged to stand; `undefined` when it holds no session. */
  readonly standing: Standing | undefined
  /** Transcripts that are to be read again once this one is written. */
  readonly heirs: readonly Original[]
  readonly store: ChunkStore
  readonly owner: { readonly userId: string | null; readonly serviceUserId: string | null }
  /** Of sessions that are new. */
  readonly tags: readonly string[]
}

export interface PricedSession extends ImportedSession {
  readonly costUsd: number | null
  readonly costComplete: boolean
}

/**
 * Commits one transcript: its sessions, the rows that wait in the recording, the families they belong to, the
 * organisation's counter and the original, all in one transaction. `undefined` when another import came first: then
 * nothing is written, and the transcript is to be judged anew.
 */
export async function record(
  context: Context,
  reading: Reading,
  recording: Recording,
): Promise<Recorded[] | undefined> {
  const { orgId, agent, digest, sessions, standing } = reading
  const idOf = (externalId: string): string => importedSessionId(orgId, agent, externalId)
  const ids = sessions.map((session) => idOf(session.externalId))
  const originalId = standing?.original.originalId
  const now = context.now()

  const commit = await context.db.transaction().execute(async (db): Promise<Commit | undefined> => {
    await lockSessions(db, orgId)
    if (standing !== undefined && !(await stillStands(db, standing))) return undefined
    if (standing !== undefined && standing.place !== 'shown') {
      if (standing.place === 'beside') await keep(db, standing, now)
      return NOTHING_WRITTEN
    }
    // The same bytes under another id: they were taken for another session, or for one where there is none.
    const taken = (await listByDigest(db, orgId, digest)).map((one) => one.originalId)
    const ownIds = [...new Set([...(originalId === undefined ? [] : [originalId]), ...taken])]
    const readHere = await listReadFromOriginals(db, orgId, ownIds)
    const isGone = (read: ReadFrom): boolean =>
      (read.originalId === originalId || read.digest === digest) && !ids.includes(read.sessionId)
    const gone = readHere.filter(isGone).map(({ sessionId }) => sessionId)
    const before = await listBefore(db, orgId, [...ids, ...gone])
    const elsewhere = new Set(
      (await listReadFrom(db, orgId, ids))
        .filter((read) => read.digest !== digest && isToldBetter(read))
        .map(({ sessionId }) => sessionId),
    )
    const parents = [...before.map(({ parentRef }) => parentRef), ...sessions.map(parentRefOf)]
    const parentIds = parents.filter((parentId) => parentId !== null)
    const related = [...parentIds, ...(await listChildren(db, orgId, [...ids, ...gone]))]
    const was = await listWhole(db, orgId, [...ids, ...gone, ...related])
    await uncount(db, orgId, [...ids, ...gone])
    await recording.write(db)
    if (standing !== undefined && ids.length > 0) await keep(db, standing, null)
    for (const session of sessions) {
      if (!elsewhere.has(idOf(session.externalId))) await writeSession(db, session)
    }
    const written = ids.filter((id) => !elsewhere.has(id))
    if (written.length > 0) await context.onSessionsWritten?.(db, orgId, written)
    await deleteSessions(db, orgId, gone)
    for (const ownId of ownIds) {
      if (ownId === originalId && ids.length > 0) continue
      const isLeft = readHere.some((read) => read.originalId === ownId && !isGone(read))
      for (const version of await listVersions(db, orgId, ownId)) {
        if (!isLeft || version.digest === digest) await dropOriginal(db, version)
      }
    }
    await addToTotal(db, orgId, ids.length - before.length)
    await linkFamilies(db, orgId, [...ids, ...gone], parentIds)
    await count(db, orgId, ids)
    await logChanges(
      db,
      orgId,
      was,
      { sessionIds: [...written, ...gone], related: [...ids, ...related] },
      now,
    )
    await markOutdated(
      db,
      orgId,
      reading.heirs.map(({ originalId }) => originalId),
    )
    return { before, elsewhere, isWritten: true }
  })

  if (commit === undefined) return undefined
  if (!commit.isWritten) await recording.discard()
  else await removeOldRows(commit)
  return ids.map((sessionId) => ({ sessionId, outcome: outcomeOf(sessionId, commit) }))

  /** Keeps the transcript, shown or from a moment on beside the shown one, and drops what it goes on from. */
  async function keep(db: Db, standing: Standing, replacedAt: Micros | null): Promise<void> {
    const { original, versions, continued } = standing
    const shown = versions.find(({ isShown }) => isShown)
    if (shown !== undefined && replacedAt === null) await saveOriginal(db, shown, { now, replacedAt: now })
    await saveOriginal(db, original, { now, replacedAt })
    await reading.store.keep(db, original.chunks)
    for (const version of continued) await dropOriginal(db, version)
  }

  function parentRefOf({ parentExternalId }: PricedSession): string | null {
    return parentExternalId === null ? null : idOf(parentExternalId)
  }

  /** Whether a session is better read from another transcript: from its own, else from the one that goes on longer. */
  function isToldBetter(read: ReadFrom): boolean {
    const { sessionId } = read
    if (originalId === undefined || sessionId === originalId || read.originalId === originalId) return false
    if (sessionId === read.originalId) return true
    const last = sessions[ids.indexOf(sessionId)]?.lastRecordAt ?? 0
    const otherLast = read.lastRecordAt ?? 0
    return otherLast !== last ? otherLast > last : read.originalId < originalId
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
      tags: reading.tags,
      repoName: storableOrNull(session.repositoryName),
      agent,
      model: mainModelOf(session),
      parentRef: parentRefOf(session),
      acusConsumed: Math.round((session.activeMicros / ACU) * 1e6) / 1e6,
      numUserMessages: counts.numUserMessages,
      numDevinMessages: counts.numDevinMessages,
      pullRequests: session.pullRequests,
      revision: recording.revision,
    })
    await recording.writeWords(db, session.externalId, session.title)
    await upsertDetails(db, {
      orgId,
      sessionId,
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
      originalId: originalId ?? '',
      originalDigest: digest,
      readerVersion: reading.readerVersion,
      importedAt: now,
    })
  }

  /** Of a session that another transcript tells better, what was read here goes; of others, what was read before. */
  async function removeOldRows({ before, elsewhere }: Commit): Promise<void> {
    const olderThan = now - LONGEST_IMPORT
    const replaced = new Map(before.map(({ sessionId, revision }) => [sessionId, revision]))
    for (const sessionId of new Set([...ids, ...replaced.keys()])) {
      const left = elsewhere.has(sessionId) ? undefined : replaced.get(sessionId)
      const revision = left ?? recording.revision
      await deleteOldRows(context.db, orgId, [sessionId], { revision, olderThan })
    }
  }
}

interface Commit {
  readonly isWritten: boolean
  /** What there was of the transcript's sessions. */
  readonly before: readonly Before[]
  /** Sessions that stayed as another transcript tells them. */
  readonly elsewhere: ReadonlySet<string>
}
const NOTHING_WRITTEN: Commit = { isWritten: false, before: [], elsewhere: new Set() }

function outcomeOf(sessionId: string, { isWritten, before, elsewhere }: Commit): Outcome {
  if (!isWritten || elsewhere.has(sessionId)) return 'unchanged'
  return before.some((session) => session.sessionId === sessionId) ? 'updated' : 'created'
}

/** Rows of a revision that is neither read nor younger than this were left by a crash. */
const LONGEST_IMPORT: Micros = 120 * MINUTE

/** The model that wrote most. */
function mainModelOf({ tokensByModel }: PricedSession): string | null {
  const most = [...tokensByModel].toSorted(
    ([a, { output: x }], [b, { output: y }]) => y - x || (a < b ? -1 : 1),
  )
  return most[0] === undefined ? null : storable(most[0][0]).slice(0, LONGEST_MODEL)
}

const LONGEST_MODEL = 500

function storableOrNull(text: string | null): string | null {
  return text === null ? null : storable(text)
}
