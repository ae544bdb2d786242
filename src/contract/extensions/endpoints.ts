import Type from 'typebox'
import type { Endpoint } from '../endpoint.ts'
import { COMMON_ERRORS } from '../errors.ts'
import { cursorQuery, page } from '../page.ts'
import { devinId, orgId, orgIdInPath, text } from '../primitives.ts'
import { User } from '../v3/members.ts'
import { SessionDetails } from './details.ts'
import { importQuery, ImportResponse } from './import.ts'
import { ApiKey, ApiKeyCreated, ApiKeyCreateRequest } from './keys.ts'
import { UserCreateRequest } from './members.ts'
import { SessionStep } from './steps.ts'

const viewing = { at: 'organization', needs: 'ViewOrgSessions' } as const
const managing = { at: 'organization', needs: 'ManageOrgSessions' } as const
const keys = { at: 'enterprise', needs: 'ManageAccountServiceUsers' } as const

const ofSession = Type.Object({ org_id: orgIdInPath, devin_id: devinId })

export const extensionEndpoints = {
  'v3.org.sessions.details': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/details',
    aliases: ['/v3/organizations/sessions/{devin_id}/details'],
    operation: 'handle_get_session_details',
    tag: 'sessions',
    summary: 'Get what else is known of a session',
    description: 'Agent, models, tokens, tool calls, cost, repository and source of a session.',
    permission: viewing,
    params: ofSession,
    response: SessionDetails,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.steps': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/steps',
    aliases: ['/v3/organizations/sessions/{devin_id}/steps'],
    operation: 'handle_get_session_steps',
    tag: 'sessions',
    summary: 'List the steps of a session',
    description: 'Everything that stands in the transcript of a session, in its order.',
    permission: viewing,
    params: ofSession,
    query: Type.Object(cursorQuery),
    response: page(SessionStep),
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.import': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/sessions/import',
    operation: 'handle_import_sessions',
    tag: 'sessions',
    summary: 'Import a transcript',
    description:
      'Reads the bytes of one transcript and keeps its sessions. Importing it again changes nothing.',
    permission: managing,
    params: Type.Object({ org_id: orgId }),
    query: importQuery,
    stream: ['application/octet-stream', 'application/x-ndjson'],
    response: ImportResponse,
    errors: [...COMMON_ERRORS, 503],
  },
  'v3.org.sessions.import.again': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/import/again',
    operation: 'handle_import_session_again',
    tag: 'sessions',
    summary: 'Import the kept transcript of a session again',
    description: 'Reads the kept original of an imported session with the present reader.',
    permission: managing,
    params: Type.Object({ org_id: orgId, devin_id: devinId }),
    response: ImportResponse,
    errors: [...COMMON_ERRORS, 503],
  },
  'v3.org.users.create': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/members/users',
    operation: 'handle_create_organization_user',
    tag: 'users',
    summary: 'Add a person to an organisation',
    description: 'Gives a person a role in an organisation, in place of the one held there before.',
    permission: { at: 'enterprise', needs: 'ManageAccountMembership' },
    params: Type.Object({ org_id: orgId }),
    body: UserCreateRequest,
    response: User,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.keys.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/keys',
    operation: 'handle_get_keys',
    tag: 'keys',
    summary: 'List keys',
    description: 'The keys of the enterprise, oldest first, revoked ones included, without their secrets.',
    permission: keys,
    query: Type.Object(cursorQuery),
    response: page(ApiKey),
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.keys.create': {
    api: 'v3',
    method: 'POST',
    path: '/v3/enterprise/keys',
    operation: 'handle_create_key',
    tag: 'keys',
    summary: 'Make a key',
    description: 'Makes a key for a person or a service user. Its secret is shown in this answer alone.',
    permission: keys,
    body: ApiKeyCreateRequest,
    response: ApiKeyCreated,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.keys.revoke': {
    api: 'v3',
    method: 'DELETE',
    path: '/v3/enterprise/keys/{key_id}',
    operation: 'handle_revoke_key',
    tag: 'keys',
    summary: 'Revoke a key',
    description: 'Ends a key at once and for good.',
    permission: keys,
    params: Type.Object({ key_id: text('Id of the key; it begins with `apikey-`.') }),
    response: ApiKey,
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
