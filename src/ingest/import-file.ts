import { kinshipOf } from './copies.ts'
import { costOf } from './cost.ts'
import { read } from './read.ts'
import { IMPORTERS } from './registry.ts'
import type { ImportedSession } from '../domain/imported.ts'
import { importedSessionId } from '../domain/ids.ts'
import { storable } from '../domain/text.ts'
import { continuationOf } from '../sessions/continuation.ts'
import { storedChunkStore, type ChunkStore } from '../sessions/originals.ts'
import { record, type PricedSession, type Reading, type Recorded } from '../sessions/record.ts'
import { Recording } from '../sessions/recording.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal, listRelatedOriginals, type Original } from '../storage/originals.ts'
import { findReadFrom } from '../storage/session-details.ts'
import { findOwner } from '../storage/session-write.ts'

/** A transcript whose bytes are at hand. */
export type TranscriptFile = Omit<Original, 'originalId'>

interface FileImport {
  readonly file: TranscriptFile
  readonly store: ChunkStore
  readonly owner: Reading['owner']
  readonly dryRun: boolean
}

export interface FileReport {
  readonly sessions: readonly Recorded[]
  readonly recordsNotUnderstood: Readonly<Record<string, number>>
}

const NO_COPIES: ReadonlySet<string> = new Set()

/**
 * Reads a transcript and records its sessions. Where others begin with the same record, what one copied from
 * another is left out of it; those that copied from this one are read again without.
 */
export async function importFile(context: Context, input: FileImport): Promise<FileReport> {
  const { file, store, dryRun } = input
  const alone = await readFile(context, input, NO_COPIES)
  const own = alone.sessions[0]
  if (dryRun || own === undefined) {
    await alone.recording.discard()
    const sessions = await forecast(context, readingOf(input, alone.sessions, false, store))
    return { sessions, recordsNotUnderstood: alone.recordsNotUnderstood }
  }
  const original = { ...file, originalId: importedSessionId(file.orgId, file.agent, own.externalId) }
  const related = await listRelatedOriginals(context.db, original)
  if (related.length === 0) return commit(context, input, alone, false)

  const { copied, heirs } = await kinshipOf(IMPORTERS[file.agent], original, related, store)
  let found = alone
  if (copied.size > 0) {
    await alone.recording.discard()
    found = await readFile(context, input, copied)
  }
  const report = await commit(context, input, found, false)
  for (const heir of heirs) await importHeir(context, heir)
  return report
}

/** Reads a kept transcript again without what it copied from a newcomer. */
async function importHeir(context: Context, heir: Original): Promise<void> {
  const store = storedChunkStore(context.db, heir.orgId)
  const owner = await findOwner(context.db, heir.orgId, heir.originalId)
  if (owner === undefined) return
  const related = await listRelatedOriginals(context.db, heir)
  const { copied } = await kinshipOf(IMPORTERS[heir.agent], heir, related, store)
  const input = { file: heir, store, owner, dryRun: false }
  await commit(context, input, await readFile(context, input, copied), true)
}

interface Found {
  readonly sessions: readonly PricedSession[]
  readonly recordsNotUnderstood: Readonly<Record<string, number>>
  readonly recording: Recording
}

async function readFile(
  context: Context,
  { file, store, dryRun }: FileImport,
  copied: ReadonlySet<string>,
): Promise<Found> {
  const recording = new Recording(context, file.orgId, file.agent)
  const notUnderstood = new Map<string, number>()
  const sink = {
    message: recording.message.bind(recording),
    step: recording.step.bind(recording),
    notUnderstood(kind: string) {
      const name = storable(kind.slice(0, 100))
      notUnderstood.set(name, (notUnderstood.get(name) ?? 0) + 1)
    },
  }
  const relieve = dryRun ? recording.forget.bind(recording) : recording.relieve.bind(recording)
  try {
    const found = await read(IMPORTERS[file.agent], file, store, copied, sink, relieve)
    await recording.keepOnly(found.map((session) => session.externalId))
    const recordsNotUnderstood = Object.fromEntries(notUnderstood)
    return { sessions: found.map(priced), recordsNotUnderstood, recording }
  } catch (error) {
    await recording.discard().catch(() => undefined)
    throw error
  }
}

async function commit(
  context: Context,
  input: FileImport,
  found: Found,
  again: boolean,
): Promise<FileReport> {
  const { sessions, recordsNotUnderstood, recording } = found
  try {
    const recorded = await record(context, readingOf(input, sessions, again, input.store), recording)
    return { sessions: recorded, recordsNotUnderstood }
  } catch (error) {
    await recording.discard().catch(() => undefined)
    throw error
  }
}

function readingOf(
  { file, owner }: FileImport,
  sessions: readonly PricedSession[],
  again: boolean,
  store: ChunkStore,
): Reading {
  const { orgId, agent } = file
  return {
    orgId,
    agent,
    readerVersion: IMPORTERS[agent].version,
    sessions,
    original: file,
    continues: (kept) => continuationOf(file, kept, store),
    again,
    owner,
  }
}

/** What `record` would do, as far as can be said without doing it. */
async function forecast({ db }: Context, reading: Reading): Promise<Recorded[]> {
  const { orgId, agent, sessions } = reading
  const recorded: Recorded[] = []
  for (const { externalId } of sessions) {
    const sessionId = importedSessionId(orgId, agent, externalId)
    const from = await findReadFrom(db, orgId, sessionId)
    const kept = from && (await findOriginal(db, orgId, from.originalId))
    const continuation = kept && (await reading.continues(kept))
    const outcome =
      continuation === undefined ? 'created' : continuation === 'shorter' ? 'unchanged' : 'updated'
    recorded.push({ sessionId, outcome })
  }
  return recorded
}

function priced(session: ImportedSession): PricedSession {
  const cost = costOf(session.tokensByModel, session.firstRecordAt)
  return { ...session, costUsd: cost?.usd ?? null, costComplete: cost?.complete ?? false }
}
