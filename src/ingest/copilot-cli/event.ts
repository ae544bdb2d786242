import { parseIso, type Micros } from '../../domain/time.ts'
import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { EVENT_TYPES } from './event-types.ts'

/** `{type, data, id, timestamp, parentId, agentId?}`: the one form that all events have. */
export interface CopilotEvent {
  readonly type: string
  readonly data: JsonObject
  readonly id: string | null
  readonly at: Micros | null
  /** Of the sub-agent whose event it is. */
  readonly agentId: string | null
  /** The call by which a sub-agent was started; versions without agent ids name it on the sub-agent's events. */
  readonly parentToolCallId: string | null
}

export function eventIn(record: JsonObject): CopilotEvent | null {
  const type = textOf(record['type'])
  const data = objectOf(record['data'])
  if (type === null || data === null) return null
  return {
    type,
    data,
    id: textOf(record['id']),
    at: parseIso(record['timestamp']),
    agentId: textOf(record['agentId']),
    parentToolCallId: textOf(data['parentToolCallId']),
  }
}

/** Whether a record can only be Copilot's. */
export function isCopilotEvent(record: JsonObject): boolean {
  const event = eventIn(record)
  return event !== null && 'parentId' in record && 'id' in record && EVENT_TYPES.has(event.type)
}
