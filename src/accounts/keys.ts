import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { invalid, notFound } from '../domain/errors.ts'
import { newId } from '../domain/ids.ts'
import { digestOfKey, newKey } from '../domain/key.ts'
import { endOfPage, type Page } from '../domain/page.ts'
import {
  isEnterprisePermission,
  isEnterpriseRole,
  ROLE_PERMISSIONS,
  type Permission,
  type Role,
} from '../domain/permissions.ts'
import { requireAll, type Principal } from '../domain/principal.ts'
import { isStorable } from '../domain/text.ts'
import type { Micros } from '../domain/time.ts'
import type { KeyKind } from '../domain/vocabulary.ts'
import type { Context } from '../storage/context.ts'
import {
  findKey,
  insertKey,
  insertServiceUser,
  listKeys as selectKeys,
  markKeyRevoked,
  type Key,
} from '../storage/keys.ts'
import { listUsers } from '../storage/users.ts'
import { grantsOfPerson } from './authenticate.ts'
import { getOrganization } from './organizations.ts'

export interface KeyRequest {
  readonly kind: KeyKind
  readonly name: string
  readonly orgId?: string | undefined
  /** A person's key; without it the key is a new service user's. */
  readonly email?: string | undefined
  readonly role?: Role | undefined
  readonly permissions?: readonly Permission[] | undefined
  readonly expiresAt?: Micros | undefined
}

/**
 * Makes a key. A person's key carries the person's own rights; any other makes a service user with the role or
 * permissions given (else the viewer's role of its place). Neither can exceed the maker's own.
 */
export async function createKey(
  context: Context,
  maker: Principal,
  request: KeyRequest,
): Promise<Key & { readonly key: string }> {
  check(request, context.now())
  if (request.orgId !== undefined) await getOrganization(context, request.orgId)
  const key = newKey(request.kind)
  const keyId = newId('apikey-')
  await context.db.transaction().execute(async (db) => {
    const trx = { ...context, db }
    const holder =
      request.email === undefined
        ? await serviceUser(trx, maker, request)
        : await person(trx, maker, request.email, request.orgId ?? null)
    await insertKey(db, {
      keyId,
      kind: request.kind,
      name: request.name,
      digest: digestOfKey(key),
      orgId: request.orgId ?? null,
      createdAt: context.now(),
      expiresAt: request.expiresAt ?? null,
      ...holder,
    })
  })
  return { ...(await getKey(context, keyId)), key }
}

/** One page of all keys ever made, oldest first, expired and revoked ones too. */
export async function listKeys(
  { db }: Context,
  input: { readonly after: string | undefined; readonly first: number },
): Promise<Page<Key>> {
  const list = 'keys'
  const cursor =
    input.after === undefined ? undefined : decodeCursor(input.after, list, ['integer', 'string'])
  const after = cursor && { createdAt: Number(cursor.position[0]), keyId: String(cursor.position[1]) }
  const rows = await selectKeys(db, { after, limit: input.first + 1 })
  return endOfPage(rows, input.first, null, (last) =>
    encodeCursor({ list, position: [last.createdAt, last.keyId], total: null, digest: '' }),
  )
}

/** Shuts a key out at once and for ever. */
export async function revokeKey(context: Context, keyId: string): Promise<Key> {
  await getKey(context, keyId)
  await markKeyRevoked(context.db, keyId, context.now())
  return getKey(context, keyId)
}

async function getKey({ db }: Context, keyId: string): Promise<Key> {
  const key = isStorable(keyId) ? await findKey(db, keyId) : undefined
  if (key === undefined) throw notFound('Key')
  return key
}

type Holder = { readonly userId: string | null; readonly serviceUserId: string | null }

async function person(
  { db }: Context,
  maker: Principal,
  email: string,
  orgId: string | null,
): Promise<Holder> {
  const [user] = await listUsers(db, { after: undefined, limit: 1, email })
  if (user === undefined) {
    throw invalid(['body', 'email'], 'Nobody here has this address; add the user first.', 'email_unknown')
  }
  const enterpriseRole = user.roles.find((one) => one.orgId === null)?.role ?? null
  const memberships = user.roles.flatMap(({ orgId: where, role }) =>
    where === null ? [] : [{ orgId: where, role }],
  )
  for (const grant of grantsOfPerson({ orgId, enterpriseRole, memberships })) {
    requireAll(maker, grant.permissions, grant.orgId)
  }
  return { userId: user.userId, serviceUserId: null }
}

async function serviceUser(context: Context, maker: Principal, request: KeyRequest): Promise<Holder> {
  const { name, orgId = null } = request
  const permissions = request.permissions ?? null
  const role = permissions ? null : (request.role ?? (orgId === null ? 'enterprise_viewer' : 'org_viewer'))
  requireAll(maker, permissions ?? (role ? ROLE_PERMISSIONS[role] : []), orgId)
  const serviceUserId = newId('service-user-')
  await insertServiceUser(context.db, {
    serviceUserId,
    name,
    orgId,
    role,
    permissions,
    createdAt: context.now(),
  })
  return { userId: null, serviceUserId }
}

function check(request: KeyRequest, now: Micros): void {
  const { kind, name, orgId, email, role, permissions, expiresAt } = request
  const refuse = (field: string, msg: string): never => {
    throw invalid(['body', field], msg, `${field}_invalid`)
  }
  if (name.trim() === '' || name.length > 256 || !isStorable(name))
    refuse('name', 'A name has 1 to 256 characters.')
  if (kind !== 'cog' && orgId === undefined)
    refuse('org_id', `An ${kind}_ key belongs to one organization: name it.`)
  if (kind === 'apk_user' && email === undefined)
    refuse('email', 'An apk_user_ key belongs to a person: name the e-mail address.')
  if (kind === 'apk' && email !== undefined)
    refuse('email', "An apk_ key is a service user's, not a person's.")
  if (email !== undefined && (role ?? permissions) !== undefined) {
    refuse(role === undefined ? 'permissions' : 'role', "A person's key carries the person's own rights.")
  }
  if (role !== undefined && permissions !== undefined)
    refuse('permissions', 'Give a role or permissions, not both.')
  if (role !== undefined && isEnterpriseRole(role) !== (orgId === undefined)) {
    refuse(
      'role',
      orgId === undefined ? `${role} needs an organization.` : `${role} is a role in the enterprise.`,
    )
  }
  const wide = orgId === undefined ? undefined : permissions?.find(isEnterprisePermission)
  if (wide !== undefined) refuse('permissions', `${wide} can't be held in one organization alone.`)
  if (expiresAt !== undefined && !(Number.isSafeInteger(expiresAt) && expiresAt > now)) {
    refuse('expires_at', 'Must be a moment to come, in Unix seconds, before the year 2255.')
  }
}
