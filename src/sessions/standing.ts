import type { Micros } from '../domain/time.ts'
import type { Context, Db } from '../storage/context.ts'
import { listRelatedOriginals, listVersions, type Original, type Version } from '../storage/originals.ts'
import { listReadFromOriginals } from '../storage/session-details.ts'
import { continuationOf, type Continuation } from './continuation.ts'
import type { ChunkStore } from './originals.ts'

/**
 * How a transcript that arrived stands to what is kept. `shown`: its session is to be written from it. `beside`: it
 * differs from the shown one, whose last record is later, and is kept beside that. `nowhere`: it says nothing new.
 */
export interface Standing {
  readonly original: Original
  readonly place: 'shown' | 'beside' | 'nowhere'
  /** All kept versions of the file. */
  readonly versions: readonly Version[]
  /** Those that it goes on from, which needn't be kept any more. */
  readonly continued: readonly Version[]
  /** The shown transcripts of other sessions that begin with the same record. */
  readonly related: readonly Original[]
}

/** Judges a transcript whose last record is of `lastRecordAt`, and that a reader of `readerVersion` would read. */
export async function standingOf(
  { db }: Pick<Context, 'db'>,
  original: Original,
  lastRecordAt: Micros | null,
  readerVersion: number,
  store: ChunkStore,
): Promise<Standing> {
  const { orgId, originalId } = original
  const versions = await listVersions(db, orgId, originalId)
  const readBefore = await listReadFromOriginals(db, orgId, [originalId])
  const related = await listRelatedOriginals(db, original)
  const continued: Version[] = []
  let isKnown = false
  for (const version of versions) {
    let continuation: Continuation
    try {
      continuation = await continuationOf(original, version, store)
    } catch (error) {
      // Another import that goes on from this version dropped it meanwhile: it is judged among what is there now.
      if (await stillStands(db, { original, versions, related })) throw error
      return standingOf({ db }, original, lastRecordAt, readerVersion, store)
    }
    if (continuation === 'longer') continued.push(version)
    if (continuation === 'shorter') isKnown = true
    if (continuation === 'same') {
      isKnown = !version.isShown || readBefore.every((read) => read.readerVersion === readerVersion)
    }
  }
  const shown = versions.find((version) => version.isShown)
  const keptLast = readBefore.find(({ sessionId }) => sessionId === originalId)?.lastRecordAt ?? null
  const isShown =
    shown === undefined ||
    shown.digest === original.digest ||
    continued.includes(shown) ||
    isLater({ ...original, lastRecordAt }, { ...shown, lastRecordAt: keptLast })
  const place = isKnown ? 'nowhere' : isShown ? 'shown' : 'beside'
  return { original, place, versions, continued, related }
}

/** Whether what a transcript was judged by is still what is kept. */
export async function stillStands(
  db: Db,
  { original, versions, related }: Pick<Standing, 'original' | 'versions' | 'related'>,
): Promise<boolean> {
  const present = await listVersions(db, original.orgId, original.originalId)
  return (
    areSame(present, versions) &&
    present.find((one) => one.isShown)?.digest === versions.find((one) => one.isShown)?.digest &&
    areSame(await listRelatedOriginals(db, original), related)
  )
}

function areSame(some: readonly Original[], others: readonly Original[]): boolean {
  const digests = new Set(others.map(({ originalId, digest }) => `${originalId} ${digest}`))
  return (
    some.length === others.length &&
    some.every(({ originalId, digest }) => digests.has(`${originalId} ${digest}`))
  )
}

interface Dated extends Original {
  readonly lastRecordAt: Micros | null
}

/** Of two files about one session: the one with the later last record, then the longer, then the greater digest. */
function isLater(one: Dated, other: Dated): boolean {
  const [last, otherLast] = [one.lastRecordAt ?? 0, other.lastRecordAt ?? 0]
  if (last !== otherLast) return last > otherLast
  if (one.bytes !== other.bytes) return one.bytes > other.bytes
  return one.digest > other.digest
}
