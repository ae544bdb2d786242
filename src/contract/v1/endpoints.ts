import Type from 'typebox'
import { COMMON_ERRORS } from '../errors.ts'
import type { Endpoint } from '../endpoint.ts'
import { members } from '../members.ts'
import { ofV1Session } from '../path.ts'
import { maybe, text } from '../primitives.ts'
import { ListSessionsResponse, SessionDetailsResponse } from './session.ts'

const permission = { at: 'credential', needs: 'ViewOrgSessions' } as const

const listQuery = members('v1List', {
  limit: Type.Integer({ default: 100, minimum: 1, maximum: 1000 }),
  offset: Type.Integer({ default: 0, minimum: 0 }),
  skip: maybe(Type.Integer({ minimum: 0 })),
  tags: maybe(Type.Array(text, { maxItems: 10_000 })),
  user_email: maybe(text),
})

export const v1Endpoints = {
  'v1.sessions.list': {
    api: 'v1',
    method: 'GET',
    path: '/v1/sessions',
    aliases: ['/v1/session'],
    operation: 'list_sessions_endpoint',
    tag: null,
    permission,
    query: Type.Object(listQuery),
    response: ListSessionsResponse,
    errors: COMMON_ERRORS,
  },
  'v1.sessions.get': {
    api: 'v1',
    method: 'GET',
    path: '/v1/sessions/{session_id}',
    aliases: ['/v1/session/{session_id}'],
    operation: 'get_session_endpoint',
    tag: null,
    permission,
    params: ofV1Session,
    response: SessionDetailsResponse,
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
