import { chunksOf, type ChunkStore } from '../sessions/originals.ts'
import type { ImportedSession } from '../domain/imported.ts'
import type { Importer, JsonObject, Sink, Source } from './importer.ts'
import { LineCutter } from './lines.ts'
import { parseRecord } from './parse.ts'

/** Lets requests in between two slices of a long transcript. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads a received transcript through an importer. Broken lines cost themselves alone: they are counted as
 * `invalid_json`. Records whose id is in `copied` count elsewhere. `afterSlice` runs between chunks, when the sink may be emptied.
 */
export async function read(
  importer: Importer,
  file: Source & { readonly chunks: readonly string[] },
  store: ChunkStore,
  copied: ReadonlySet<string>,
  sink: Sink,
  afterSlice: () => Promise<void>,
): Promise<readonly ImportedSession[]> {
  const reading = importer.open(file, sink)
  const isCopied = (value: JsonObject): boolean =>
    copied.size > 0 && copied.has(importer.identify(value)?.id ?? '')
  const cutter = new LineCutter(({ bytes, position }) => {
    const value = parseRecord(bytes)
    if (typeof value === 'string') sink.notUnderstood(value)
    else if (value !== null && !isCopied(value)) reading.record({ value, position })
  })
  for await (const chunk of chunksOf(file.chunks, store)) {
    cutter.push(chunk)
    await afterSlice()
    await breathe()
  }
  cutter.end()
  return reading.end()
}
