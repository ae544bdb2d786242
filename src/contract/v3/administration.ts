import Type from 'typebox'
import type { Endpoint } from '../endpoint.ts'
import { COMMON_ERRORS } from '../errors.ts'
import { cursorQuery, page } from '../page.ts'
import { maybe, orgId } from '../primitives.ts'
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
    summary: 'List organisations',
    description: 'The organisations of the enterprise, oldest first.',
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
    summary: 'Create an organisation',
    description: 'Adds an organisation to the enterprise.',
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
    summary: 'Get an organisation',
    description: 'One organisation of the enterprise.',
    permission: organizations,
    params: Type.Object({ org_id: orgId }),
    response: OrganizationResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.organizations.delete': {
    api: 'v3',
    method: 'DELETE',
    path: '/v3/enterprise/organizations/{org_id}',
    operation: 'handle_delete_organization',
    tag: 'organizations',
    summary: 'Delete an organisation',
    description:
      'Ends an organisation and its keys. Its sessions show with `include_deleted_orgs=true` alone.',
    permission: organizations,
    params: Type.Object({ org_id: orgId }),
    response: OrganizationResponse,
    errors: COMMON_ERRORS,
  },
  'v3.enterprise.users.list': {
    api: 'v3',
    method: 'GET',
    path: '/v3/enterprise/members/users',
    operation: 'handle_list_enterprise_users',
    tag: 'users',
    summary: 'List people',
    description: 'The people of the enterprise with the roles they hold.',
    permission: membership,
    query: Type.Object({
      ...cursorQuery,
      email: maybe(Type.String(), 'Only the person with this e-mail address, in any case.'),
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
    summary: 'Add people',
    description: 'Adds people to the enterprise with a role that holds everywhere.',
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
    summary: 'List roles',
    description: 'The roles that people and keys can be given.',
    permission: membership,
    query: Type.Object(cursorQuery),
    response: page(Role),
    errors: COMMON_ERRORS,
  },
} as const satisfies Record<string, Endpoint>
