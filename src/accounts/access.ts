import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS, type Permission } from '../domain/permissions.ts'
import type { Principal } from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'
import { listLiveOrganizations } from '../storage/organizations.ts'

/** What a principal may do, and where. */
export interface Access {
  readonly enterprise: readonly Permission[]
  /** Those in which there is any permission, by name. */
  readonly organizations: readonly {
    readonly orgId: string
    readonly name: string
    readonly permissions: readonly (typeof ORG_PERMISSIONS)[number][]
  }[]
}

export async function accessOf({ db }: Context, { grants }: Principal): Promise<Access> {
  const everywhere = new Set(
    grants.flatMap(({ orgId, permissions }) => (orgId === null ? [...permissions] : [])),
  )
  const orgIds = everywhere.size > 0 ? undefined : grants.flatMap(({ orgId }) => orgId ?? [])
  const organizations = await listLiveOrganizations(db, orgIds)
  return {
    enterprise: [...ENTERPRISE_PERMISSIONS, ...ORG_PERMISSIONS].filter((one) => everywhere.has(one)),
    organizations: organizations.map(({ orgId, name }) => {
      const own = grants.filter((grant) => grant.orgId === null || grant.orgId === orgId)
      const permissions = ORG_PERMISSIONS.filter((one) => own.some((grant) => grant.permissions.has(one)))
      return { orgId, name, permissions }
    }),
  }
}
