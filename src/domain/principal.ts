import type { KeyKind } from './vocabulary.ts'
import { isEnterprisePermission, withImplied, type Permission } from './permissions.ts'
import { MusterError } from './errors.ts'

/** What a principal may do in one place. */
export interface Grant {
  /** The organisation, or `null` for the whole enterprise. */
  readonly orgId: string | null
  /** With everything implied (`withImplied`). */
  readonly permissions: ReadonlySet<Permission>
}

/** Who is asking: a service user or a person, through one key. */
export interface Principal {
  readonly kind: 'service_user' | 'user'
  /** The service user's or the person's id. */
  readonly id: string
  readonly name: string
  readonly key: { readonly id: string; readonly name: string; readonly kind: KeyKind }
  /** The one organisation the credential is bound to, if any. */
  readonly orgId: string | null
  readonly grants: readonly Grant[]
}

/** The organisations whose data a request may touch. It becomes part of the query, never a filter after it. */
export type Scope = { readonly all: true } | { readonly all: false; readonly orgIds: readonly string[] }

export const EVERYWHERE: Scope = { all: true }

export function onlyOrgs(orgIds: readonly string[]): Scope {
  return { all: false, orgIds }
}

function missing(permission: Permission, where: 'organization' | 'enterprise'): MusterError {
  return new MusterError('forbidden', `Missing required permission '${permission}' on this ${where}`)
}

/** Whether the principal holds the permission in the organisation, directly or through the enterprise. */
function holds(principal: Principal, permission: Permission, orgId: string | null): boolean {
  return principal.grants.some(
    (grant) => (grant.orgId === null || grant.orgId === orgId) && grant.permissions.has(permission),
  )
}

/** The scope of one organisation, or the published 403: the same whether or not the organisation exists. */
export function requireInOrg(principal: Principal, permission: Permission, orgId: string): Scope {
  if (!holds(principal, permission, orgId)) throw missing(permission, 'organization')
  return onlyOrgs([orgId])
}

/** The scope of the whole enterprise, or the published 403. */
export function requireInEnterprise(principal: Principal, permission: Permission): Scope {
  if (!holds(principal, permission, null)) {
    throw missing(permission, isEnterprisePermission(permission) ? 'enterprise' : 'organization')
  }
  return EVERYWHERE
}

/** Nobody gives more than they hold: the 403 names what is lacking. */
export function requireAll(giver: Principal, permissions: Iterable<Permission>, orgId: string | null): void {
  for (const permission of withImplied(permissions)) {
    if (holds(giver, permission, orgId)) continue
    throw new MusterError('forbidden', `You can't give '${permission}', which you don't hold yourself`)
  }
}

/** Every organisation in which the principal holds the permission. */
export function scopeOf(principal: Principal, permission: Permission): Scope {
  if (holds(principal, permission, null)) return EVERYWHERE
  const orgIds = principal.grants.flatMap((grant) =>
    grant.orgId !== null && grant.permissions.has(permission) ? [grant.orgId] : [],
  )
  return onlyOrgs(orgIds)
}
