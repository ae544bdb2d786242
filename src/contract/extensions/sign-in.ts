import Type from 'typebox'
import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS } from '../../domain/permissions.ts'
import { named } from '../members.ts'
import { enumOf, nullable, text } from '../primitives.ts'

const OrganizationAccess = named('OrganizationAccess', {
  org_id: text,
  name: text,
  permissions: Type.Array(enumOf(ORG_PERMISSIONS)),
})

export const Access = named('Access', {
  name: text,
  csrf_token: nullable(text),
  permissions: Type.Array(enumOf([...ENTERPRISE_PERMISSIONS, ...ORG_PERMISSIONS])),
  organizations: Type.Array(OrganizationAccess),
  imports_from_machine: Type.Boolean(),
})

export const SignOutResponse = named('SignOutResponse', { signed_out: Type.Boolean() })
