import type { Conversation, Entry } from './conversation.ts'
import { textOf } from '../fields.ts'

/** Reads a `system` record: something the client noted, such as a compaction, a hook's run or an API error. */
export function readSystem(to: Conversation, entry: Entry): void {
  const { record } = entry
  const name = textOf(record['subtype'])
  const isApiError = name === 'api_error'
  const isError = isApiError || record['level'] === 'error' ? true : null
  const pointer = typeof record['content'] === 'string' ? '/content' : ''
  to.touch(record, false)
  to.step(entry, { kind: 'notice', name, isError, pointer })
  if (isApiError) to.turn.failed()
}
