import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { sessionPrefixOf } from '../../src/domain/ids.ts'
import { importAgain, importTranscript, type ImportReport } from '../../src/ingest/import.ts'
import { storedChunkStore } from '../../src/sessions/originals.ts'
import type { Context, Db } from '../../src/storage/context.ts'
import { insertEnterprise, insertOrganization } from '../../src/storage/organizations.ts'
import { NOON } from '../support/sessions.ts'
import { jsonLines } from './read-transcript.ts'

/** Imports into organisations of a database, and what is in them afterwards. */

export type Transcript = Buffer | readonly unknown[]

export interface Sent {
  readonly repository?: string
  readonly name?: string | null
  readonly agent?: 'claude-code' | 'codex' | null
  readonly userId?: string | null
  readonly dryRun?: boolean
  /** Bytes of one piece of the body. */
  readonly piece?: number
}

const TABLES = [
  'sessions',
  'session_details',
  'messages',
  'steps',
  'originals',
  'original_chunks',
  'org_totals',
] as const

let organizations = 0

/** One organisation; its clock goes on by a millisecond whenever it is read. */
export class Organization {
  readonly context: Context
  readonly orgId: string

  constructor(db: Db, orgId: string) {
    let now = NOON + 1_000_000_000
    this.context = { db, now: () => (now += 1_000) }
    this.orgId = orgId
  }

  static async create(db: Db): Promise<Organization> {
    const orgId = `org-${++organizations}`
    const enterpriseId = `enterprise-${orgId}`
    await insertEnterprise(db, enterpriseId, 'Enterprise', NOON)
    const limits = { maxSessionAcuLimit: null, maxCycleAcuLimit: null }
    const times = { createdAt: NOON, updatedAt: NOON }
    const sessionPrefix = sessionPrefixOf(orgId)
    await insertOrganization(db, { orgId, enterpriseId, name: orgId, sessionPrefix, ...times, ...limits })
    return new Organization(db, orgId)
  }

  async import(transcript: Transcript, sent: Sent = {}): Promise<ImportReport> {
    const { name = null, agent = null, repository = null, userId = null } = sent
    const { dryRun = false, piece = 64 * 1024 } = sent
    const bytes = bytesOf(transcript)
    const owner = { userId, serviceUserId: userId === null ? 'service-user-1' : null }
    const body = piecesOf(bytes, piece)
    return importTranscript(this.context, { orgId: this.orgId, name, agent, repository, owner, dryRun, body })
  }

  async importAgain(sessionId: string): Promise<ImportReport> {
    return importAgain(this.context, this.orgId, sessionId)
  }

  /** Every row of the organisation, as the tables have it. */
  async rows(): Promise<Rows> {
    const entries: [string, readonly Row[]][] = []
    for (const table of TABLES) {
      const { rows } = await sql<{ row: Record<string, unknown> }>`
        select to_jsonb(t) as row from ${sql.table(table)} t where org_id = ${this.orgId} order by 1`.execute(
        this.context.db,
      )
      entries.push([table, rows.map(({ row }) => row)])
    }
    return Object.fromEntries(entries) as Rows
  }

  /**
   * What the sessions are, by the agent's own ids, without what differs from import to import: the moments of importing,
   * and `created_at`, which the first import fixes. Throws where something doesn't hold that always must: `faultsIn`. A
   * crash may leave rows and chunks behind that nobody reads; nothing else may.
   */
  async state(after: 'a crash' | 'no crash' = 'no crash'): Promise<State> {
    const rows = await this.rows()
    const faults = faultsIn(after === 'a crash' ? whatIsRead(rows) : rows)
    if (faults.length > 0) throw new Error(`unsound: ${faults.join(', ')}`)
    const ids = new Map(
      rows.session_details.map((row) => [text(row['session_id']), text(row['external_id'])]),
    )
    const named = (id: unknown) => (id === null ? null : (ids.get(text(id)) ?? id))
    const sessions = rows.sessions.map((row): [string, Row] => {
      const id = text(row['session_id'])
      const details = rows.session_details.find((one) => one['session_id'] === id) ?? {}
      const own = (list: readonly Row[]) =>
        list
          .filter((one) => one['session_id'] === id && one['revision'] === row['revision'])
          .toSorted((a, b) => Number(a['position']) - Number(b['position']))
          .map((one) => without(one, ['org_id', 'session_id', 'revision']))
      const told = {
        ...without(row, ['org_id', 'session_id', 'created_at', 'revision', 'parent_ref', 'facets']),
        // An analysis, which may come later, adds these.
        category: null,
        subcategory: null,
        outcome: null,
        issues: [],
        ...without(details, ['org_id', 'session_id', 'imported_at', 'original_id']),
        from: named(details['original_id']),
        parent_session_id: named(row['parent_session_id']),
        child_session_ids: listOf(row['child_session_ids']).map(named),
        messages: own(rows.messages),
        steps: own(rows.steps),
      }
      return [ids.get(id) ?? id, told]
    })
    const originals = rows.originals.map((row) => ({
      of: named(row['original_id']),
      digest: row['digest'],
      isShown: row['replaced_at'] === null,
    }))
    return {
      sessions: Object.fromEntries(sessions.toSorted(([a], [b]) => (a < b ? -1 : 1))),
      originals: originals.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
    }
  }

  /** The bytes of a kept original. */
  async original(digest: string): Promise<Buffer> {
    const rows = await this.rows()
    const kept = rows.originals.find((row) => row['digest'] === digest)
    const store = storedChunkStore(this.context.db, this.orgId)
    const chunks = []
    for (const chunk of listOf(kept?.['chunks'])) chunks.push(await store.get(chunk))
    return Buffer.concat(chunks)
  }
}

type Row = Readonly<Record<string, unknown>>
type Rows = Record<(typeof TABLES)[number], readonly Row[]>

interface State {
  readonly sessions: Readonly<Record<string, Row>>
  readonly originals: readonly { readonly of: unknown; readonly digest: unknown; readonly isShown: boolean }[]
}

function without(row: Row, columns: readonly string[]): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !columns.includes(column)))
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : []
}

function whatIsRead(rows: Rows): Rows {
  const revisions = new Map(rows.sessions.map((row) => [row['session_id'], row['revision']]))
  const isRead = (row: Row) => revisions.get(row['session_id']) === row['revision']
  const needed = new Set(rows.originals.flatMap((row) => listOf(row['chunks'])))
  return {
    ...rows,
    messages: rows.messages.filter(isRead),
    steps: rows.steps.filter(isRead),
    original_chunks: rows.original_chunks.filter((row) => needed.has(text(row['digest']))),
  }
}

/** What doesn't hold that must after any imports: counters, counts and references agree, and nothing is left over. */
function faultsIn(rows: Rows): readonly string[] {
  const faults: string[] = []
  const must = (holds: boolean, what: string) => void (holds || faults.push(what))
  must((rows.org_totals[0]?.['sessions'] ?? 0) === rows.sessions.length, 'org_totals')
  const revisions = new Map(rows.sessions.map((row) => [row['session_id'], row['revision']]))
  for (const table of ['messages', 'steps'] as const) {
    const left = rows[table].filter((row) => revisions.get(row['session_id']) !== row['revision'])
    must(left.length === 0, `${left.length} rows of ${table} that nobody reads`)
  }
  for (const row of rows.sessions) {
    const id = row['session_id']
    const [messages, steps] = [rows.messages, rows.steps].map((list) =>
      list.filter((one) => one['session_id'] === id),
    )
    const by = (source: string) => messages?.filter((one) => one['source'] === source).length
    must(row['num_user_messages'] === by('user') && row['num_devin_messages'] === by('devin'), 'counts')
    for (const list of [messages, steps]) {
      const positions = new Set(list?.map((one) => one['position']))
      const isGapless = list?.every((_, position) => positions.has(position))
      must(isGapless === true, 'positions')
    }
    const details = rows.session_details.find((one) => one['session_id'] === id)
    must(details?.['num_steps'] === steps?.length, 'num_steps')
    const children = rows.sessions.filter((one) => one['parent_ref'] === id)
    const age = (one: Row) => `${text(one['created_at'])} ${text(one['session_id'])}`
    const inOrder = children.toSorted((a, b) => (age(a) < age(b) ? -1 : 1)).map((one) => one['session_id'])
    must(JSON.stringify(row['child_session_ids']) === JSON.stringify(inOrder), 'child_session_ids')
    const parent = revisions.has(row['parent_ref']) ? row['parent_ref'] : null
    must(row['parent_session_id'] === parent, 'parent_session_id')
    const isReadFrom = (one: Row) =>
      one['original_id'] === details?.['original_id'] && one['digest'] === details?.['original_digest']
    must(rows.originals.find(isReadFrom)?.['replaced_at'] === null, 'the shown original')
  }
  const needed = new Set(rows.originals.flatMap((row) => listOf(row['chunks'])))
  const there = new Set(rows.original_chunks.map((row) => text(row['digest'])))
  must(there.isSubsetOf(needed), 'chunks that no original has')
  must(needed.isSubsetOf(there), 'originals without their chunks')
  const isRead = (row: Row) =>
    rows.session_details.some((details) => details['original_id'] === row['original_id'])
  must(rows.originals.every(isRead), 'originals without a session')
  return faults
}

export function bytesOf(transcript: Transcript): Buffer {
  return Buffer.isBuffer(transcript) ? transcript : jsonLines(transcript)
}

export function digestOf(transcript: Transcript): string {
  return createHash('sha256').update(bytesOf(transcript)).digest('hex')
}

export async function* piecesOf(bytes: Buffer, piece: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

export function outcomes(report: ImportReport): readonly string[] {
  return report.sessions.map(({ outcome }) => outcome)
}
