import { MESSAGE_SOURCES } from '../../domain/vocabulary.ts'
import { named } from '../members.ts'
import { enumOf, seconds, text } from '../primitives.ts'

export const SessionMessage = named('SessionMessage', {
  event_id: text,
  source: enumOf(MESSAGE_SOURCES),
  message: text,
  created_at: seconds,
})
