import Type from 'typebox'
import { DIRECTIONS, SORT_KEYS } from '../../domain/filter.ts'
import {
  AGENTS,
  CATEGORIES,
  ORIGINS,
  OUTCOMES,
  SESSION_SIZES,
  SESSION_STATUSES,
  STATUS_DETAILS,
} from '../../domain/vocabulary.ts'
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

const anyOf = <const V extends readonly string[]>(values: V) =>
  maybe(Type.Array(enumOf(values), { maxItems: MAX_VALUES }))

const acus = maybe(Type.Number({ minimum: 0, maximum: 1e9 }))

/** What the published pages don't narrow by. */
const moreFilters = members('moreFilters', {
  q: maybe(Type.String({ minLength: 1, maxLength: 1_000 })),
  status: anyOf(SESSION_STATUSES),
  status_detail: anyOf(STATUS_DETAILS),
  session_size: anyOf(SESSION_SIZES),
  agent: anyOf(AGENTS),
  model: ids,
  outcome: anyOf(OUTCOMES),
  issue: ids,
  min_acus: acus,
  max_acus: acus,
})

const ordering = members('ordering', {
  sort: maybe(enumOf(SORT_KEYS)),
  order: maybe(enumOf(DIRECTIONS)),
})

const listing = { ...filters, ...moreFilters, ...ordering }

export const SessionsQueryParams = extended('SessionsQueryParams', { ...cursorQuery, ...listing }, {})

const ofOrganizations = members('organizationList', { devin_id: maybe(text) })

const ofEnterprise = members('enterpriseList', {
  org_ids: ids,
  include_deleted_orgs: Type.Boolean({ default: false }),
})

/** What narrows a list, and what is worked out over lists. */
export const organizationFilters = { ...filters, ...moreFilters, ...ofOrganizations }
export const enterpriseFilters = { ...filters, ...moreFilters, ...ofEnterprise }

/** Of the organisation lists. */
export const orgSessionsQuery = Type.Object({ ...cursorQuery, ...listing, ...ofOrganizations })

/** Of the enterprise lists. */
export const enterpriseSessionsQuery = Type.Object({ ...cursorQuery, ...listing, ...ofEnterprise })

/** Of the enterprise endpoints for one session. */
export const withinOrgQuery = members('withinOrganization', { org_id: maybe(text) })
