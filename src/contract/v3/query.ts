import Type from 'typebox'
import { CATEGORIES, ORIGINS } from '../../domain/vocabulary.ts'
import { cursorQuery } from '../page.ts'
import { enumOf, maybe, named } from '../primitives.ts'

/** More values than this in one parameter are refused. */
const MAX_VALUES = 10_000

/** A later time (as seconds the year 5138, as milliseconds 1973) can only be meant as milliseconds. */
const MAX_SECONDS = 99_999_999_999

function ids(what: string) {
  return maybe(Type.Array(Type.String(), { maxItems: MAX_VALUES }), `Only sessions ${what}.`)
}

function time(what: string) {
  return maybe(Type.Integer({ maximum: MAX_SECONDS }), `Only sessions ${what}. Unix seconds.`)
}

const filters = {
  session_ids: ids('with one of these ids, bare or with the prefix `devin-`'),
  created_after: time('that began at this time or later'),
  created_before: time('that began before this time'),
  updated_after: time('last changed at this time or later'),
  updated_before: time('last changed before this time'),
  tags: ids('with one of these tags'),
  playbook_id: maybe(Type.String(), 'Only sessions that follow this playbook.'),
  origins: maybe(
    Type.Array(enumOf(ORIGINS), { maxItems: MAX_VALUES }),
    'Only sessions that were started in one of these places.',
  ),
  schedule_id: maybe(Type.String(), 'Only sessions that this schedule started.'),
  automation_ids: ids('that one of these automations started'),
  user_ids: ids('that one of these people started'),
  service_user_ids: ids('that one of these service users started'),
  category: maybe(enumOf(CATEGORIES), 'Only sessions with this kind of work.'),
  is_archived: maybe(Type.Boolean(), 'Only sessions that were put away, or only the others. Default: both.'),
  repo_names: ids('on one of these repositories, as `owner/repo`'),
  parent_session_id: maybe(Type.String(), 'Only sessions that this session started.'),
}

export const SessionsQueryParams = named('SessionsQueryParams', 'Which sessions, and which page of them.', {
  ...cursorQuery,
  ...filters,
})

/** Of the organisation lists. */
export const orgSessionsQuery = Type.Object({
  ...SessionsQueryParams.properties,
  devin_id: maybe(Type.String(), 'Only the session with this id.'),
})

/** Of the enterprise lists. */
export const enterpriseSessionsQuery = Type.Object({
  ...SessionsQueryParams.properties,
  org_ids: ids('of one of these organisations'),
  include_deleted_orgs: Type.Boolean({
    default: false,
    description: 'Whether sessions of deleted organisations are listed too.',
  }),
})

/** Of the enterprise endpoints for one session. */
export const withinOrgQuery = {
  org_id: maybe(Type.String(), 'The organisation that the session must belong to. Default: any.'),
}
