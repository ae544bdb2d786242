import Type from 'typebox'
import type { Endpoint } from '../endpoint.ts'
import { COMMON_ERRORS } from '../errors.ts'
import { cursorQuery, CursorPaginationParams, page } from '../page.ts'
import { inMaybeOrg, ofSession, ofSessionInMaybeOrg } from '../path.ts'
import { SessionInsightsResponse } from './insights.ts'
import { SessionMessage } from './messages.ts'
import { enterpriseSessionsQuery, orgSessionsQuery, SessionsQueryParams, withinOrgQuery } from './query.ts'
import { SelfResponse } from './self.ts'
import { SessionResponse } from './session.ts'

const inOrg = { at: 'organization', needs: 'ViewOrgSessions' } as const
const inEnterprise = { at: 'enterprise', needs: 'ViewAccountSessions' } as const

const sessionPage = page(SessionResponse)
const insightsPage = page(SessionInsightsResponse)
const messagePage = page(SessionMessage)

export const v3Endpoints = {
  'v3.org.sessions.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions',
    aliases: ['/v3/organizations/sessions'],
    operation: 'handle_get_sessions',
    tag: 'sessions',
    permission: inOrg,
    params: inMaybeOrg,
    query: orgSessionsQuery,
    qs: SessionsQueryParams,
    response: sessionPage,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.insights.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/insights',
    aliases: ['/v3/organizations/sessions/insights'],
    operation: 'handle_get_sessions_insights',
    tag: 'sessions',
    permission: inOrg,
    params: inMaybeOrg,
    query: orgSessionsQuery,
    qs: SessionsQueryParams,
    response: insightsPage,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.get': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}',
    aliases: ['/v3/organizations/sessions/{devin_id}'],
    operation: 'handle_get_session',
    tag: 'sessions',
    permission: inOrg,
    params: ofSessionInMaybeOrg,
    response: SessionResponse,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.messages': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/messages',
    aliases: ['/v3/organizations/sessions/{devin_id}/messages'],
    operation: 'handle_get_session_messages',
    tag: 'sessions',
    permission: inOrg,
    params: ofSessionInMaybeOrg,
    query: Type.Object(cursorQuery),
    response: messagePage,
    errors: COMMON_ERRORS,
  },
  'v3.org.sessions.insights.get': {
    api: 'v3',
    method: 'GET',
    path: '/v3/organizations/{org_id}/sessions/{devin_id}/insights',
    aliases: ['/v3/organizations/sessions/{devin_id}/insights'],
    operation: 'handle_get_session_insights',
    tag: 'sessions',
    permission: inOrg,
    params: ofSessionInMaybeOrg,
    response: SessionInsightsResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions',
    operation: 'handle_get_account_sessions',
    tag: 'sessions',
    permission: inEnterprise,
    query: enterpriseSessionsQuery,
    response: sessionPage,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.insights.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions/insights',
    operation: 'handle_get_account_sessions_insights',
    tag: 'sessions',
    permission: inEnterprise,
    query: enterpriseSessionsQuery,
    response: insightsPage,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.get': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions/{devin_id}',
    operation: 'handle_get_account_session',
    tag: 'sessions',
    permission: inEnterprise,
    params: ofSession,
    query: Type.Object(withinOrgQuery),
    response: SessionResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.messages': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions/{devin_id}/messages',
    operation: 'handle_get_account_session_messages',
    tag: 'sessions',
    permission: inEnterprise,
    params: ofSession,
    query: Type.Object({ ...cursorQuery, ...withinOrgQuery }),
    qs: CursorPaginationParams,
    response: messagePage,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.sessions.insights.get': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/sessions/{devin_id}/insights',
    operation: 'handle_get_account_session_insights',
    tag: 'sessions',
    permission: inEnterprise,
    params: ofSession,
    query: Type.Object(withinOrgQuery),
    response: SessionInsightsResponse,
    errors: COMMON_ERRORS,
  },
  'v3.self': {
    api: 'v3',
    method: 'GET',
    path: '/v3/self',
    operation: 'handle_get_self',
    tag: 'self',
    permission: { at: 'credential', needs: null },
    response: SelfResponse,
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
