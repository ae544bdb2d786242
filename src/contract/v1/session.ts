import Type from 'typebox'
import { V1_STATUSES } from '../../domain/vocabulary.ts'
import { extended, members, named } from '../members.ts'
import { enumOf, isoTime, maybe, text, texts } from '../primitives.ts'

const PullRequestInfo = named('PullRequestInfo', { url: text })

const session = members('v1Session', {
  session_id: text,
  status: text,
  status_enum: maybe(enumOf(V1_STATUSES)),
  title: maybe(text),
  created_at: isoTime,
  updated_at: isoTime,
  snapshot_id: maybe(text),
  playbook_id: maybe(text),
  pull_request: maybe(PullRequestInfo),
  structured_output: maybe(Type.Unknown()),
  tags: maybe(texts),
})

const SessionSummary = extended('SessionSummary', session, { requesting_user_email: maybe(text) })

export const ListSessionsResponse = named('ListSessionsResponse', { sessions: Type.Array(SessionSummary) })

const SessionMessage = named('SessionMessage', {
  type: text,
  event_id: text,
  message: text,
  timestamp: isoTime,
  username: maybe(text),
  origin: maybe(text),
  user_id: maybe(text),
})

export const SessionDetailsResponse = extended('SessionDetailsResponse', session, {
  messages: Type.Array(SessionMessage, { default: [] }),
})
