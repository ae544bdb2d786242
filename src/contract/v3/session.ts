import Type from 'typebox'
import {
  CATEGORIES,
  DEVIN_MODES,
  ORIGINS,
  SESSION_STATUSES,
  STATUS_DETAILS,
} from '../../domain/vocabulary.ts'
import { extended, members, named } from '../members.ts'
import { anyObject, enumOf, maybe, nullable, seconds, text, texts, whenAsked } from '../primitives.ts'

const SessionPullRequest = named('SessionPullRequest', { pr_url: text, pr_state: nullable(text) })

export const session = members('Session', {
  session_id: text,
  url: text,
  status: enumOf(SESSION_STATUSES),
  status_detail: maybe(enumOf(STATUS_DETAILS)),
  tags: texts,
  org_id: text,
  created_at: seconds,
  updated_at: seconds,
  acus_consumed: Type.Number(),
  pull_requests: Type.Array(SessionPullRequest),
  title: maybe(text),
  user_id: maybe(text),
  service_user_id: maybe(text),
  playbook_id: maybe(text),
  automation_id: maybe(text),
  origin: maybe(enumOf(ORIGINS)),
  category: maybe(enumOf(CATEGORIES)),
  subcategory: maybe(text),
  devin_mode: maybe(enumOf(DEVIN_MODES)),
  parent_session_id: maybe(text),
  child_session_ids: maybe(texts),
  is_archived: Type.Boolean({ default: false }),
  structured_output: maybe(anyObject),
})

/** What a session has in the answer to a search. */
export const found = members('found', { snippet: whenAsked(text) })

export const SessionResponse = extended('SessionResponse', { ...session, ...found }, {})
