import Type from 'typebox'
import { CATEGORIES, ORIGINS } from '../../domain/vocabulary.ts'
import { extended, members } from '../members.ts'
import { cursorQuery } from '../page.ts'
import { enumOf, maybe, text } from '../primitives.ts'

/** More values than this in one parameter are refused. */
const MAX_VALUES = 10_000

/** A later time (as seconds the year 5138, as milliseconds 1973) can only be meant as milliseconds. */
const MAX_SECONDS = 99_999_999_999

const ids = maybe(Type.Array(text, { maxItems: MAX_VALUES }))
const time = maybe(Type.Integer({ maximum: MAX_SECONDS }))

const filters = members('filters', {
  session_ids: ids,
  created_after: time,
  created_before: time,
  updated_after: time,
  updated_before: time,
  tags: ids,
  playbook_id: maybe(text),
  origins: maybe(Type.Array(enumOf(ORIGINS), { maxItems: MAX_VALUES })),
  schedule_id: maybe(text),
  automation_ids: ids,
  user_ids: ids,
  service_user_ids: ids,
  category: maybe(enumOf(CATEGORIES)),
  is_archived: maybe(Type.Boolean()),
  repo_names: ids,
  parent_session_id: maybe(text),
})

export const SessionsQueryParams = extended('SessionsQueryParams', { ...cursorQuery, ...filters }, {})

export const organizationFilters = { ...filters, ...members('organizationList', { devin_id: maybe(text) }) }

export const enterpriseFilters = {
  ...filters,
  ...members('enterpriseList', { org_ids: ids, include_deleted_orgs: Type.Boolean({ default: false }) }),
}

/** Of the organisation lists. */
export const orgSessionsQuery = Type.Object({ ...cursorQuery, ...organizationFilters })

/** Of the enterprise lists. */
export const enterpriseSessionsQuery = Type.Object({ ...cursorQuery, ...enterpriseFilters })

/** Of the enterprise endpoints for one session. */
export const withinOrgQuery = members('withinOrganization', { org_id: maybe(text) })
