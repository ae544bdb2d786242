import type { Importer } from './importer.ts'
import { LineCutter } from './lines.ts'
import { parseRecord } from './parse.ts'
import type { Micros } from '../domain/time.ts'
import type { ChunkStore } from '../sessions/originals.ts'
import type { Original } from '../storage/originals.ts'

export interface Kinship {
  /** Ids of this transcript's records that another one owns: they count there. */
  readonly copied: ReadonlySet<string>
  /** Transcripts that copied from this one, and must be read again without what they copied. */
  readonly heirs: readonly Original[]
}

/**
 * Sorts out what transcripts that begin with the same record have copied from one another: a resumed or forked
 * session begins with the records of what it goes on from. Of two, those they share belong to the one that went
 * on by itself first, or that nothing was added to. The outcome doesn't depend on which was imported first.
 */
export async function kinshipOf(
  importer: Importer,
  own: Original,
  related: readonly Original[],
  store: ChunkStore,
): Promise<Kinship> {
  const copied = new Set<string>()
  const heirs: Original[] = []
  const ids = related.length > 0 ? await identitiesOf(importer, own, store) : new Map<string, Micros | null>()
  for (const other of related) {
    const others = await identitiesOf(importer, other, store)
    const [ownSince, otherSince] = [goesOnAt(ids, others), goesOnAt(others, ids)]
    const isOwners = ownSince !== otherSince ? ownSince < otherSince : own.originalId < other.originalId
    if (isOwners) heirs.push(other)
    else for (const id of others.keys()) if (ids.has(id)) copied.add(id)
  }
  return { copied, heirs }
}

/** Time of the first record that the other transcript doesn't have; before all times where there is none. */
function goesOnAt(ids: ReadonlyMap<string, Micros | null>, others: ReadonlyMap<string, unknown>): Micros {
  for (const [id, at] of ids) if (!others.has(id) && at !== null) return at
  return -Infinity
}

async function identitiesOf(
  importer: Importer,
  { chunks }: Original,
  store: ChunkStore,
): Promise<Map<string, Micros | null>> {
  const ids = new Map<string, Micros | null>()
  const cutter = new LineCutter(({ bytes }) => {
    const value = parseRecord(bytes)
    const identity = typeof value === 'object' && value !== null ? importer.identify(value) : null
    if (identity !== null) ids.set(identity.id, identity.at)
  })
  for (const digest of chunks) cutter.push(await store.get(digest))
  cutter.end()
  return ids
}
