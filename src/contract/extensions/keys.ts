import Type from 'typebox'
import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS, ROLES } from '../../domain/permissions.ts'
import { KEY_KINDS } from '../../domain/vocabulary.ts'
import { enumOf, maybe, named, nullable, seconds, text } from '../primitives.ts'

const permissions = Type.Array(enumOf([...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS]))

const key = {
  key_id: text('Id of the key; it begins with `apikey-`.'),
  kind: enumOf(KEY_KINDS, { description: 'Kind of the key: its prefix without the last underscore.' }),
  name: text('Name of the key.'),
  org_id: nullable(Type.String(), { description: 'Id of the one organisation that it is bound to.' }),
  user_id: nullable(Type.String(), { description: 'Id of the person that it speaks for.' }),
  user_email: nullable(Type.String(), { description: 'E-mail address of that person.' }),
  service_user_id: nullable(Type.String(), { description: 'Id of the service user that it speaks for.' }),
  role: nullable(enumOf(ROLES), { description: 'The role that it was given.' }),
  permissions: nullable(permissions, {
    description: 'The permissions that it was given in place of a role.',
  }),
  created_at: seconds('When it was made.'),
  expires_at: nullable(Type.Integer(), { description: 'When it expires; null for never. Unix seconds.' }),
  revoked_at: nullable(Type.Integer(), {
    description: 'When it was revoked; null where it was not. Unix seconds.',
  }),
}

export const ApiKey = named('ApiKey', 'A key, without its secret.', key)

export const ApiKeyCreated = named('ApiKeyCreated', 'A new key. The secret is shown this once.', {
  ...key,
  key: text('The secret: what is sent as bearer token.'),
})

export const ApiKeyCreateRequest = named('ApiKeyCreateRequest', 'A key to make.', {
  kind: enumOf(KEY_KINDS, { description: 'Kind of the key.' }),
  name: text('Name of the key.'),
  org_id: maybe(
    Type.String(),
    'Id of the organisation to bind it to. Default: the enterprise, for `cog` alone.',
  ),
  email: maybe(Type.String(), 'E-mail address of the person it speaks for. Default: a service user.'),
  role: maybe(enumOf(ROLES), 'The role to give it; not together with `permissions`.'),
  permissions: maybe(permissions, 'The permissions to give it; not together with `role`.'),
  expires_at: maybe(Type.Integer(), 'When it expires. Unix seconds. Default: never.'),
})
