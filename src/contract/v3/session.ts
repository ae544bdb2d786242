import Type from 'typebox'
import {
  CATEGORIES,
  DEVIN_MODES,
  ORIGINS,
  SESSION_STATUSES,
  STATUS_DETAILS,
} from '../../domain/vocabulary.ts'
import { anyObject, enumOf, maybe, named, nullable, seconds, text } from '../primitives.ts'

const SessionPullRequest = named('SessionPullRequest', 'A pull request of a session.', {
  pr_url: text('Address of the pull request.'),
  pr_state: nullable(Type.String(), {
    description: 'Its state as far as known, such as `open` or `merged`.',
  }),
})

export const session = {
  session_id: text('Id of the session: 32 hexadecimal digits.'),
  url: text('Where the session can be looked at.'),
  status: enumOf(SESSION_STATUSES, { description: 'What the session is doing.' }),
  status_detail: maybe(
    enumOf(STATUS_DETAILS),
    'What a running session is busy with or waits for, or why a suspended one stopped.',
  ),
  tags: Type.Array(Type.String(), { description: 'Tags of the session.' }),
  org_id: text('Id of the organisation that the session belongs to.'),
  created_at: seconds('When the session began.'),
  updated_at: seconds('When the session last changed.'),
  acus_consumed: Type.Number({ description: 'Agent compute units used; one is 15 minutes of active work.' }),
  pull_requests: Type.Array(SessionPullRequest, { description: 'Pull requests that the session worked on.' }),
  title: maybe(Type.String(), 'Title of the session.'),
  user_id: maybe(Type.String(), 'Id of the person who started the session.'),
  service_user_id: maybe(Type.String(), 'Id of the service user that started the session.'),
  playbook_id: maybe(Type.String(), 'Id of the playbook that the session follows.'),
  automation_id: maybe(Type.String(), 'Id of the automation that started the session.'),
  origin: maybe(enumOf(ORIGINS), 'Where the session was started.'),
  category: maybe(enumOf(CATEGORIES), 'What kind of work the session is.'),
  subcategory: maybe(Type.String(), 'A narrower kind of work; `Other` where the category alone is known.'),
  devin_mode: maybe(enumOf(DEVIN_MODES), 'The mode that the agent runs in.'),
  parent_session_id: maybe(Type.String(), 'Id of the session that started this one.'),
  child_session_ids: maybe(Type.Array(Type.String()), 'Ids of the sessions that this one started.'),
  is_archived: Type.Boolean({ default: false, description: 'Whether the session was put away.' }),
  structured_output: maybe(anyObject, 'The result of the session, in the shape it was asked for.'),
}

export const SessionResponse = named('SessionResponse', 'A session.', session)
