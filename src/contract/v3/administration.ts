import Type from 'typebox'
import type { Endpoint } from '../endpoint.ts'
import { COMMON_ERRORS } from '../errors.ts'
import { cursorQuery, page } from '../page.ts'
import { members } from '../members.ts'
import { ofOrg } from '../path.ts'
import { maybe, text } from '../primitives.ts'
import { Role, User, UserBulkCreateRequest } from './members.ts'
import { OrganizationCreateRequest, OrganizationResponse } from './organizations.ts'

const organizations = { at: 'enterprise', needs: 'ManageOrganizations' } as const
const membership = { at: 'enterprise', needs: 'ManageAccountMembership' } as const

export const administrationEndpoints = {
  'v3.enterprise.organizations.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/organizations',
    operation: 'handle_get_organizations',
    tag: 'organizations',
    permission: organizations,
    query: Type.Object(cursorQuery),
    response: page(OrganizationResponse),
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.organizations.create': {
    api: 'v3',
    method: 'POST',
    path: '/v3/enterprise/organizations',
    operation: 'handle_create_organization',
    tag: 'organizations',
    permission: organizations,
    body: OrganizationCreateRequest,
    response: OrganizationResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.organizations.get': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/organizations/{org_id}',
    operation: 'handle_get_organization',
    tag: 'organizations',
    permission: organizations,
    params: ofOrg,
    response: OrganizationResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.organizations.delete': {
    api: 'v3',
    method: 'DELETE',
    path: '/v3/enterprise/organizations/{org_id}',
    operation: 'handle_delete_organization',
    tag: 'organizations',
    permission: organizations,
    params: ofOrg,
    response: OrganizationResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.users.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/members/users',
    operation: 'handle_list_enterprise_users',
    tag: 'users',
    permission: membership,
    query: Type.Object({
      ...cursorQuery,
      ...members('userList', { email: maybe(text) }),
    }),
    response: page(User),
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.users.create': {
    api: 'v3',
    method: 'POST',
    path: '/v3/enterprise/members/users',
    operation: 'handle_bulk_invite_enterprise_users',
    tag: 'users',
    permission: membership,
    body: UserBulkCreateRequest,
    response: Type.Array(User),
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.roles.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/roles',
    operation: 'handle_get_roles',
    tag: 'roles',
    permission: membership,
    query: Type.Object(cursorQuery),
    response: page(Role),
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
