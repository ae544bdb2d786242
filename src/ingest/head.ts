import { CHUNK_BYTES } from '../sessions/originals.ts'
import type { Importer, JsonObject } from './importer.ts'
import { LineCutter } from './lines.ts'
import { OutlineReading, type Outline } from './outline.ts'
import { parseRecord } from './parse.ts'

/** The beginning of a file, by which it is told whose transcript it is. */
export interface Head {
  /** The first lines that hold records. */
  readonly records: readonly JsonObject[]
  /** Whether the very first line holds one: it doesn't where a document is spread over lines. */
  readonly beginsWithRecord: boolean
  /** The same beginning taken for that of one document. */
  outline(): Outline
}

/** Records looked at, and the bytes they may take. */
const HEAD_RECORDS = 64
const HEAD_BYTES = 8 * CHUNK_BYTES

/** The head of a file that begins with these chunks; `undefined` while it takes more of them to tell. */
export function headOf(chunks: readonly Buffer[], isWhole: boolean): Head | undefined {
  const records: JsonObject[] = []
  let numLines = 0
  let beginsWithRecord = false
  const cutter = new LineCutter(({ bytes }) => {
    numLines++
    if (records.length >= HEAD_RECORDS) return
    const value = parseRecord(bytes)
    if (typeof value === 'object' && value !== null) records.push(value)
    if (numLines === 1) beginsWithRecord = records.length === 1
  })
  for (const chunk of chunks) cutter.push(chunk)
  if (isWhole) cutter.end()
  const isEnough = isWhole || records.length >= HEAD_RECORDS || chunks.length * CHUNK_BYTES >= HEAD_BYTES
  if (!isEnough) return undefined
  let outline: Outline | undefined
  return { records, beginsWithRecord, outline: () => (outline ??= outlineOf(chunks)) }
}

/** In which of its forms an agent has written the file with this head; `null` where it hasn't. */
export function formOf(importer: Importer, head: Head): 'lines' | 'document' | null {
  const isLines = (): boolean => importer.detects(head.records)
  const isDocument = (): boolean => importer.document?.detects(head.outline()) === true
  if (head.beginsWithRecord) return isLines() ? 'lines' : isDocument() ? 'document' : null
  return isDocument() ? 'document' : isLines() ? 'lines' : null
}

function outlineOf(chunks: readonly Buffer[]): Outline {
  const reading = new OutlineReading()
  for (const chunk of chunks) reading.push(chunk)
  return reading.outline
}
