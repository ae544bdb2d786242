import Type from 'typebox'
import { maybe, named, text } from '../primitives.ts'

function principal<const K extends string>(kind: K) {
  return Type.Unsafe<K>({ type: 'string', const: kind, description: 'Who the key speaks for.' })
}

const boundTo = maybe(
  Type.String(),
  'Id of the one organisation that the key is bound to; null where it is not.',
)

const ServiceUserSelf = named('ServiceUserSelf', 'A service user.', {
  principal_type: principal('service_user'),
  service_user_id: text('Id of the service user.'),
  service_user_name: text('Name of the service user.'),
  org_id: boundTo,
})

const PatUserSelf = named('PatUserSelf', 'A person, through a personal access token.', {
  principal_type: principal('pat_user'),
  user_id: text('Id of the person.'),
  user_name: text('Name of the person.'),
  api_key_id: text('Id of the token.'),
  api_key_name: text('Name of the token.'),
  org_id: boundTo,
})

/** Published, and never sent: this server runs no sessions that could call it. */
const DevinBrainUserSelf = named('DevinBrainUserSelf', 'A running session. Never sent by this server.', {
  principal_type: principal('devin_brain'),
  devin_id: text('Id of the session.'),
  org_id: text('Id of its organisation.'),
  user_id: text('Id of the person it works for.'),
  creator_service_user_id: maybe(Type.String(), 'Id of the service user that started it.'),
})

/** Published, and never sent: there is no such editor here. */
const WindsurfSessionUserSelf = named(
  'WindsurfSessionUserSelf',
  'A person, through an editor. Never sent by this server.',
  {
    principal_type: principal('windsurf_session'),
    user_id: text('Id of the person.'),
    org_id: text('Id of the organisation.'),
    user_name: maybe(Type.String(), 'Name of the person.'),
  },
)

export const SelfResponse = Type.Union([
  ServiceUserSelf,
  PatUserSelf,
  DevinBrainUserSelf,
  WindsurfSessionUserSelf,
])
