import Type from 'typebox'
import { SESSION_EVENTS } from '../../domain/vocabulary.ts'
import { members, named } from '../members.ts'
import { enumOf, maybe, nullable, text } from '../primitives.ts'
import { enterpriseFilters, organizationFilters } from '../v3/query.ts'
import { SessionResponse } from '../v3/session.ts'

const position = members('streamQuery', { last_event_id: maybe(text) })

/** Of an organisation's stream. */
export const orgStreamQuery = Type.Object({ ...organizationFilters, ...position })

/** Of the enterprise's stream. */
export const enterpriseStreamQuery = Type.Object({ ...enterpriseFilters, ...position })

export const SessionEvent = named('SessionEvent', {
  type: enumOf(SESSION_EVENTS),
  session: nullable(SessionResponse),
})
