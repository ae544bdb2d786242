import { ROLES } from '../../domain/permissions.ts'
import { named } from '../members.ts'
import { enumOf, maybe, text } from '../primitives.ts'

export const UserCreateRequest = named('UserCreateRequest', {
  email: text,
  role: enumOf(ROLES),
  name: maybe(text),
})
