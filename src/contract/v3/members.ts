import Type from 'typebox'
import { enumOf, maybe, named, nullable, text } from '../primitives.ts'

const ROLE_TYPES = ['enterprise', 'org'] as const

export const Role = named('Role', 'A set of permissions with a name.', {
  role_id: text('Id of the role.'),
  role_name: text('Name of the role.'),
  role_type: enumOf(ROLE_TYPES, {
    description: 'Whether it is held in the enterprise or in an organisation.',
  }),
})

const RoleAssignment = named('RoleAssignment', 'A role and where it is held.', {
  role: Role,
  org_id: maybe(Type.String(), 'Id of the organisation where it is held; null for the whole enterprise.'),
})

export const User = named('User', 'A person.', {
  user_id: text('Id of the person.'),
  email: nullable(Type.String(), { description: 'E-mail address of the person.' }),
  name: nullable(Type.String(), { description: 'Name of the person.' }),
  role_assignments: Type.Array(RoleAssignment, { description: 'The roles that the person holds.' }),
})

export const UserBulkCreateRequest = named('UserBulkCreateRequest', 'People to add to the enterprise.', {
  emails: Type.Array(Type.String(), { maxItems: 100, description: 'Their e-mail addresses.' }),
  enterprise_role_id: text('Id of the enterprise role that they get.'),
})
