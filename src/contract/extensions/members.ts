import Type from 'typebox'
import { ROLES } from '../../domain/permissions.ts'
import { enumOf, maybe, named, text } from '../primitives.ts'

export const UserCreateRequest = named('UserCreateRequest', 'A person to add to an organisation.', {
  email: text('E-mail address of the person.'),
  role: enumOf(ROLES, { description: 'The role that the person gets in the organisation.' }),
  name: maybe(Type.String(), 'Name of the person. Default: none.'),
})
