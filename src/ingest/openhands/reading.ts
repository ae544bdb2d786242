import type { ImportedSession } from '../../domain/imported.ts'
import { listOf, objectOf } from '../fields.ts'
import type { JsonObject, Reading, Sink, Source, SourceRecord } from '../importer.ts'
import { Conversation } from './conversation.ts'
import { isEvent, isNewEvent } from './event.ts'
import { readNewEvent } from './new-events.ts'
import { readOldEvent } from './old-events.ts'
import { conversationId, isLimit, modelOf, outcomesOf, takeRun } from './run.ts'

/** Reads the one conversation of a trajectory, or the runs of an `output.jsonl`, each of which is a session. */
export class OpenHandsReading implements Reading {
  readonly #sink: Sink
  readonly #members: JsonObject
  readonly #source: Source
  readonly #runs = new Map<string, ImportedSession>()
  #conversation: Conversation | null = null
  #numEvents = 0

  constructor(source: Source, sink: Sink) {
    this.#source = source
    this.#sink = sink
    const members = [...(source.outline?.members ?? [])].map(([name, { value }]) => [name, value])
    this.#members = Object.fromEntries(members) as JsonObject
  }

  record(record: SourceRecord): void {
    if (this.#source.outline === null && 'history' in record.value) this.#readRun(record)
    else this.#readElement(record)
  }

  end(): readonly ImportedSession[] {
    if (this.#conversation !== null) this.#endTrajectory(this.#conversation)
    return [...this.#runs.values()]
  }

  #readElement({ value, position }: SourceRecord): void {
    this.#conversation ??= this.#begin(this.#members, conversationId(this.#members, value))
    this.#read(this.#conversation, { value, position, base: '', index: this.#numEvents++ })
  }

  #endTrajectory(conversation: Conversation): void {
    for (const { field, name, isError } of outcomesOf(this.#members)) {
      const position = this.#source.outline?.members.get(field)?.position
      if (position === undefined) continue
      const place = { eventId: `outcome/${field}`, at: null, position, pointer: '' }
      conversation.draft.noticed(place, name, isError)
    }
    this.#finish(conversation, this.#members)
  }

  #readRun({ value, position }: SourceRecord): void {
    const history = eventsIn(value['history'])
    if (history === null) {
      this.#sink.notUnderstood('no_history')
      return
    }
    const externalId = conversationId(value, history[0]?.value)
    // The same run written twice.
    if (this.#runs.has(externalId)) return
    const conversation = this.#begin(value, externalId)
    for (const [index, { value: event, base }] of history.entries()) {
      this.#read(conversation, { value: event, position, base, index })
    }
    for (const { field, name, isError } of outcomesOf(value)) {
      const place = { eventId: `outcome/${field}`, at: null, position, pointer: `/${field}` }
      conversation.draft.noticed(place, name, isError)
    }
    this.#finish(conversation, value)
  }

  #begin(run: JsonObject, externalId: string): Conversation {
    const conversation = new Conversation(externalId, this.#sink)
    takeRun(conversation.draft, run)
    conversation.usage.configured(modelOf(run))
    return conversation
  }

  #read(conversation: Conversation, event: Parameters<typeof readOldEvent>[1]): void {
    if (!isEvent(event.value)) conversation.notUnderstood('no_event')
    else if (isNewEvent(event.value)) readNewEvent(conversation, event)
    else readOldEvent(conversation, event)
  }

  #finish({ draft, usage }: Conversation, run: JsonObject): void {
    usage.end(draft, objectOf(run['metrics']))
    const { error } = run
    if (error !== undefined && error !== null && error !== '')
      draft.ending = isLimit(error) ? 'broke_off' : 'api_error'
    if (draft.hasContent) this.#runs.set(draft.externalId, draft.end())
  }
}

/** A list of events, or in the oldest files of pairs of an action and its observation; `null` where there is none. */
function eventsIn(history: unknown): readonly { readonly value: JsonObject; readonly base: string }[] | null {
  if (!Array.isArray(history)) return null
  return listOf(history).flatMap((item, index) => {
    const base = `/history/${index}`
    if (!Array.isArray(item)) return { value: objectOf(item) ?? {}, base }
    return listOf(item).map((event, place) => ({ value: objectOf(event) ?? {}, base: `${base}/${place}` }))
  })
}
