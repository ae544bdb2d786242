import Type from 'typebox'
import { named } from '../members.ts'
import { enumOf, maybe, nullable, text } from '../primitives.ts'

const ROLE_TYPES = ['enterprise', 'org'] as const

export const Role = named('Role', { role_id: text, role_name: text, role_type: enumOf(ROLE_TYPES) })

const RoleAssignment = named('RoleAssignment', { role: Role, org_id: maybe(text) })

export const User = named('User', {
  user_id: text,
  email: nullable(text),
  name: nullable(text),
  role_assignments: Type.Array(RoleAssignment),
})

export const UserBulkCreateRequest = named('UserBulkCreateRequest', {
  emails: Type.Array(text, { maxItems: 100 }),
  enterprise_role_id: text,
})
