import { chunksOf, type ChunkStore } from '../sessions/originals.ts'
import type { ImportedSession } from '../domain/imported.ts'
import { headOf } from './head.ts'
import { DocumentCutter } from './document-cutter.ts'
import type { Importer, JsonObject, Reading, Sink } from './importer.ts'
import { LineCutter } from './lines.ts'
import { OutlineReading, type Outline } from './outline.ts'
import { parseRecord } from './parse.ts'

/** Lets requests in between two slices of a long transcript. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

interface KeptFile {
  readonly name: string | null
  readonly chunks: readonly string[]
}

/**
 * Reads a received transcript through an importer. Broken lines cost themselves alone: they are counted as
 * `invalid_json`. Records whose id is in `copied` count elsewhere. `afterSlice` runs between chunks, when the sink may be emptied.
 */
export async function read(
  importer: Importer,
  file: KeptFile,
  store: ChunkStore,
  copied: ReadonlySet<string>,
  sink: Sink,
  afterSlice: () => Promise<void>,
): Promise<readonly ImportedSession[]> {
  const slices = async (take: (chunk: Buffer) => void): Promise<void> => {
    for await (const chunk of chunksOf(file.chunks, store)) {
      take(chunk)
      await afterSlice()
      await breathe()
    }
  }
  if (await isDocument(importer, file, store)) {
    const outline = await outlineOf(slices, sink)
    const reading = importer.open({ name: file.name, outline }, sink)
    for (const list of importer.document?.lists ?? []) await slices(elementsOf(list, reading, sink))
    return reading.end()
  }
  const reading = importer.open({ name: file.name, outline: null }, sink)
  const isCopied = (value: JsonObject): boolean =>
    copied.size > 0 && copied.has(importer.identify(value)?.id ?? '')
  const cutter = new LineCutter(({ bytes, position }) => {
    const value = parseRecord(bytes)
    if (typeof value === 'string') sink.notUnderstood(value)
    else if (value !== null && !isCopied(value)) reading.record({ value, position, list: '' })
  })
  await slices((chunk) => cutter.push(chunk))
  cutter.end()
  return reading.end()
}

/** Whether an agent that writes both has written this file as one document. */
async function isDocument(importer: Importer, file: KeptFile, store: ChunkStore): Promise<boolean> {
  if (importer.document === undefined) return false
  const chunks: Buffer[] = []
  for await (const chunk of chunksOf(file.chunks, store)) {
    chunks.push(chunk)
    const head = headOf(chunks, chunks.length === file.chunks.length)
    if (head !== undefined) return !importer.detects(head.records)
  }
  return false
}

type Slices = (take: (chunk: Buffer) => void) => Promise<void>

async function outlineOf(slices: Slices, sink: Sink): Promise<Outline> {
  const reading = new OutlineReading()
  await slices((chunk) => reading.push(chunk))
  // What its broken end may have said can't be known.
  if (!reading.isWhole) sink.notUnderstood('invalid_json')
  return reading.outline
}

function elementsOf(list: string, reading: Reading, sink: Sink): (chunk: Buffer) => void {
  const cutter = new DocumentCutter(({ member, isElement, bytes, position }) => {
    if (!isElement || member !== list) return
    const value = parseRecord(bytes())
    if (typeof value === 'string') sink.notUnderstood(value)
    else if (value !== null) reading.record({ value, position, list })
  })
  return (chunk) => cutter.push(chunk)
}
