import type { Micros } from '../../domain/time.ts'
import { Draft, type Place } from '../draft.ts'
import type { Sink } from '../importer.ts'
import { taskTitle } from '../task-title.ts'
import { standingPointer } from '../pointer.ts'
import { eventIdOf, timeOf, type OpenHandsEvent } from './event.ts'
import { Usage } from './usage.ts'

/** One conversation while its events go by. */
export class Conversation {
  readonly draft: Draft
  readonly usage = new Usage()
  readonly #ids = new Set<string>()
  readonly #notUnderstood: (kind: string) => void
  /** Which call an event made, by the event's own id; results name that as their cause. */
  readonly #calls = new Map<unknown, string>()
  #lastCall: string | null = null
  #lastThought: { readonly response: string | null; readonly text: string } | null = null

  constructor(externalId: string, sink: Sink) {
    this.draft = new Draft(externalId, sink)
    this.#notUnderstood = (kind) => sink.notUnderstood(kind)
  }

  /** Where a part of an event stands; the first part that is a step has the event's own id. */
  placer(event: OpenHandsEvent): (pointer: string) => Place {
    const id = eventIdOf(event)
    const unique = this.#ids.has(id) ? `event-at-${event.index}` : id
    this.#ids.add(unique)
    let part = 0
    const at = timeOf(event)
    return (pointer) => {
      const eventId = part === 0 ? unique : `${unique}/${part}`
      part++
      const own = standingPointer(event.value, pointer)
      return { eventId, at, position: event.position, pointer: `${event.base}${own}` }
    }
  }

  touch(at: Micros | null, byPerson: boolean): void {
    this.draft.touch(at, byPerson)
  }

  asked(place: Place, text: string): void {
    this.draft.title ??= taskTitle(text)
    this.draft.asked(place, text)
  }

  /** What the agent said before a call; with several calls of one answer it stands beside each. */
  saidBeforeCall(place: () => Place, text: string, response: string | null): void {
    const before = this.#lastThought
    this.#lastThought = { response, text }
    if (response !== null && before?.response === response && before.text === text) return
    this.draft.said(place(), text, true)
  }

  called(place: Place, name: string, command: string | null, ids: CallIds): void {
    const callId = ids.callId ?? place.eventId
    this.#lastCall = callId
    this.#calls.set(ids.eventId, callId)
    this.draft.called(place, name, callId, command)
  }

  answered(place: Place, isError: boolean | null, text: string, ids: CallIds): void {
    const callId =
      ids.callId ?? this.#calls.get(ids.eventId) ?? (ids.eventId === undefined ? this.#lastCall : null)
    this.draft.answered(place, callId, isError, () => text)
  }

  notUnderstood(kind: string): void {
    this.#notUnderstood(kind)
  }
}

export interface CallIds {
  /** As the model named the call. */
  readonly callId: string | null
  /** The id of the event that made it; `undefined` in versions whose events have none. */
  readonly eventId: unknown
}
