import type { JsonObject } from './importer.ts'
import { LineCutter } from './lines.ts'
import { OutlineReading, type Outline } from './outline.ts'
import { parseRecord } from './parse.ts'
import { CHUNK_BYTES } from '../sessions/originals.ts'

/** The beginning of a file, by which it is told whose transcript it is. */
export interface Head {
  /** The first lines that hold records. */
  readonly records: readonly JsonObject[]
  /** The same beginning taken for that of one document. */
  outline(): Outline
}

/** Records looked at, and the bytes they may take. */
const HEAD_RECORDS = 64
const HEAD_BYTES = 8 * CHUNK_BYTES

/** The head of a file that begins with these chunks; `undefined` while it takes more of them to tell. */
export function headOf(chunks: readonly Buffer[], isWhole: boolean): Head | undefined {
  const records: JsonObject[] = []
  const cutter = new LineCutter(({ bytes }) => {
    if (records.length >= HEAD_RECORDS) return
    const value = parseRecord(bytes)
    if (typeof value === 'object' && value !== null) records.push(value)
  })
  for (const chunk of chunks) cutter.push(chunk)
  if (isWhole) cutter.end()
  const isEnough = isWhole || records.length >= HEAD_RECORDS || chunks.length * CHUNK_BYTES >= HEAD_BYTES
  return isEnough ? { records, outline: () => outlineOf(chunks) } : undefined
}

function outlineOf(chunks: readonly Buffer[]): Outline {
  const reading = new OutlineReading()
  for (const chunk of chunks) reading.push(chunk)
  return reading.outline
}
