import { kinshipOf, NO_KIN, type Kinship } from './copies.ts'
import { costOf } from '../domain/cost.ts'
import type { Importer } from './importer.ts'
import { read } from './read.ts'
import { IMPORTERS } from './registry.ts'
import { repositoryNameOf, withoutCredentials } from './repository.ts'
import type { ImportedSession } from '../domain/imported.ts'
import { importedSessionId } from '../domain/ids.ts'
import { storable } from '../domain/text.ts'
import { storedChunkStore, type ChunkStore } from '../sessions/originals.ts'
import { record, type PricedSession, type Reading, type Recorded } from '../sessions/record.ts'
import { Recording } from '../sessions/recording.ts'
import { standingOf, stillStands, type Standing } from '../sessions/standing.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal, type Original } from '../storage/originals.ts'
import { listBefore, findOwner } from '../storage/session-write.ts'

/** A transcript whose bytes are at hand. */
export type TranscriptFile = Omit<Original, 'originalId'>

interface FileImport {
  readonly file: TranscriptFile
  readonly store: ChunkStore
  /** Of the folder that was worked in; `null` leaves what an earlier import was told. */
  readonly repository: string | null
  readonly owner: Reading['owner']
  readonly tags: readonly string[]
  readonly dryRun: boolean
}

export interface FileReport {
  readonly sessions: readonly Recorded[]
  readonly recordsNotUnderstood: Readonly<Record<string, number>>
}

/**
 * Reads a transcript and records its sessions. Where others begin with the same record, what one copied from
 * another is left out of it; those whose share has changed are read again.
 */
export async function importFile(context: Context, input: FileImport): Promise<FileReport> {
  const { file, store } = input
  const importer = IMPORTERS[file.agent]
  const alone = await readFile(context, input, NO_KIN.copied)
  const [own] = alone.sessions
  const original = own && { ...file, originalId: importedSessionId(file.orgId, file.agent, own.externalId) }
  let found = alone
  try {
    for (;;) {
      const standing =
        original && (await standingOf(context, original, own.lastRecordAt, importer.version, store))
      if (input.dryRun) {
        const sessions = await forecast(context, readingOf(input, found, standing, NO_KIN))
        return { ...found, sessions }
      }
      const kin = standing ? await kinOf(context, importer, standing, store) : NO_KIN
      if (kin === undefined) continue
      if (!areSame(kin.copied, found.copied)) {
        await found.recording.discard()
        found = await readFile(context, input, kin.copied)
      }
      const recorded = await record(context, readingOf(input, found, standing, kin), found.recording)
      if (recorded === undefined) continue
      for (const heir of kin.heirs) await importHeir(context, heir)
      return { ...found, sessions: recorded }
    }
  } catch (error) {
    await found.recording.discard().catch(() => undefined)
    throw error
  }
}

/** `undefined` when a transcript that was to be compared with was replaced meanwhile. */
async function kinOf(
  { db }: Context,
  importer: Importer,
  standing: Standing,
  store: ChunkStore,
): Promise<Kinship | undefined> {
  try {
    return await kinshipOf(importer, standing, store)
  } catch (error) {
    if (await stillStands(db, standing)) throw error
    return undefined
  }
}

/** Reads a kept transcript again, since another has come that shares records with it. */
async function importHeir(context: Context, heir: Original): Promise<void> {
  const { orgId, originalId } = heir
  const owner = await findOwner(context.db, orgId, originalId)
  if (owner === undefined) return
  const store = storedChunkStore(context.db, orgId)
  try {
    await importFile(context, { file: heir, store, repository: null, owner, tags: [], dryRun: false })
  } catch (error) {
    // Replaced meanwhile: then its newer version was judged with this transcript in sight.
    const shown = await findOriginal(context.db, orgId, originalId)
    if (shown?.digest === heir.digest) throw error
  }
}

interface Found {
  readonly sessions: readonly PricedSession[]
  readonly recordsNotUnderstood: Readonly<Record<string, number>>
  readonly recording: Recording
  /** Ids of the records that were left out. */
  readonly copied: ReadonlySet<string>
}

async function readFile(
  context: Context,
  { file, store, repository, dryRun }: FileImport,
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
    return {
      sessions: found.map((session) => priced(located(session, repository))),
      recordsNotUnderstood,
      recording,
      copied,
    }
  } catch (error) {
    await recording.discard().catch(() => undefined)
    throw error
  }
}

function readingOf(
  { file, owner, tags, store }: FileImport,
  { sessions }: Found,
  standing: Standing | undefined,
  { heirs }: Kinship,
): Reading {
  const { orgId, agent } = file
  const readerVersion = IMPORTERS[agent].version
  return { orgId, agent, readerVersion, sessions, digest: file.digest, standing, heirs, store, owner, tags }
}

/** What `record` would do, as far as can be said without doing it. */
async function forecast({ db }: Context, { orgId, agent, sessions, standing }: Reading): Promise<Recorded[]> {
  const ids = sessions.map(({ externalId }) => importedSessionId(orgId, agent, externalId))
  const before = await listBefore(db, orgId, ids)
  return ids.map((sessionId) => {
    if (standing?.place !== 'shown') return { sessionId, outcome: 'unchanged' }
    const isThere = before.some((session) => session.sessionId === sessionId)
    return { sessionId, outcome: isThere ? 'updated' : 'created' }
  })
}

/** A session whose transcript names no repository is that of the folder it worked in. */
function located(session: ImportedSession, repository: string | null): ImportedSession {
  if (repository === null || session.repositoryUrl !== null) return session
  const name = repositoryNameOf(repository)
  if (session.repositoryName !== null && session.repositoryName !== name) return session
  return { ...session, repositoryUrl: withoutCredentials(repository), repositoryName: name }
}

function priced(session: ImportedSession): PricedSession {
  const { recordedCostUsd: recorded = null, tokensAreComplete = true } = session
  if (recorded !== null) return { ...session, costUsd: recorded, costComplete: true }
  const cost = costOf(session.tokensByModel, session.firstRecordAt)
  return {
    ...session,
    costUsd: cost?.usd ?? null,
    costComplete: tokensAreComplete && (cost?.complete ?? false),
  }
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((id) => others.has(id))
}
