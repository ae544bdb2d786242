import { createKey, listKeys, revokeKey } from '../accounts/keys.ts'
import {
  createOrganization,
  deleteOrganization,
  getOrganization,
  listOrganizations,
} from '../accounts/organizations.ts'
import { addEnterpriseMembers, addMember, listUsers } from '../accounts/users.ts'
import type { Sent } from '../contract/primitives.ts'
import type { ApiKey } from '../contract/extensions/keys.ts'
import type { Role as RoleShape, User as UserShape } from '../contract/v3/members.ts'
import type { OrganizationResponse } from '../contract/v3/organizations.ts'
import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { invalid } from '../domain/errors.ts'
import { endOfPage } from '../domain/page.ts'
import { isEnterpriseRole, ROLES, type Role } from '../domain/permissions.ts'
import { MICROS_PER_SECOND, toSeconds } from '../domain/time.ts'
import type { Key } from '../storage/keys.ts'
import type { Organization } from '../storage/organizations.ts'
import type { User } from '../storage/users.ts'
import type { Handlers } from './handler.ts'
import { pageOnWire } from './wire.ts'

type Administered = 'organizations' | 'users' | 'roles' | 'keys'

export const administrationHandlers: Handlers<`v3.enterprise.${Administered}` | 'v3.org.users'> = {
  async 'v3.enterprise.organizations.list'({ context, query }) {
    return pageOnWire(
      await listOrganizations(context, { after: query.after, first: query.first }),
      organizationOnWire,
    )
  },
  async 'v3.enterprise.organizations.create'({ context, body }) {
    const organization = await createOrganization(context, {
      name: body.name,
      maxSessionAcuLimit: body.max_session_acu_limit ?? null,
      maxCycleAcuLimit: body.max_cycle_acu_limit ?? null,
    })
    return organizationOnWire(organization)
  },
  async 'v3.enterprise.organizations.get'({ context, params }) {
    return organizationOnWire(await getOrganization(context, params.org_id))
  },
  async 'v3.enterprise.organizations.delete'({ context, params }) {
    return organizationOnWire(await deleteOrganization(context, params.org_id))
  },

  async 'v3.enterprise.users.list'({ context, query }) {
    const { after, first, email } = query
    return pageOnWire(await listUsers(context, { after, first, email }), userOnWire)
  },
  async 'v3.enterprise.users.create'({ context, principal, body }) {
    const role = ROLES.find((name) => name === body.enterprise_role_id)
    if (role === undefined) {
      throw invalid(['body', 'enterprise_role_id'], `Must be one of: ${ROLES.join(', ')}.`, 'enum')
    }
    return (await addEnterpriseMembers(context, principal, { emails: body.emails, role })).map(userOnWire)
  },
  async 'v3.org.users.create'({ context, principal, params, body }) {
    const { email, role, name } = body
    return userOnWire(
      await addMember(context, principal, { email, role, name: name ?? null, orgId: params.org_id }),
    )
  },

  async 'v3.enterprise.roles.list'({ query }) {
    const cursor = query.after === undefined ? undefined : decodeCursor(query.after, 'roles', ['integer'])
    const from = cursor ? Number(cursor.position[0]) : 0
    const page = endOfPage(ROLES.slice(from), query.first, ROLES.length, () =>
      encodeCursor({ list: 'roles', position: [from + query.first], total: ROLES.length, digest: '' }),
    )
    return pageOnWire(page, roleOnWire)
  },

  async 'v3.enterprise.keys.list'({ context, query }) {
    return pageOnWire(await listKeys(context, { after: query.after, first: query.first }), keyOnWire)
  },
  async 'v3.enterprise.keys.create'({ context, principal, body }) {
    const { key, ...made } = await createKey(context, principal, {
      kind: body.kind,
      name: body.name,
      orgId: body.org_id ?? undefined,
      email: body.email ?? undefined,
      role: body.role ?? undefined,
      permissions: body.permissions ?? undefined,
      expiresAt: body.expires_at == null ? undefined : body.expires_at * MICROS_PER_SECOND,
    })
    return { ...keyOnWire(made), key }
  },
  async 'v3.enterprise.keys.revoke'({ context, params }) {
    return keyOnWire(await revokeKey(context, params.key_id))
  },
}

function organizationOnWire(organization: Organization): Sent<typeof OrganizationResponse> {
  return {
    org_id: organization.orgId,
    name: organization.name,
    created_at: toSeconds(organization.createdAt),
    updated_at: toSeconds(organization.updatedAt),
    max_session_acu_limit: organization.maxSessionAcuLimit,
    max_cycle_acu_limit: organization.maxCycleAcuLimit,
  }
}

function roleOnWire(role: Role): Sent<typeof RoleShape> {
  return { role_id: role, role_name: role, role_type: isEnterpriseRole(role) ? 'enterprise' : 'org' }
}

function userOnWire({ userId, email, name, roles }: User): Sent<typeof UserShape> {
  const role_assignments = roles.map(({ orgId, role }) => ({ role: roleOnWire(role), org_id: orgId }))
  return { user_id: userId, email, name, role_assignments }
}

function keyOnWire(key: Key): Sent<typeof ApiKey> {
  return {
    key_id: key.keyId,
    kind: key.kind,
    name: key.name,
    org_id: key.orgId,
    user_id: key.userId,
    user_email: key.userEmail,
    service_user_id: key.serviceUserId,
    role: key.role,
    permissions: key.permissions,
    created_at: toSeconds(key.createdAt),
    expires_at: key.expiresAt === null ? null : toSeconds(key.expiresAt),
    revoked_at: key.revokedAt === null ? null : toSeconds(key.revokedAt),
  }
}
