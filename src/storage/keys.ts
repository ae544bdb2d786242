import { sql } from 'kysely'
import type { Permission, Role } from '../domain/permissions.ts'
import type { Micros } from '../domain/time.ts'
import type { KeyKind } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'
import { PREPARED } from './prepared.ts'

/** A key as it is listed: everything but the key itself, which nobody keeps. */
export interface Key {
  readonly keyId: string
  readonly kind: KeyKind
  readonly name: string
  readonly orgId: string | null
  readonly userId: string | null
  readonly userEmail: string | null
  readonly serviceUserId: string | null
  readonly role: Role | null
  readonly permissions: readonly Permission[] | null
  readonly createdAt: Micros
  readonly expiresAt: Micros | null
  readonly revokedAt: Micros | null
}

/** A key with all that decides what its holder may do. */
export interface KeyHolder extends Key {
  readonly userName: string | null
  readonly serviceUserName: string | null
  readonly orgDeleted: boolean
  readonly enterpriseRole: Role | null
  readonly memberships: readonly { readonly orgId: string; readonly role: Role }[]
}

const SELECTED = sql`
  k.key_id as "keyId", k.kind, k.name, k.org_id as "orgId", k.user_id as "userId", u.email as "userEmail",
  k.service_user_id as "serviceUserId", s.role, s.permissions, k.created_at as "createdAt",
  k.expires_at as "expiresAt", k.revoked_at as "revokedAt"`

const JOINED = sql`api_keys k
  left join users u on u.user_id = k.user_id
  left join service_users s on s.service_user_id = k.service_user_id`

export async function findKeyHolder(db: Db, digest: Buffer): Promise<KeyHolder | undefined> {
  const { rows } = await sql<KeyHolder>`${PREPARED} ${HOLDERS} where k.digest = ${digest}`.execute(db)
  return rows[0]
}

/** Whose key was signed in with, for as long as that holds. */
export async function findSignedIn(db: Db, digest: Buffer, now: Micros): Promise<KeyHolder | undefined> {
  const { rows } = await sql<KeyHolder>`${PREPARED} ${HOLDERS}
    join sign_ins i on i.key_id = k.key_id where i.digest = ${digest} and i.expires_at > ${now}`.execute(db)
  return rows[0]
}

/** With whose key a link was made, for as long as it holds. */
export async function findLinked(db: Db, digest: Buffer, now: Micros): Promise<KeyHolder | undefined> {
  const { rows } = await sql<KeyHolder>`${HOLDERS}
    join sign_in_links l on l.key_id = k.key_id where l.digest = ${digest} and l.expires_at > ${now}`.execute(
    db,
  )
  return rows[0]
}

const HOLDERS = sql`select ${SELECTED}, u.name as "userName", s.name as "serviceUserName", u.enterprise_role as "enterpriseRole",
      coalesce(o.deleted_at is not null, false) as "orgDeleted", coalesce((
        select json_agg(json_build_object('orgId', m.org_id, 'role', m.role))
        from memberships m join organizations mo on mo.org_id = m.org_id and mo.deleted_at is null
        where m.user_id = k.user_id), '[]') as memberships
    from ${JOINED} left join organizations o on o.org_id = k.org_id`

/** Keys behind one of them, oldest first. */
export async function listKeys(
  db: Db,
  query: { after: { createdAt: Micros; keyId: string } | undefined; limit: number },
): Promise<Key[]> {
  const behind = query.after
    ? sql`where (k.created_at, k.key_id) > (${query.after.createdAt}, ${query.after.keyId})`
    : sql``
  const { rows } = await sql<Key>`
    select ${SELECTED} from ${JOINED} ${behind}
    order by k.created_at, k.key_id limit ${query.limit}`.execute(db)
  return rows
}

export async function findKey(db: Db, keyId: string): Promise<Key | undefined> {
  const { rows } = await sql<Key>`select ${SELECTED} from ${JOINED} where k.key_id = ${keyId}`.execute(db)
  return rows[0]
}

export async function insertServiceUser(
  db: Db,
  serviceUser: {
    serviceUserId: string
    name: string
    orgId: string | null
    role: Role | null
    permissions: readonly Permission[] | null
    createdAt: Micros
  },
): Promise<void> {
  await db
    .insertInto('service_users')
    .values({
      service_user_id: serviceUser.serviceUserId,
      name: serviceUser.name,
      org_id: serviceUser.orgId,
      role: serviceUser.role,
      permissions: serviceUser.permissions && [...serviceUser.permissions],
      created_at: serviceUser.createdAt,
    })
    .execute()
}

export async function insertKey(
  db: Db,
  key: Pick<
    Key,
    'keyId' | 'kind' | 'name' | 'orgId' | 'userId' | 'serviceUserId' | 'createdAt' | 'expiresAt'
  > & {
    digest: Buffer
  },
): Promise<void> {
  await db
    .insertInto('api_keys')
    .values({
      key_id: key.keyId,
      kind: key.kind,
      name: key.name,
      digest: key.digest,
      user_id: key.userId,
      service_user_id: key.serviceUserId,
      org_id: key.orgId,
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      revoked_at: null,
    })
    .execute()
}

/** Revokes a key; a revoked one stays as it is. */
export async function markKeyRevoked(db: Db, keyId: string, now: Micros): Promise<void> {
  await db
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('key_id', '=', keyId)
    .where('revoked_at', 'is', null)
    .execute()
}
