import Type from 'typebox'
import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS, ROLES } from '../../domain/permissions.ts'
import { KEY_KINDS } from '../../domain/vocabulary.ts'
import { extended, members, named } from '../members.ts'
import { enumOf, maybe, nullable, seconds, text } from '../primitives.ts'

const permissions = Type.Array(enumOf([...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS]))

const key = members('key', {
  key_id: text,
  kind: enumOf(KEY_KINDS),
  name: text,
  org_id: nullable(text),
  user_id: nullable(text),
  user_email: nullable(text),
  service_user_id: nullable(text),
  role: nullable(enumOf(ROLES)),
  permissions: nullable(permissions),
  created_at: seconds,
  expires_at: nullable(seconds),
  revoked_at: nullable(seconds),
})

export const ApiKey = extended('ApiKey', key, {})

export const ApiKeyCreated = extended('ApiKeyCreated', key, { key: text })

export const ApiKeyCreateRequest = named('ApiKeyCreateRequest', {
  kind: enumOf(KEY_KINDS),
  name: text,
  org_id: maybe(text),
  email: maybe(text),
  role: maybe(enumOf(ROLES)),
  permissions: maybe(permissions),
  expires_at: maybe(seconds),
})
