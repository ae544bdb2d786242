import { sql } from 'kysely'
import type { Role } from '../domain/permissions.ts'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'

export interface User {
  readonly userId: string
  readonly email: string
  readonly name: string | null
  /** The enterprise role (`orgId` null) and the role in each organisation that isn't deleted. */
  readonly roles: readonly { readonly orgId: string | null; readonly role: Role }[]
}

/** A person by e-mail address, whole and in any case. */
export async function findUserByEmail(db: Db, email: string): Promise<{ userId: string } | undefined> {
  return db
    .selectFrom('users')
    .select('user_id as userId')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst()
}

/** Adds a person unless one with this address is there; gives the id either way. */
export async function ensureUser(
  db: Db,
  user: { userId: string; email: string; name: string | null; createdAt: Micros },
): Promise<string> {
  await sql`insert into users (user_id, email, name, created_at)
    values (${user.userId}, ${user.email}, ${user.name}, ${user.createdAt})
    on conflict (lower(email)) do update set name = coalesce(excluded.name, users.name)`.execute(db)
  const found = await findUserByEmail(db, user.email)
  return found?.userId ?? user.userId
}

export async function setMembership(
  db: Db,
  membership: { userId: string; orgId: string; role: Role; createdAt: Micros },
): Promise<void> {
  const { userId, orgId, role, createdAt } = membership
  await db
    .insertInto('memberships')
    .values({ user_id: userId, org_id: orgId, role, created_at: createdAt })
    .onConflict((conflict) => conflict.columns(['user_id', 'org_id']).doUpdateSet({ role }))
    .execute()
}

export async function setEnterpriseRole(db: Db, userId: string, role: Role): Promise<void> {
  await db.updateTable('users').set({ enterprise_role: role }).where('user_id', '=', userId).execute()
}

/** People behind one of them, in order of their ids; `email` narrows to one address. */
export async function listUsers(
  db: Db,
  query: { after: string | undefined; limit: number; email?: string | undefined; userId?: string },
): Promise<User[]> {
  const { after, limit, email, userId } = query
  const { rows } = await sql<
    Omit<User, 'roles'> & { enterpriseRole: Role | null; memberships: User['roles'] }
  >`
    select u.user_id as "userId", u.email, u.name, u.enterprise_role as "enterpriseRole", coalesce((
        select json_agg(json_build_object('orgId', m.org_id, 'role', m.role) order by m.org_id)
        from memberships m join organizations o on o.org_id = m.org_id and o.deleted_at is null
        where m.user_id = u.user_id), '[]') as memberships
    from users u
    where (${after ?? null}::text is null or u.user_id > ${after ?? null}::text)
      and (${email ?? null}::text is null or lower(u.email) = lower(${email ?? null}::text))
      and (${userId ?? null}::text is null or u.user_id = ${userId ?? null}::text)
    order by u.user_id limit ${limit}`.execute(db)
  return rows.map(({ enterpriseRole, memberships, ...user }) => ({
    ...user,
    roles: [...(enterpriseRole === null ? [] : [{ orgId: null, role: enterpriseRole }]), ...memberships],
  }))
}
