import type { SourcePosition } from '../../domain/imported.ts'
import { parseIso, type Micros } from '../../domain/time.ts'
import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'

/** One event, and where it stands. */
export interface OpenHandsEvent {
  readonly value: JsonObject
  readonly position: SourcePosition
  /** JSON pointer to it inside its record. */
  readonly base: string
  /** Its place among the conversation's events. */
  readonly index: number
}

/** The kinds of event that the versions from 1.0 on write. */
const KINDS = /(?:Event|Observation|Condensation|CondensationRequest)$/

/** Who events are of. */
const SOURCES: ReadonlySet<unknown> = new Set(['agent', 'environment', 'hook', 'user'])

/** Whether an object in a run's history is an event: `action` or `observation` before 1.0, `kind` since. */
export function isEvent(value: JsonObject): boolean {
  return isNewEvent(value) || (textOf(value['action']) === null) !== (textOf(value['observation']) === null)
}

/** Whether an object can only be an event of OpenHands, wherever it is found. */
export function isOwnEvent(value: JsonObject): boolean {
  if (isNewEvent(value)) return true
  const body = objectOf(value['action'] === undefined ? value['extras'] : value['args'])
  return isEvent(value) && body !== null && typeof value['id'] === 'number' && SOURCES.has(value['source'])
}

export function isNewEvent(value: JsonObject): boolean {
  return (
    KINDS.test(textOf(value['kind']) ?? '') &&
    (SOURCES.has(value['source']) || textOf(value['tool_name']) !== null)
  )
}

/** Times are of no zone: they are taken as UTC. */
export function timeOf({ value }: OpenHandsEvent): Micros | null {
  const time = textOf(value['timestamp'])
  return time === null ? null : (parseIso(time) ?? parseIso(`${time}Z`))
}

export function eventIdOf({ value, index }: OpenHandsEvent): string {
  const id = value['id']
  if (typeof id === 'number' && Number.isSafeInteger(id)) return `event-${id}`
  return textOf(id) ?? `event-${index}`
}

/** The text of a content: a string, a part, or a list of parts with text. */
export function contentText(content: unknown): string | null {
  if (typeof content === 'string') return textOf(content)
  const parts: readonly unknown[] = Array.isArray(content) ? content : [content]
  return textOf(parts.map((part) => textOf(objectOf(part)?.['text']) ?? '').join('\n'))
}
