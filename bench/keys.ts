import { sql } from 'kysely'
import { newId } from '../src/domain/ids.ts'
import { digestOfKey, newKey } from '../src/domain/key.ts'
import type { Role } from '../src/domain/permissions.ts'
import type { Db } from '../src/storage/context.ts'
import { insertKey, insertServiceUser } from '../src/storage/keys.ts'

/** Keys of the kinds of callers whose pages are compared. */
export interface Keys {
  readonly enterprise: string
  /** Of the organisation with the most sessions. */
  readonly organization: { readonly orgId: string; readonly key: string }
  /** People who are members of 3 and of 50 organisations. */
  readonly memberOf3: string
  readonly memberOf50: string
}

export async function makeKeys(db: Db): Promise<Keys> {
  const orgId = await largestOrg(db)
  return {
    enterprise: await serviceKey(db, null, 'enterprise_admin'),
    organization: { orgId, key: await serviceKey(db, orgId, 'org_admin') },
    memberOf3: await personKey(db, 3),
    memberOf50: await personKey(db, 50),
  }
}

async function largestOrg(db: Db): Promise<string> {
  const { rows } = await sql<{ orgId: string }>`
    select org_id as "orgId" from org_totals join organizations using (org_id)
    where deleted_at is null order by sessions desc, org_id limit 1`.execute(db)
  return rows[0]?.orgId ?? ''
}

async function serviceKey(db: Db, orgId: string | null, role: Role): Promise<string> {
  const serviceUserId = newId('service-user-')
  await insertServiceUser(db, { serviceUserId, name: 'Bench', orgId, role, permissions: null, createdAt: 1 })
  return keyOf(db, { orgId, userId: null, serviceUserId })
}

async function personKey(db: Db, memberships: number): Promise<string> {
  const { rows } = await sql<{ userId: string }>`
    select user_id as "userId" from memberships group by user_id having count(*) = ${memberships}
    order by user_id limit 1`.execute(db)
  return keyOf(db, { orgId: null, userId: rows[0]?.userId ?? '', serviceUserId: null })
}

async function keyOf(
  db: Db,
  holder: { orgId: string | null; userId: string | null; serviceUserId: string | null },
): Promise<string> {
  const key = newKey('cog')
  const keyId = newId('apikey-')
  const made = {
    keyId,
    kind: 'cog',
    name: 'Bench',
    digest: digestOfKey(key),
    createdAt: 1,
    expiresAt: null,
  } as const
  await insertKey(db, { ...made, ...holder })
  return key
}
