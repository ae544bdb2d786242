import { MusterError } from '../domain/errors.ts'
import { digestOfKey, kindOfKey } from '../domain/key.ts'
import { ORG_PERMISSIONS, ROLE_PERMISSIONS, withImplied, type Permission } from '../domain/permissions.ts'
import type { Grant, Principal } from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'
import { findKeyHolder, findLinked, findSignedIn, type KeyHolder } from '../storage/keys.ts'

/**
 * Who holds a key, with all rights.
 * @throws MusterError `unauthenticated` for no key, or one that is unknown, expired, revoked, or bound to a deleted
 * organisation.
 */
export async function authenticate(context: Context, key: string | undefined): Promise<Principal> {
  if (key === undefined) {
    throw new MusterError('unauthenticated', 'No API key given. Send one as `Authorization: Bearer <key>`.')
  }
  const holder = kindOfKey(key) && (await findKeyHolder(context.db, digestOfKey(key)))
  if (!holder || !isValid(holder, context.now())) {
    throw new MusterError('unauthenticated', 'This API key is unknown, expired or revoked.')
  }
  return principalOf(holder)
}

/**
 * Who signed in, with all rights of the key that it was done with.
 * @throws MusterError `unauthenticated` where nobody did, or the key is no longer valid.
 */
export async function authenticateSignIn(context: Context, token: string): Promise<Principal> {
  const now = context.now()
  const holder = await findSignedIn(context.db, digestOfKey(token), now)
  if (holder === undefined || !isValid(holder, now)) {
    throw new MusterError('unauthenticated', 'You are signed in no longer. Sign in again with a key.')
  }
  return principalOf(holder)
}

/**
 * Who may sign in by a link, with all rights of the key that it was made with.
 * @throws MusterError `unauthenticated` where it was used or is over, or the key is no longer valid.
 */
export async function authenticateLink(context: Context, secret: string): Promise<Principal> {
  const now = context.now()
  const holder = await findLinked(context.db, digestOfKey(secret), now)
  if (holder === undefined || !isValid(holder, now)) throw linkIsSpent()
  return principalOf(holder)
}

export function linkIsSpent(): MusterError {
  return new MusterError(
    'unauthenticated',
    'This sign-in link works no more: it was used, it is over an hour old, or the server was started again. Start the server again for a new one, or sign in with a key.',
  )
}

function isValid(holder: KeyHolder, now: number): boolean {
  return (
    holder.revokedAt === null && (holder.expiresAt === null || now < holder.expiresAt) && !holder.orgDeleted
  )
}

function principalOf(holder: KeyHolder): Principal {
  const { keyId, kind, orgId, userId, serviceUserId } = holder
  const isPerson = userId !== null
  return {
    kind: isPerson ? 'user' : 'service_user',
    id: userId ?? serviceUserId ?? keyId,
    name: (isPerson ? (holder.userName ?? holder.userEmail) : holder.serviceUserName) ?? '',
    key: { id: keyId, name: holder.name, kind },
    orgId,
    grants: isPerson ? grantsOfPerson(holder) : [grantOfServiceUser(holder)],
  }
}

function grantOfServiceUser({ orgId, role, permissions }: KeyHolder): Grant {
  return { orgId, permissions: withImplied(permissions ?? (role ? ROLE_PERMISSIONS[role] : [])) }
}

/** A person's memberships and enterprise role; a key bound to one organisation carries only what holds there. */
export function grantsOfPerson({
  orgId,
  enterpriseRole,
  memberships,
}: Pick<KeyHolder, 'orgId' | 'enterpriseRole' | 'memberships'>): Grant[] {
  const grants: Grant[] = memberships
    .filter((membership) => orgId === null || membership.orgId === orgId)
    .map(({ orgId: where, role }) => ({ orgId: where, permissions: withImplied(ROLE_PERMISSIONS[role]) }))
  if (enterpriseRole === null) return grants
  const everywhere = withImplied(ROLE_PERMISSIONS[enterpriseRole])
  const inOrgs = new Set<Permission>(ORG_PERMISSIONS)
  grants.push(
    orgId === null
      ? { orgId: null, permissions: everywhere }
      : { orgId, permissions: new Set([...everywhere].filter((permission) => inOrgs.has(permission))) },
  )
  return grants
}
