import { randomInt } from 'node:crypto'
import type { ImportedMessage, ImportedStep } from '../domain/imported.ts'
import { importedSessionId } from '../domain/ids.ts'
import { storable } from '../domain/text.ts'
import type { Micros } from '../domain/time.ts'
import type { Agent } from '../domain/vocabulary.ts'
import { writeAhead } from '../storage/ahead.ts'
import type { Context, Db } from '../storage/context.ts'
import { deleteOldRows, lockSessions } from '../storage/session-write.ts'
import { InFlight } from './in-flight.ts'
import { insertMessages, type NewMessage } from '../storage/messages.ts'
import { insertSteps, type NewStep } from '../storage/steps.ts'
import { insertWords, type NewWords } from '../storage/words.ts'
import { Wording } from './wording.ts'

/** Rows of one statement, so that no write holds the embedded engine for long. */
const ROWS_PER_INSERT = 250
/** Characters of message text of one statement. */
const TEXT_PER_INSERT = 1_000_000
/** Up to so many rows wait in memory; beyond, they go ahead of the commit under a revision nobody reads yet. */
const ROWS_IN_MEMORY = 5_000
const TEXT_IN_MEMORY = 8_000_000

const WRITES_AT_ONCE = 2

/** What was counted for one session while its rows went by. */
export interface Counts {
  numUserMessages: number
  numDevinMessages: number
  numSteps: number
  readonly toolCalls: Map<string, number>
}

interface Track extends Counts {
  readonly sessionId: string
  readonly wording: Wording
  lastAt: Micros
}

/**
 * Messages, steps and words of one transcript on their way into the database. They are written under a new revision,
 * which becomes the session's only when `record` commits it: a crash in between leaves nothing visible.
 */
export class Recording {
  readonly revision: number
  readonly #context: Context
  readonly #orgId: string
  readonly #agent: Agent
  readonly #tracks = new Map<string, Track>()
  #messages: NewMessage[] = []
  #steps: NewStep[] = []
  #words: NewWords[] = []
  #text = 0
  #ahead = false
  readonly #writes = new InFlight(WRITES_AT_ONCE)

  constructor(context: Context, orgId: string, agent: Agent) {
    this.#context = context
    this.#orgId = orgId
    this.#agent = agent
    this.revision = context.now() + randomInt(1_000)
  }

  message(externalId: string, message: ImportedMessage): void {
    const track = this.#track(externalId)
    track.lastAt = message.at ?? track.lastAt
    const position = track.numUserMessages + track.numDevinMessages
    if (message.source === 'user') track.numUserMessages++
    else track.numDevinMessages++
    this.#text += message.text.length
    track.wording.add(message.text)
    for (const part of track.wording.take()) {
      this.#words.push({ orgId: this.#orgId, sessionId: track.sessionId, revision: this.revision, ...part })
      this.#text += part.words.length
    }
    this.#messages.push({
      orgId: this.#orgId,
      sessionId: track.sessionId,
      revision: this.revision,
      position,
      eventId: storable(message.eventId),
      source: message.source,
      message: storable(message.text),
      createdAt: track.lastAt,
    })
  }

  step(externalId: string, step: ImportedStep): void {
    const track = this.#track(externalId)
    track.lastAt = step.at ?? track.lastAt
    if (step.kind === 'tool_call') {
      const name = storable(step.name ?? 'unknown')
      track.toolCalls.set(name, (track.toolCalls.get(name) ?? 0) + 1)
    }
    this.#steps.push({
      orgId: this.#orgId,
      sessionId: track.sessionId,
      revision: this.revision,
      position: track.numSteps++,
      eventId: storable(step.eventId),
      kind: step.kind,
      name: step.name === null ? null : storable(step.name),
      callId: step.callId === null ? null : storable(step.callId),
      isError: step.isError,
      createdAt: step.at,
      source: step.position,
      pointer: storable(step.pointer),
    })
  }

  countsOf(externalId: string): Counts {
    return this.#track(externalId)
  }

  /** Writes what is left of a session's words, once its row is there. */
  async writeWords(trx: Db, externalId: string, title: string | null): Promise<void> {
    const { sessionId, wording } = this.#track(externalId)
    const { first, rest, hasMore } = wording.end(title)
    const own = { orgId: this.#orgId, sessionId, revision: this.revision }
    await insertWords(trx, [
      { ...own, part: 0, words: first, hasMore },
      ...rest.map((part) => ({ ...own, ...part })),
    ])
  }

  /** Has what waits written, if much does, while more is read. Called between slices of a transcript. */
  async relieve(): Promise<void> {
    if (this.#messages.length + this.#steps.length < ROWS_IN_MEMORY && this.#text < TEXT_IN_MEMORY) return
    this.#ahead = true
    const { db } = this.#context
    await this.#writes.add(this.#writeBy((write) => writeAhead(db, write)))
  }

  /** Writes everything that still waits, in the committing transaction. */
  async write(trx: Db): Promise<void> {
    await this.#writeBy((write) => write(trx))
  }

  async #writeBy(run: (write: (db: Db) => Promise<void>) => Promise<void>): Promise<void> {
    const messages = this.#messages
    const steps = this.#steps
    const words = this.#words
    await this.forget()
    for (const slice of slicesOf(messages, (message) => message.message.length)) {
      await run((db) => insertMessages(db, slice))
    }
    for (const slice of slicesOf(steps, () => 0)) await run((db) => insertSteps(db, slice))
    for (const slice of slicesOf(words, (part) => part.words.length)) {
      await run((db) => insertWords(db, slice))
    }
  }

  /** Drops the rows of every session that isn't one of these, those that went ahead too. */
  async keepOnly(externalIds: readonly string[]): Promise<void> {
    await this.#writes.settled()
    const kept = new Set(externalIds.map((externalId) => this.#track(externalId).sessionId))
    this.#messages = this.#messages.filter((message) => kept.has(message.sessionId))
    this.#steps = this.#steps.filter((step) => kept.has(step.sessionId))
    this.#words = this.#words.filter((part) => kept.has(part.sessionId))
    const others = [...this.#tracks].filter(([, { sessionId }]) => !kept.has(sessionId))
    for (const [externalId] of others) this.#tracks.delete(externalId)
    await this.#takeBack(others.map(([, { sessionId }]) => sessionId))
  }

  /** Drops what waits: a dry run counts and keeps nothing. */
  async forget(): Promise<void> {
    this.#messages = []
    this.#steps = []
    this.#words = []
    this.#text = 0
  }

  /** Drops everything, unless it was committed after all. */
  async discard(): Promise<void> {
    await this.forget()
    await this.#writes.settled().catch(() => undefined)
    await this.#takeBack([...this.#tracks.values()].map(({ sessionId }) => sessionId))
  }

  /** Takes back rows that went ahead of a commit that isn't coming. Whether one came can be told once none is under way. */
  async #takeBack(sessionIds: readonly string[]): Promise<void> {
    if (!this.#ahead || sessionIds.length === 0) return
    await this.#context.db.transaction().execute(async (db) => {
      await lockSessions(db, this.#orgId)
      await deleteOldRows(db, this.#orgId, sessionIds, { revision: this.revision })
    })
  }

  #track(externalId: string): Track {
    let track = this.#tracks.get(externalId)
    if (track === undefined) {
      track = {
        sessionId: importedSessionId(this.#orgId, this.#agent, externalId),
        wording: new Wording(),
        lastAt: this.revision,
        numUserMessages: 0,
        numDevinMessages: 0,
        numSteps: 0,
        toolCalls: new Map(),
      }
      this.#tracks.set(externalId, track)
    }
    return track
  }
}

function* slicesOf<Row>(rows: readonly Row[], weight: (row: Row) => number): Generator<Row[]> {
  let slice: Row[] = []
  let text = 0
  for (const row of rows) {
    slice.push(row)
    text += weight(row)
    if (slice.length < ROWS_PER_INSERT && text < TEXT_PER_INSERT) continue
    yield slice
    slice = []
    text = 0
  }
  if (slice.length > 0) yield slice
}
