import { chunksOf, type ChunkStore } from '../sessions/originals.ts'
import type { ImportedSession } from '../domain/imported.ts'
import { formOf, headOf, type Head } from './head.ts'
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
  const outline = importer.document === undefined ? null : await outlineOf(importer, file, store, slices)
  const reading = importer.open({ name: file.name, outline }, sink)
  if (importer.document !== undefined && outline !== null) {
    // What its broken end may have said can't be known.
    if (!outline.isWhole) sink.notUnderstood('invalid_json')
    for (const list of importer.document.lists) await slices(elementsOf(list, reading, sink))
    return reading.end()
  }
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

type Slices = (take: (chunk: Buffer) => void) => Promise<void>

/** What a document says beside its lists; `null` for a file with a record a line. */
async function outlineOf(
  importer: Importer,
  file: KeptFile,
  store: ChunkStore,
  slices: Slices,
): Promise<Outline | null> {
  const head = await headOfFile(file, store)
  if (head === undefined || formOf(importer, head) !== 'document') return null
  const reading = new OutlineReading()
  await slices((chunk) => reading.push(chunk))
  // A first line that was too long to be seen whole looks like a document, until the second one comes.
  return reading.outline.isFollowed && head.records.length === 0 ? null : reading.outline
}

async function headOfFile({ chunks }: KeptFile, store: ChunkStore): Promise<Head | undefined> {
  const first: Buffer[] = []
  for await (const chunk of chunksOf(chunks, store)) {
    first.push(chunk)
    const head = headOf(first, first.length === chunks.length)
    if (head !== undefined) return head
  }
  return undefined
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
