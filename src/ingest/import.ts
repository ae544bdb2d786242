import { costOf } from './cost.ts'
import type { Importer } from './importer.ts'
import { read } from './read.ts'
import { receive, type Received } from './receive.ts'
import { detect, IMPORTERS } from './registry.ts'
import { notFound } from '../domain/errors.ts'
import { importedSessionId } from '../domain/ids.ts'
import type { ImportedSession } from '../domain/imported.ts'
import { storable } from '../domain/text.ts'
import type { Agent } from '../domain/vocabulary.ts'
import { continuationOf } from '../sessions/continuation.ts'
import { passingChunkStore, storedChunkStore, type ChunkStore } from '../sessions/originals.ts'
import { record, type PricedSession, type Reading, type Recorded } from '../sessions/record.ts'
import { Recording } from '../sessions/recording.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal, findOriginalByDigest } from '../storage/originals.ts'
import { findReadFrom, listReadFrom } from '../storage/session-write.ts'

export interface ImportReport {
  /** Whose transcript it was; `null` when it is no known agent's or holds no session: it was skipped. */
  readonly agent: Agent | null
  /** The file's own session first, then its sub-agents'. */
  readonly sessions: readonly Recorded[]
  /** How many records of which kind weren't understood; broken lines stand under `invalid_json`. */
  readonly recordsNotUnderstood: Readonly<Record<string, number>>
}

export interface Import {
  readonly orgId: string
  readonly body: AsyncIterable<Uint8Array>
  /** Path of the file, for ids its records don't hold. */
  readonly name: string | null
  /** Takes this agent's transcripts alone; others are skipped. */
  readonly agent: Agent | null
  readonly owner: Reading['owner']
  /** Tells what would come, and keeps nothing. */
  readonly dryRun: boolean
}

/** Imports one transcript. Importing the same bytes again changes nothing. */
export async function importTranscript(context: Context, input: Import): Promise<ImportReport> {
  const { orgId, dryRun } = input
  const stored = storedChunkStore(context.db, orgId)
  const store = dryRun ? passingChunkStore(stored) : stored
  let importer: Importer | undefined
  const received = await receive(input.body, store, (head) => {
    importer = detect(head)
    return importer !== undefined && (input.agent === null || importer.agent === input.agent)
  })
  if (received === undefined || importer === undefined) return SKIPPED

  const known = await alreadyRead(context, orgId, received.digest, importer)
  if (known !== undefined) return { agent: importer.agent, sessions: known, recordsNotUnderstood: {} }
  return readInto(context, { ...input, importer, received, store })
}

/** Reads a session's kept original again with the present reader. */
export async function importAgain(context: Context, orgId: string, sessionId: string): Promise<ImportReport> {
  const from = await findReadFrom(context.db, orgId, sessionId)
  const original = from && (await findOriginal(context.db, orgId, from.originalId))
  if (original === undefined) throw notFound('Original of this session')
  const importer = IMPORTERS[original.agent]
  const known = await alreadyRead(context, orgId, original.digest, importer)
  if (known !== undefined) return { agent: importer.agent, sessions: known, recordsNotUnderstood: {} }
  return readInto(context, {
    orgId,
    name: original.name,
    importer,
    received: original,
    store: storedChunkStore(context.db, orgId),
    owner: { userId: null, serviceUserId: null },
    dryRun: false,
  })
}

const SKIPPED: ImportReport = { agent: null, sessions: [], recordsNotUnderstood: {} }

/** The sessions of bytes that were read before by this very reader; `undefined` where there is something to do. */
async function alreadyRead(
  context: Context,
  orgId: string,
  digest: string,
  importer: Importer,
): Promise<Recorded[] | undefined> {
  const original = await findOriginalByDigest(context.db, orgId, digest)
  if (original === undefined) return undefined
  const readBefore = await listReadFrom(context.db, orgId, original.originalId)
  const own = readBefore.find((session) => session.sessionId === original.originalId)
  if (own === undefined) return undefined
  const isShown = own.digest === digest
  if (isShown && readBefore.some((session) => session.readerVersion !== importer.version)) return undefined
  return readBefore.map(({ sessionId }) => ({ sessionId, outcome: 'unchanged' }))
}

async function readInto(
  context: Context,
  input: Pick<Import, 'orgId' | 'name' | 'owner' | 'dryRun'> & {
    readonly importer: Importer
    readonly received: Received
    readonly store: ChunkStore
  },
): Promise<ImportReport> {
  const { orgId, importer, received, store } = input
  const { agent } = importer
  const recording = new Recording(context, orgId, agent)
  const notUnderstood = new Map<string, number>()
  const sink = {
    message: recording.message.bind(recording),
    step: recording.step.bind(recording),
    notUnderstood(kind: string) {
      const name = storable(kind.slice(0, 100))
      notUnderstood.set(name, (notUnderstood.get(name) ?? 0) + 1)
    },
  }
  const relieve = input.dryRun ? recording.forget.bind(recording) : recording.relieve.bind(recording)
  try {
    const found = await read(importer, { name: input.name }, received.chunks, store, sink, relieve)
    const sessions = found.map(priced)
    const report = { agent, recordsNotUnderstood: Object.fromEntries(notUnderstood) }
    if (sessions.length === 0) {
      await recording.discard()
      return { ...SKIPPED, recordsNotUnderstood: report.recordsNotUnderstood }
    }
    const reading: Reading = {
      orgId,
      agent,
      readerVersion: importer.version,
      sessions,
      original: { orgId, agent, name: input.name === null ? null : storable(input.name), ...received },
      continues: (kept) => continuationOf(received, kept, store),
      owner: input.owner,
    }
    if (!input.dryRun) return { ...report, sessions: await record(context, reading, recording) }
    return { ...report, sessions: await forecast(context, reading) }
  } catch (error) {
    await recording.discard().catch(() => undefined)
    throw error
  }
}

/** What `record` would do, as far as can be said without doing it. */
async function forecast(context: Context, reading: Reading): Promise<Recorded[]> {
  const { orgId, agent, sessions } = reading
  return Promise.all(
    sessions.map(async ({ externalId }): Promise<Recorded> => {
      const sessionId = importedSessionId(orgId, agent, externalId)
      const from = await findReadFrom(context.db, orgId, sessionId)
      const kept = from && (await findOriginal(context.db, orgId, from.originalId))
      const continuation = kept && (await reading.continues(kept))
      if (continuation === undefined) return { sessionId, outcome: 'created' }
      return { sessionId, outcome: continuation === 'shorter' ? 'unchanged' : 'updated' }
    }),
  )
}

function priced(session: ImportedSession): PricedSession {
  const cost = costOf(session.tokensByModel, session.firstRecordAt)
  return { ...session, costUsd: cost?.usd ?? null, costComplete: cost?.complete ?? false }
}
