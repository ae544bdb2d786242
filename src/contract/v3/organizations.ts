import Type from 'typebox'
import { members, shape } from '../members.ts'
import { maybe, nullable, seconds, text } from '../primitives.ts'

const limit = Type.Integer()

export const OrganizationResponse = shape('OrganizationResponse', 'OrganizationResponse', {
  ...members('OrganizationResponse', { org_id: text, name: text, created_at: seconds, updated_at: seconds }),
  ...members('acuLimits', { max_session_acu_limit: nullable(limit), max_cycle_acu_limit: nullable(limit) }),
})

export const OrganizationCreateRequest = shape('OrganizationCreateRequest', 'OrganizationCreateRequest', {
  ...members('OrganizationCreateRequest', { name: text }),
  ...members('acuLimits', { max_session_acu_limit: maybe(limit), max_cycle_acu_limit: maybe(limit) }),
})
