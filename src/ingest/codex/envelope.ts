import { parseIso, type Micros } from '../../domain/time.ts'
import type { SourcePosition } from '../../domain/imported.ts'
import type { JsonObject, SourceRecord } from '../importer.ts'
import { objectOf, textOf } from '../fields.ts'

/** A record in the one form that every version can be brought to. */
export interface CodexRecord {
  /** `session_meta`, `response_item`, `event_msg`, … */
  readonly type: string
  readonly payload: JsonObject
  /** JSON pointer to the payload inside the record. */
  readonly base: '/payload' | ''
  readonly at: Micros | null
  readonly position: SourcePosition
}

/** The response items that the oldest versions wrote as lines of their own. */
const BARE_ITEMS = [
  'message',
  'reasoning',
  'function_call',
  'function_call_output',
  'local_shell_call',
  'web_search_call',
]

/**
 * Since autumn 2025 a line is `{timestamp, type, payload}`; before, the first line was the session's head
 * (`{id, timestamp, instructions, git}`) and the rest bare response items. `null` for a line of neither form.
 */
export function envelopeOf({ value, position }: SourceRecord): CodexRecord | null {
  const at = parseIso(value['timestamp'])
  const type = textOf(value['type'])
  const payload = objectOf(value['payload'])
  if (type !== null && payload !== null) return { type, payload, base: '/payload', at, position }
  if (isOldHead(value)) return { type: 'session_meta', payload: value, base: '', at, position }
  if (isBareItem(value)) return { type: 'response_item', payload: value, base: '', at, position }
  return null
}

export function isOldHead(value: JsonObject): boolean {
  return (
    value['type'] === undefined &&
    textOf(value['id']) !== null &&
    parseIso(value['timestamp']) !== null &&
    ('instructions' in value || 'git' in value)
  )
}

function isBareItem(value: JsonObject): boolean {
  return value['payload'] === undefined && BARE_ITEMS.includes(textOf(value['type']) ?? '')
}

/** Marks of the oldest form that say nothing about the session. */
export function isStateMark(value: JsonObject): boolean {
  return value['record_type'] === 'state'
}

/** `<type>` or `<type>/<subtype>`, as unknown records are counted. */
export function kindOf(type: unknown, subtype?: unknown): string {
  const name = textOf(type)?.slice(0, LONGEST_KIND) ?? 'untyped'
  const inner = textOf(subtype)?.slice(0, LONGEST_KIND)
  return inner === undefined ? name : `${name}/${inner}`
}

const LONGEST_KIND = 80
