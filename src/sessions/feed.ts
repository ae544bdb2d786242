import { setTimeout as sleep } from 'node:timers/promises'
import { matches, type Sighting, type WatchedList } from '../domain/matches.ts'
import { decodePosition, positionsAmong, type Position, type Silence } from '../domain/position.ts'
import type { Scope } from '../domain/principal.ts'
import type { ListedSession, SessionChange } from '../domain/session.ts'
import type { Micros } from '../domain/time.ts'
import type { SessionEventType } from '../domain/vocabulary.ts'
import { countChanges, listChanges, MOST_CHANGES } from '../storage/changes.ts'
import type { Context } from '../storage/context.ts'
import { listOrgIds } from '../storage/organizations.ts'
import { listSilent } from '../storage/sessions.ts'
import { findWithTerms } from '../storage/words.ts'

/** What is told of a list. Its id is where a stream goes on behind it. */
export interface FeedEvent {
  readonly type: SessionEventType
  readonly id: string
  readonly session: ListedSession | null
  /** When it was as it is told. */
  readonly at: Micros
}

const CHANGES_MS = 500
/** Time alone changes a status, and organisations come and go: a look at these costs more, and hurries less. */
const SILENCES_MS = 5_000
const MOST_SILENT = 1_000
/** A reader that falls so far behind is let go; it comes back and goes on from where it was. */
const MOST_WAITING = 1_000

/** What became of sessions since a position, in order. */
interface Batch {
  readonly from: Position
  readonly changes: readonly SessionChange[]
  readonly silent: readonly ListedSession[]
  /** Whether more is different than the changes tell. */
  readonly isReset: boolean
}

interface Reader {
  readonly waiting: Batch[]
  wake: () => void
  isOver: boolean
}

/** Tells the readers of lists what changes in them. One feed serves all of them, and rests while there are none. */
export class Feed {
  readonly #context: Context
  readonly #onError: (error: unknown) => void
  readonly #readers = new Set<Reader>()
  /** Every organisation, in the order in which they were made. */
  #orgIds: ReadonlySet<string> = new Set()
  #deleted: ReadonlySet<string> = new Set()
  #position: Position = { changes: new Map(), silence: { at: 0, sessionId: '' } }
  #silencesAt = 0
  #running: Promise<void> | undefined
  #started: Promise<void> | undefined
  readonly #stop = new AbortController()

  constructor(context: Context, onError: (error: unknown) => void) {
    this.#context = context
    this.#onError = onError
  }

  /** Ends every stream, and resolves once nothing is read any more. */
  async stop(): Promise<void> {
    this.#stop.abort()
    for (const reader of this.#readers) this.#end(reader)
    await this.#running
  }

  /**
   * What becomes of a list: first what was missed since `after`, the id of an event, then `ready`, then what comes, each
   * once and in the order of each organisation. Nothing is yielded for `idleMs` but `undefined`, so that a connection
   * can be kept alive. Under a search `change` may tell of a session that wasn't there before, and `leave` of one that
   * never was.
   */
  async *watch(
    list: WatchedList,
    after: string | undefined,
    idleMs: number,
  ): AsyncGenerator<FeedEvent | undefined> {
    const reader: Reader = { waiting: [], wake: () => undefined, isOver: this.#stop.signal.aborted }
    // Before the start: a feed that follows would rest for want of readers.
    this.#readers.add(reader)
    try {
      await this.#start()
      reader.waiting.length = 0
      const from = this.#position
      if (after !== undefined) {
        const missed = await this.#missed(list, after, from)
        if (missed === undefined) yield this.#event('reset', list, from)
        else yield* this.#eventsOf(missed, list)
      }
      yield this.#event('ready', list, from)
      while (!reader.isOver) {
        const batch = reader.waiting.shift()
        if (batch === undefined) {
          if (!(await hasMore(reader, idleMs))) yield undefined
        } else if (batch.isReset) yield this.#event('reset', list, endOf(batch))
        else yield* this.#eventsOf(batch, list)
      }
    } finally {
      this.#readers.delete(reader)
    }
  }

  /** What a reader that comes back has missed up to where all are now; `undefined` where it is no longer known. */
  async #missed(list: WatchedList, after: string, until: Position): Promise<Batch | undefined> {
    const from = decodePosition(after, this.#orgsOf(list.scope))
    if (from === undefined) return undefined
    const { db } = this.#context
    const behind = movedOf(from.changes, until.changes)
    const expected = [...behind].reduce((sum, [orgId, from]) => sum + countIn(until, orgId) - from, 0)
    if (expected > MOST_CHANGES) return undefined
    const listed = await listChanges(db, behind, MOST_CHANGES + MOST_WAITING)
    const changes = listed.filter(({ orgId, change }) => change <= countIn(until, orgId))
    // Some are kept no longer.
    if (changes.length < expected) return undefined
    const silent = await listSilent(db, from.silence, until.silence.at, MOST_CHANGES)
    return silent.length === MOST_CHANGES ? undefined : { from, changes, silent, isReset: false }
  }

  async *#eventsOf({ from, changes, silent }: Batch, list: WatchedList): AsyncGenerator<FeedEvent> {
    const { scope, filter } = list
    const isSeen = ({ orgId }: { readonly orgId: string }): boolean =>
      scope.all || scope.orgIds.includes(orgId)
    const seen = [...changes, ...silent].filter(isSeen)
    if (seen.length === 0) return
    const ids = [...new Set(seen.map(({ sessionId }) => sessionId))]
    const found = filter.search && (await findWithTerms(this.#context.db, ids, filter.search))
    const sighting: Sighting = { ...list, deletedOrgIds: this.#deleted }
    const idOf = positionsAmong(this.#orgsOf(scope))
    const position = { changes: new Map(from.changes), silence: from.silence }
    const told = (
      before: ListedSession | null,
      was: Micros,
      after: ListedSession | null,
      at: Micros,
    ): FeedEvent | undefined => {
      const session = after ?? before
      const isBefore = before !== null && matches(sighting, before, was)
      const isAfter =
        after !== null && matches(sighting, after, at) && (found === undefined || found.has(after.sessionId))
      if (!isBefore && !isAfter) return undefined
      const type = isAfter ? (isBefore ? 'change' : 'enter') : 'leave'
      return { type, session, at, id: idOf(position) }
    }
    for (const change of changes) {
      position.changes.set(change.orgId, change.change)
      const { before, after, changedAt } = change
      const event = isSeen(change) ? told(before, changedAt, after, changedAt) : undefined
      if (event !== undefined) yield event
    }
    for (const session of silent) {
      position.silence = silenceOf(session)
      const { at } = position.silence
      const event = isSeen(session) ? told(session, at - 1, session, at) : undefined
      if (event !== undefined) yield event
    }
  }

  #event(type: 'ready' | 'reset', { scope }: WatchedList, position: Position): FeedEvent {
    const id = positionsAmong(this.#orgsOf(scope))(position)
    return { type, session: null, at: position.silence.at, id }
  }

  #orgsOf(scope: Scope): readonly string[] {
    const orgIds = [...this.#orgIds]
    return scope.all ? orgIds : orgIds.filter((orgId) => scope.orgIds.includes(orgId))
  }

  /** Begins to follow the log, unless it is being followed. */
  async #start(): Promise<void> {
    if (this.#running === undefined) {
      this.#started = this.#begin()
      this.#running = this.#started.then(
        () => this.#follow(),
        () => this.#rest(),
      )
    }
    await this.#started
  }

  async #begin(): Promise<void> {
    const { db, now } = this.#context
    await this.#readOrganizations()
    this.#silencesAt = performance.now()
    this.#position = { changes: await countChanges(db), silence: { at: now(), sessionId: '' } }
  }

  async #follow(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      await sleep(CHANGES_MS, undefined, { signal: this.#stop.signal }).catch(() => undefined)
      if (this.#readers.size === 0) break
      try {
        await this.#look()
      } catch (error) {
        // A database that is away comes back: the log waits.
        this.#onError(error)
      }
    }
    this.#rest()
  }

  #rest(): void {
    this.#running = undefined
  }

  async #look(): Promise<void> {
    const { db, now } = this.#context
    const from = this.#position
    const counted = await countChanges(db)
    const isLater = performance.now() - this.#silencesAt >= SILENCES_MS
    const isNew = [...counted.keys()].some((orgId) => !this.#orgIds.has(orgId))
    const isOther = (isLater || isNew) && (await this.#readOrganizations())
    const moved = movedOf(from.changes, counted)
    const changes = moved.size === 0 ? [] : await listChanges(db, moved, MOST_CHANGES)
    const silent = isLater ? await listSilent(db, from.silence, now(), MOST_SILENT) : []
    if (isLater && silent.length < MOST_SILENT) this.#silencesAt = performance.now()
    const firsts = new Map(changes.toReversed().map(({ orgId, change }) => [orgId, change]))
    const isAll = changes.length < MOST_CHANGES
    // Of these some were removed before they were read.
    const gaps = [...moved].filter(([orgId, change]) => {
      const first = firsts.get(orgId) ?? (isAll ? Infinity : change + 1)
      return first > change + 1
    })
    const known = new Map([
      ...from.changes,
      ...gaps.map(([orgId]) => [orgId, counted.get(orgId) ?? 0] as const),
    ])
    const isReset = isOther || gaps.length > 0
    const batch = { from: { ...from, changes: known }, changes, silent, isReset }
    this.#position = endOf(batch)
    if (isReset || changes.length > 0 || silent.length > 0) this.#hand(batch)
  }

  /** Whether other organisations than before are deleted. */
  async #readOrganizations(): Promise<boolean> {
    const organizations = await listOrgIds(this.#context.db)
    const deleted = new Set(organizations.filter((one) => one.isDeleted).map(({ orgId }) => orgId))
    const isOther = deleted.size !== this.#deleted.size
    this.#orgIds = new Set(organizations.map(({ orgId }) => orgId))
    this.#deleted = deleted
    return isOther
  }

  #hand(batch: Batch): void {
    for (const reader of this.#readers) {
      if (reader.waiting.length >= MOST_WAITING) this.#end(reader)
      else reader.waiting.push(batch)
      reader.wake()
    }
  }

  #end(reader: Reader): void {
    reader.isOver = true
    reader.wake()
  }
}

function endOf({ from, changes, silent }: Batch): Position {
  const last = silent.at(-1)
  return {
    changes: new Map([...from.changes, ...changes.map(({ orgId, change }) => [orgId, change] as const)]),
    silence: last === undefined ? from.silence : silenceOf(last),
  }
}

function silenceOf({ liveUntil, sessionId }: ListedSession): Silence {
  return { at: liveUntil ?? 0, sessionId }
}

function countIn({ changes }: Position, orgId: string): number {
  return changes.get(orgId) ?? 0
}

/** Of the organisations that have changed since, where they were. */
function movedOf(
  known: ReadonlyMap<string, number>,
  now: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const moved = [...now].filter(([orgId, count]) => count > (known.get(orgId) ?? 0))
  return new Map(moved.map(([orgId]) => [orgId, known.get(orgId) ?? 0]))
}

/** Whether something came within so long. */
async function hasMore(reader: Reader, ms: number): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), ms)
  reader.wake = () => resolve(true)
  const came = await promise
  clearTimeout(timer)
  return came
}
