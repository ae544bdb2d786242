import Type from 'typebox'
import { extended, members } from '../members.ts'
import { maybe, text } from '../primitives.ts'

function principal<const K extends string>(kind: K) {
  return members('self', { principal_type: Type.Unsafe<K>({ type: 'string', const: kind }) })
}

const boundTo = members('self', { org_id: maybe(text) })

const ServiceUserSelf = extended(
  'ServiceUserSelf',
  { ...principal('service_user'), ...boundTo },
  { service_user_id: text, service_user_name: text },
)

const PatUserSelf = extended(
  'PatUserSelf',
  { ...principal('pat_user'), ...boundTo },
  { user_id: text, user_name: text, api_key_id: text, api_key_name: text },
)

/** Published, and never sent: this server runs no sessions that could call it. */
const DevinBrainUserSelf = extended('DevinBrainUserSelf', principal('devin_brain'), {
  devin_id: text,
  org_id: text,
  user_id: text,
  creator_service_user_id: maybe(text),
})

/** Published, and never sent: there is no such editor here. */
const WindsurfSessionUserSelf = extended('WindsurfSessionUserSelf', principal('windsurf_session'), {
  user_id: text,
  org_id: text,
  user_name: maybe(text),
})

export const SelfResponse = Type.Union([
  ServiceUserSelf,
  PatUserSelf,
  DevinBrainUserSelf,
  WindsurfSessionUserSelf,
])
