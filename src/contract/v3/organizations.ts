import Type from 'typebox'
import { maybe, named, nullable, seconds, text } from '../primitives.ts'

const sessionLimit = 'Most compute units that one session may use; null for no limit.'
const cycleLimit = 'Most compute units that the organisation may use in a billing cycle; null for no limit.'

export const OrganizationResponse = named('OrganizationResponse', 'An organisation.', {
  org_id: text('Id of the organisation; it begins with `org-`.'),
  name: text('Name of the organisation.'),
  created_at: seconds('When it was created.'),
  updated_at: seconds('When it last changed.'),
  max_session_acu_limit: nullable(Type.Integer(), { description: sessionLimit }),
  max_cycle_acu_limit: nullable(Type.Integer(), { description: cycleLimit }),
})

export const OrganizationCreateRequest = named('OrganizationCreateRequest', 'A new organisation.', {
  name: text('Name of the organisation.'),
  max_session_acu_limit: maybe(Type.Integer(), sessionLimit),
  max_cycle_acu_limit: maybe(Type.Integer(), cycleLimit),
})
