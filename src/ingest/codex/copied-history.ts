import { MICROS_PER_SECOND, parseIso, type Micros } from '../../domain/time.ts'
import { textOf } from '../fields.ts'
import type { CodexRecord } from './envelope.ts'
import { TURN_STARTS } from './record-kinds.ts'

/** A history is copied in one go: a longer silence means that it is over. */
const END_OF_COPY: Micros = MICROS_PER_SECOND

/**
 * Knows the history that a fork or a sub-agent's file brings along: its origin's head, turns, prompts and token
 * counts, all with the time of the copying. Such a file names its origin (`forked_from_id`) or repeats
 * its head. Own work begins with the first turn that is no older than the session: turn ids are UUIDs of
 * version 7 and keep the time of the original turn. Where turns have no such ids, it begins after the first silence.
 */
export class CopiedHistory {
  #began: Micros | null = null
  #headSeen = false
  #copying = false
  #ownTurn = false
  #judged = false
  #last: Micros | null = null

  /** Whether a record of the session `ownId` is copied, or a head that says nothing new. */
  covers(record: CodexRecord, ownId: string): boolean {
    const silence = record.at !== null && this.#last !== null ? record.at - this.#last : 0
    this.#last = record.at ?? this.#last
    this.#began ??= timeOf(ownId)
    if (record.type === 'session_meta') return this.#isOtherHead(record, ownId)
    if (this.#copying && this.#isOwn(record, silence)) this.#copying = false
    if (!this.#copying && isTurn(record)) this.#ownTurn = true
    return this.#copying
  }

  #isOtherHead({ payload, at }: CodexRecord, ownId: string): boolean {
    const isOwnHead = (textOf(payload['id']) ?? ownId) === ownId
    if (!isOwnHead && !this.#ownTurn) this.#copying = true
    if (!isOwnHead || this.#headSeen) return true
    this.#headSeen = true
    this.#began ??= parseIso(payload['timestamp']) ?? at
    this.#copying = textOf(payload['forked_from_id']) !== null
    return false
  }

  #isOwn(record: CodexRecord, silence: Micros): boolean {
    const turn = isTurn(record) ? turnTimeOf(record) : null
    if (turn === null || this.#began === null) return !this.#judged && silence >= END_OF_COPY
    this.#judged = true
    return turn >= this.#began
  }
}

function isTurn({ type, payload }: CodexRecord): boolean {
  return (
    type === 'turn_context' || (type === 'event_msg' && TURN_STARTS.includes(textOf(payload['type']) ?? ''))
  )
}

/** When a turn began, to the precision that its record has: at the latest then. */
function turnTimeOf({ payload }: CodexRecord): Micros | null {
  const fromId = timeOf(textOf(payload['turn_id']))
  if (fromId !== null) return fromId
  const seconds = payload['started_at']
  return typeof seconds === 'number' && Number.isSafeInteger(seconds) && seconds > 0
    ? (seconds + 1) * MICROS_PER_SECOND - 1
    : null
}

const UUID_7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i

/** The time inside a UUID of version 7, which has milliseconds. */
function timeOf(id: string | null): Micros | null {
  const match = UUID_7.exec(id ?? '')
  return match ? parseInt(`${match[1]}${match[2]}`, 16) * 1000 : null
}
