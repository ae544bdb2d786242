import Type from 'typebox'
import type { Endpoint } from '../endpoint.ts'
import { COMMON_ERRORS } from '../errors.ts'
import { cursorQuery, page } from '../page.ts'
import { inMaybeOrg, ofKey, ofOrg, ofSession, ofSessionInMaybeOrg, ofSessionInOrg } from '../path.ts'
import { User } from '../v3/members.ts'
import { SessionDetails } from './details.ts'
import { importQuery, ImportResponse } from './import.ts'
import { GenerateInsightsResponse } from './insights.ts'
import { ApiKey, ApiKeyCreated, ApiKeyCreateRequest } from './keys.ts'
import { UserCreateRequest } from './members.ts'
import { SessionStep } from './steps.ts'
import { enterpriseSummaryQuery, InsightsSummary, orgSummaryQuery } from './summary.ts'

const viewing = { at: 'organization', needs: 'ViewOrgSessions' } as const
const managing = { at: 'organization', needs: 'ManageOrgSessions' } as const
const keys = { at: 'enterprise', needs: 'ManageAccountServiceUsers' } as const

export const extensionEndpoints = {
  'v3.org.sessions.details': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/details',
    aliases: ['/v3/organizations/sessions/{devin_id}/details'],
    operation: 'handle_get_session_details',
    tag: 'sessions',
    permission: viewing,
    params: ofSessionInMaybeOrg,
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
    permission: viewing,
    params: ofSessionInMaybeOrg,
    query: Type.Object(cursorQuery),
    response: page(SessionStep),
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.insights.summary': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/insights/summary',
    aliases: ['/v3/organizations/sessions/insights/summary'],
    operation: 'handle_get_insights_summary',
    tag: 'sessions',
    permission: viewing,
    params: inMaybeOrg,
    query: orgSummaryQuery,
    response: InsightsSummary,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.insights.summary': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions/insights/summary',
    operation: 'handle_enterprise_get_insights_summary',
    tag: 'sessions',
    permission: { at: 'enterprise', needs: 'ViewAccountSessions' },
    query: enterpriseSummaryQuery,
    response: InsightsSummary,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.insights.generate': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/insights/generate',
    operation: 'handle_generate_session_insights',
    tag: 'sessions',
    permission: managing,
    params: ofSessionInOrg,
    response: GenerateInsightsResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.insights.generate': {
    api: 'v3',
    method: 'POST',
    path: '/v3/enterprise/sessions/{devin_id}/insights/generate',
    operation: 'handle_enterprise_generate_session_insights',
    tag: 'sessions',
    permission: { at: 'enterprise', needs: 'ManageAccountSessions' },
    params: ofSession,
    response: GenerateInsightsResponse,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.import': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/sessions/import',
    operation: 'handle_import_sessions',
    tag: 'sessions',
    permission: managing,
    params: ofOrg,
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
    permission: managing,
    params: ofSessionInOrg,
    response: ImportResponse,
    errors: [...COMMON_ERRORS, 503],
  },
  'v3.org.users.create': {
    api: 'v3',
    method: 'POST',
    path: '/v3/organizations/{org_id}/members/users',
    operation: 'handle_create_organization_user',
    tag: 'users',
    permission: { at: 'enterprise', needs: 'ManageAccountMembership' },
    params: ofOrg,
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
    permission: keys,
    params: ofKey,
    response: ApiKey,
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
