import type { Importer } from './importer.ts'
import { LineCutter } from './lines.ts'
import { parseRecord } from './parse.ts'
import type { Micros } from '../domain/time.ts'
import { chunksOf, type ChunkStore } from '../sessions/originals.ts'
import type { Standing } from '../sessions/standing.ts'
import type { Original } from '../storage/originals.ts'

export interface Kinship {
  /** Ids of this transcript's records that another one owns: they count there. */
  readonly copied: ReadonlySet<string>
  /** Transcripts that now own more or fewer of their records, and must be read again. */
  readonly heirs: readonly Original[]
}

export const NO_KIN: Kinship = { copied: new Set(), heirs: [] }

/** A transcript's records that have ids, in order, with their times. */
type Records = ReadonlyMap<string, Micros | null>

/**
 * Sorts out what transcripts that begin with the same record have copied from one another: a resumed or forked
 * session begins with the records of what it goes on from. Of two, those they share belong to the one that went
 * on by itself first, or that nothing was added to. The outcome doesn't depend on which was imported first.
 */
export async function kinshipOf(
  importer: Importer,
  { original: own, place, versions, related }: Standing,
  store: ChunkStore,
): Promise<Kinship> {
  if (place !== 'shown' || related.length === 0) return NO_KIN
  const membersOf = async (transcripts: readonly Original[]): Promise<Member[]> => {
    const members: Member[] = []
    for (const one of transcripts) members.push({ ...one, records: await recordsOf(importer, one, store) })
    return members
  }
  const others = await membersOf(related)
  const shown = await membersOf(versions.filter(({ isShown }) => isShown))
  const arrived = await membersOf([own])
  const [ownerBefore, ownerAfter] = [ownersIn([...others, ...shown]), ownersIn([...others, ...arrived])]

  const copied = new Set<string>()
  for (const { originalId, records } of arrived) {
    for (const id of records.keys()) if (ownerAfter.get(id) !== originalId) copied.add(id)
  }
  const heirs = others.filter(({ originalId, records }) =>
    [...records.keys()].some(
      (id) => (ownerBefore.get(id) === originalId) !== (ownerAfter.get(id) === originalId),
    ),
  )
  return { copied, heirs }
}

interface Member extends Original {
  readonly records: Records
}

/** The id of the transcript that owns each record: always one of those that have it. */
function ownersIn(family: readonly Member[]): Map<string, string> {
  const owners = new Map<string, Member>()
  const wonAgainst = new Map<Member, Map<Member, boolean>>()
  const owns = (one: Member, other: Member): boolean => {
    const known = wonAgainst.get(one) ?? new Map<Member, boolean>()
    wonAgainst.set(one, known)
    const wins = known.get(other) ?? wentOnFirst(one.records, other.records)
    known.set(other, wins)
    return wins
  }
  for (const member of family.toSorted((a, b) => (a.digest < b.digest ? -1 : 1))) {
    for (const id of member.records.keys()) {
      const owner = owners.get(id)
      if (owner === undefined || !owns(owner, member)) owners.set(id, member)
    }
  }
  return new Map([...owners].map(([id, { originalId }]) => [id, originalId]))
}

/** Whether nothing was added to one transcript, or it went on by itself before the other; where equal, it did. */
function wentOnFirst(one: Records, other: Records): boolean {
  const [own, others] = [firstNotIn(one, other), firstNotIn(other, one)]
  if (own === undefined || others === undefined) return own === undefined
  const [at, othersAt] = [own.at ?? 0, others.at ?? 0]
  return at === othersAt ? own.id < others.id : at < othersAt
}

function firstNotIn(one: Records, other: Records): { id: string; at: Micros | null } | undefined {
  for (const [id, at] of one) if (!other.has(id)) return { id, at }
  return undefined
}

async function recordsOf(importer: Importer, { chunks }: Original, store: ChunkStore): Promise<Records> {
  const records = new Map<string, Micros | null>()
  const cutter = new LineCutter(({ bytes }) => {
    const value = parseRecord(bytes)
    const identity = typeof value === 'object' && value !== null ? importer.identify(value) : null
    if (identity !== null) records.set(identity.id, identity.at)
  })
  for await (const chunk of chunksOf(chunks, store)) cutter.push(chunk)
  cutter.end()
  return records
}
