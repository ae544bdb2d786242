import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { ImportedMessage, ImportedSession, ImportedStep } from '../../src/domain/imported.ts'
import { formOf, headOf } from '../../src/ingest/head.ts'
import { DocumentCutter } from '../../src/ingest/document-cutter.ts'
import type { Importer, JsonObject, SourceRecord } from '../../src/ingest/importer.ts'
import { OutlineReading, type Outline } from '../../src/ingest/outline.ts'
import { parseRecord } from '../../src/ingest/parse.ts'

/** Everything a reader said about one file. */
export interface Transcript {
  readonly sessions: readonly ImportedSession[]
  /** By external id of the session, in the order in which the reader gave them. */
  readonly messages: ReadonlyMap<string, readonly ImportedMessage[]>
  readonly steps: ReadonlyMap<string, readonly ImportedStep[]>
  /** How many records of each kind weren't understood. */
  readonly notUnderstood: ReadonlyMap<string, number>
}

/** Reads a file, or bytes that stand for one, with one reader. `name` is the path the reader is told. */
export function readTranscript(
  source: string | Buffer,
  importer: Importer,
  name: string | null = typeof source === 'string' ? basename(source) : null,
): Transcript {
  const messages = new Map<string, ImportedMessage[]>()
  const steps = new Map<string, ImportedStep[]>()
  const notUnderstood = new Map<string, number>()
  const count = (kind: string) => notUnderstood.set(kind, (notUnderstood.get(kind) ?? 0) + 1)
  const bytes = typeof source === 'string' ? readFileSync(source) : source
  const head = headOf([bytes], true)
  const outline = head && formOf(importer, head) === 'document' ? outlineOf(bytes) : null
  if (outline?.isWhole === false) count('invalid_json')
  const records = outline
    ? (importer.document?.lists ?? []).flatMap((list) => elementsOf(bytes, list, count))
    : recordsOf(bytes, () => count('invalid_json'))
  const reading = importer.open(
    { name, outline },
    {
      message: (id, message) => void listIn(messages, id).push(message),
      step: (id, step) => void listIn(steps, id).push(step),
      notUnderstood: count,
    },
  )
  for (const record of records) reading.record(record)
  const sessions = reading.end()
  // What was handed over for a session that isn't told of at the end is copied history, or no session.
  for (const found of [messages, steps]) {
    for (const id of found.keys()) if (!sessions.some(({ externalId }) => externalId === id)) found.delete(id)
  }
  return { sessions, messages, steps, notUnderstood }
}

/** The records of a file or of bytes; lines that hold no JSON object are left out and told of. */
export function* recordsOf(source: string | Buffer, invalid: () => void = () => {}): Generator<SourceRecord> {
  const bytes = typeof source === 'string' ? readFileSync(source) : source
  let line = 0
  for (let offset = 0; offset < bytes.length;) {
    const newline = bytes.indexOf(0x0a, offset)
    const next = newline < 0 ? bytes.length : newline + 1
    const ended = newline < 0 ? next : newline
    const end = ended > offset && bytes[ended - 1] === 0x0d ? ended - 1 : ended
    const text = bytes.toString('utf8', offset, end)
    line++
    if (text.trim() !== '') {
      const value = parseObject(text)
      const position = { line, offset, length: end - offset }
      if (value) yield { value, position, list: '' }
      else invalid()
    }
    offset = next
  }
}

/** What a document says beside its lists. */
function outlineOf(bytes: Buffer): Outline {
  const reading = new OutlineReading()
  reading.push(bytes)
  return reading.outline
}

/** The elements of one of a document's lists. */
function elementsOf(bytes: Buffer, list: string, count: (kind: string) => void): SourceRecord[] {
  const records: SourceRecord[] = []
  const cutter = new DocumentCutter((part) => {
    if (!part.isElement || part.member !== list) return
    const value = parseRecord(part.bytes())
    if (typeof value === 'string') count(value)
    else if (value !== null) records.push({ value, position: part.position, list })
  })
  cutter.push(bytes)
  return records
}

/** The bytes of a transcript made of these records, one a line. */
export function jsonLines(records: readonly unknown[]): Buffer {
  return Buffer.from(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    return undefined
  }
}

function listIn<T>(lists: Map<string, T[]>, id: string): T[] {
  let list = lists.get(id)
  if (!list) lists.set(id, (list = []))
  return list
}
