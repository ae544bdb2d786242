import Type from 'typebox'
import { V1_STATUSES } from '../../domain/vocabulary.ts'
import { enumOf, isoTime, maybe, named, text } from '../primitives.ts'

const PullRequestInfo = named('PullRequestInfo', 'A pull request of a session.', {
  url: text('Address of the pull request.'),
})

const session = {
  session_id: text('Id of the session, with the prefix `devin-`.'),
  status: text('What the session is doing, in the words of v3.'),
  status_enum: maybe(enumOf(V1_STATUSES), 'What the session is doing, in the words of v1.'),
  title: maybe(Type.String(), 'Title of the session.'),
  created_at: isoTime('When the session began.'),
  updated_at: isoTime('When the session last changed.'),
  snapshot_id: maybe(Type.String(), 'Id of the machine snapshot that the session started from.'),
  playbook_id: maybe(Type.String(), 'Id of the playbook that the session follows.'),
  pull_request: maybe(PullRequestInfo, 'The first pull request of the session.'),
  structured_output: maybe(Type.Unknown(), 'Whatever JSON the session left as its result.'),
  tags: maybe(Type.Array(Type.String()), 'Tags of the session.'),
}

const SessionSummary = named('SessionSummary', 'A session as lists show it.', {
  ...session,
  requesting_user_email: maybe(Type.String(), 'E-mail address of the person who started the session.'),
})

export const ListSessionsResponse = named('ListSessionsResponse', 'A list of sessions.', {
  sessions: Type.Array(SessionSummary, { description: 'The sessions, newest first.' }),
})

const SessionMessage = named('SessionMessage', 'One message of a session.', {
  type: text('Who spoke: `initial_user_message`, `user_message` or `devin_message`.'),
  event_id: text('Id of the message in its session.'),
  message: text('The text.'),
  timestamp: isoTime('When it was written.'),
  username: maybe(Type.String(), 'Name of the person who wrote it.'),
  origin: maybe(Type.String(), 'Where it was written.'),
  user_id: maybe(Type.String(), 'Id of the person who wrote it.'),
})

export const SessionDetailsResponse = named('SessionDetailsResponse', 'A session with its messages.', {
  ...session,
  messages: Type.Array(SessionMessage, { default: [], description: 'The messages, oldest first.' }),
})
