import { importFile, type TranscriptFile } from './import-file.ts'
import type { Importer, JsonObject } from './importer.ts'
import { receive } from './receive.ts'
import { detect, IMPORTERS } from './registry.ts'
import { notFound } from '../domain/errors.ts'
import { storable } from '../domain/text.ts'
import type { Agent } from '../domain/vocabulary.ts'
import { storedChunkStore, type ChunkStore } from '../sessions/originals.ts'
import type { Reading, Recorded } from '../sessions/record.ts'
import type { Context } from '../storage/context.ts'
import { findOriginal, listByDigest } from '../storage/originals.ts'
import { findReadFrom, listReadFromOriginals } from '../storage/session-details.ts'
import { findOwner } from '../storage/session-write.ts'

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
  /** Remote address of the repository that was worked in, for a transcript that names none. */
  readonly repository: string | null
  readonly owner: Reading['owner']
  /** Of sessions that aren't there yet; what people set on others stays. */
  readonly tags?: readonly string[]
  /** Tells what would come, and keeps nothing. */
  readonly dryRun: boolean
}

const SKIPPED: ImportReport = { agent: null, sessions: [], recordsNotUnderstood: {} }

/** Imports one transcript. Importing the same bytes again changes nothing. */
export async function importTranscript(context: Context, input: Import): Promise<ImportReport> {
  const store = storedChunkStore(context.db, input.orgId, input.dryRun)
  let isKept = false
  try {
    const report = await importBody(context, input, store)
    isKept = report.sessions.length > 0
    return report
  } finally {
    if (!isKept) await store.tidy().catch(() => undefined)
  }
}

async function importBody(context: Context, input: Import, store: ChunkStore): Promise<ImportReport> {
  const { orgId, repository, owner, tags = [], dryRun } = input
  let importer: Importer | undefined
  let firstRecordId: string | null = null
  const received = await receive(input.body, store, (head) => {
    importer = detect(head)
    if (importer === undefined || (input.agent !== null && importer.agent !== input.agent)) return false
    firstRecordId = firstIdIn(head.records, importer)
    return true
  })
  if (received === undefined || importer === undefined) return SKIPPED
  const name = input.name === null ? null : storable(input.name)
  const file = { ...received, orgId, agent: importer.agent, name, firstRecordId }
  return reportOf(context, file, importer, () =>
    importFile(context, { file, store, repository, owner, tags, dryRun }),
  )
}

/** Reads a session's kept original again with the present reader; does nothing where that one read it already. */
export async function importAgain(context: Context, orgId: string, sessionId: string): Promise<ImportReport> {
  const from = await findReadFrom(context.db, orgId, sessionId)
  const file = from && (await findOriginal(context.db, orgId, from.originalId))
  const owner = file && (await findOwner(context.db, orgId, file.originalId))
  if (file === undefined || owner === undefined) throw notFound('Original of this session')
  const store = storedChunkStore(context.db, orgId)
  return reportOf(context, file, IMPORTERS[file.agent], () =>
    importFile(context, { file, store, repository: null, owner, tags: [], dryRun: false }),
  )
}

async function reportOf(
  context: Context,
  file: TranscriptFile,
  importer: Importer,
  read: () => ReturnType<typeof importFile>,
): Promise<ImportReport> {
  const { agent } = importer
  const known = await alreadyRead(context, file, importer)
  if (known !== undefined) return { agent, sessions: known, recordsNotUnderstood: {} }
  const { sessions, recordsNotUnderstood } = await read()
  return { agent: sessions.length > 0 ? agent : null, sessions, recordsNotUnderstood }
}

/** The sessions of bytes that were read before by this very reader; `undefined` where there is something to do. */
async function alreadyRead(
  { db }: Context,
  { orgId, digest }: TranscriptFile,
  importer: Importer,
): Promise<Recorded[] | undefined> {
  const [original] = await listByDigest(db, orgId, digest)
  if (original === undefined) return undefined
  const readBefore = await listReadFromOriginals(db, orgId, [original.originalId])
  const own = readBefore.find((session) => session.sessionId === original.originalId)
  if (own === undefined) return undefined
  const isShown = own.digest === digest
  if (isShown && readBefore.some((session) => session.readerVersion !== importer.version)) return undefined
  return readBefore.map(({ sessionId }) => ({ sessionId, outcome: 'unchanged' }))
}

function firstIdIn(head: readonly JsonObject[], importer: Importer): string | null {
  for (const record of head) {
    const identity = importer.identify(record)
    if (identity !== null) return identity.id
  }
  return null
}
