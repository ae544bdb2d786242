import type { ChunkStore } from '../sessions/originals.ts'
import type { ImportedSession } from '../domain/imported.ts'
import type { Importer, Sink, Source } from './importer.ts'
import { LineCutter } from './lines.ts'
import { parseRecord } from './parse.ts'

/** Lets requests in between two slices of a long transcript. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/**
 * Reads a received transcript through an importer. Broken lines cost themselves alone: they are counted as
 * `invalid_json`. `afterSlice` runs between chunks, when the sink may be emptied.
 */
export async function read(
  importer: Importer,
  source: Source,
  chunks: readonly string[],
  store: ChunkStore,
  sink: Sink,
  afterSlice: () => Promise<void>,
): Promise<readonly ImportedSession[]> {
  const reading = importer.open(source, sink)
  const cutter = new LineCutter(({ bytes, position }) => {
    const value = parseRecord(bytes)
    if (typeof value === 'string') sink.notUnderstood(value)
    else if (value !== null) reading.record({ value, position })
  })
  for (const digest of chunks) {
    cutter.push(await store.get(digest))
    await afterSlice()
    await breathe()
  }
  cutter.end()
  return reading.end()
}
