import { MESSAGE_SOURCES } from '../../domain/vocabulary.ts'
import { enumOf, named, seconds, text } from '../primitives.ts'

export const SessionMessage = named('SessionMessage', 'One message of a session.', {
  event_id: text('Id of the message in its session.'),
  source: enumOf(MESSAGE_SOURCES, { description: 'Who wrote it: the agent or a person.' }),
  message: text('The text.'),
  created_at: seconds('When it was written.'),
})
