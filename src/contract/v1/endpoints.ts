import Type from 'typebox'
import { COMMON_ERRORS } from '../errors.ts'
import type { Endpoint } from '../endpoint.ts'
import { maybe, text } from '../primitives.ts'
import { ListSessionsResponse, SessionDetailsResponse } from './session.ts'

const permission = { at: 'credential', needs: 'ViewOrgSessions' } as const

export const v1Endpoints = {
  'v1.sessions.list': {
    api: 'v1',
    method: 'GET',
    path: '/v1/sessions',
    aliases: ['/v1/session'],
    operation: 'list_sessions_endpoint',
    tag: null,
    summary: 'List sessions',
    description: 'The sessions of the organisation that the key belongs to, newest first.',
    permission,
    query: Type.Object({
      limit: Type.Integer({ default: 100, minimum: 1, maximum: 1000, description: 'Sessions a page.' }),
      offset: Type.Integer({ default: 0, minimum: 0, description: 'Sessions to leave out at the start.' }),
      skip: maybe(Type.Integer({ minimum: 0 }), 'The older name of `offset`; it wins when both are given.'),
      tags: maybe(Type.Array(Type.String(), { maxItems: 10_000 }), 'Only sessions with one of these tags.'),
      user_email: maybe(Type.String(), 'Only sessions of the person with this e-mail address, in any case.'),
    }),
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
    summary: 'Get a session',
    description: 'One session with its messages.',
    permission,
    params: Type.Object({ session_id: text('Id of the session, with or without the prefix `devin-`.') }),
    response: SessionDetailsResponse,
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
