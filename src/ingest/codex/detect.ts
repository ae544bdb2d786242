import { parseIso } from '../../domain/time.ts'
import type { JsonObject } from '../importer.ts'
import { isOldHead } from './envelope.ts'
import { listOf, objectOf, textOf } from '../fields.ts'

const ENVELOPES = ['session_meta', 'response_item', 'event_msg', 'turn_context', 'compacted', 'world_state']

/** Whether any of these records has a form that Codex alone writes. */
export function isCodex(head: readonly JsonObject[]): boolean {
  return head.some(
    (value) =>
      isEnvelope(value) || (isOldHead(value) && value['sessionId'] === undefined) || isMessage(value),
  )
}

function isEnvelope(value: JsonObject): boolean {
  return (
    ENVELOPES.includes(textOf(value['type']) ?? '') &&
    objectOf(value['payload']) !== null &&
    parseIso(value['timestamp']) !== null
  )
}

/** A bare message of the oldest form: other agents nest theirs or name their blocks otherwise. */
function isMessage(value: JsonObject): boolean {
  const block = textOf(objectOf(listOf(value['content'])[0])?.['type'])
  return value['type'] === 'message' && (block === 'input_text' || block === 'output_text')
}
