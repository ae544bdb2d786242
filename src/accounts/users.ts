import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { invalid, notFound, type Issue } from '../domain/errors.ts'
import { newId } from '../domain/ids.ts'
import { endOfPage, type Page } from '../domain/page.ts'
import { isEnterpriseRole, ROLE_PERMISSIONS, type Role } from '../domain/permissions.ts'
import { requireAll, type Principal } from '../domain/principal.ts'
import { isStorable } from '../domain/text.ts'
import type { Context } from '../storage/context.ts'
import {
  ensureUser,
  findUserByEmail,
  listUsers as selectUsers,
  setEnterpriseRole,
  setMembership,
  type User,
} from '../storage/users.ts'
import { getOrganization } from './organizations.ts'

/** @throws MusterError `invalid` for what is no e-mail address; `loc` says where it stands in the request. */
export function requireEmail(email: string, loc: Issue['loc']): void {
  if (/^[^\s@]+@[^\s@]+$/.test(email) && email.length <= 320 && isStorable(email)) return
  throw invalid(loc, `'${email.slice(0, 60).toWellFormed()}' is no e-mail address.`, 'email_invalid')
}

/** The id of the person with this address, who is added if nobody has it. It gives no rights. */
export async function userIdOf(context: Context, email: string, name: string | null = null): Promise<string> {
  return ensureUser(context.db, { userId: newId('user-'), email, name, createdAt: context.now() })
}

/** The person with this address in any case, if there is one. */
export async function findUserId({ db }: Context, email: string): Promise<string | undefined> {
  return (await findUserByEmail(db, email))?.userId
}

/** Gives a person a role in an organisation, adding the person if need be. */
export async function addMember(
  context: Context,
  giver: Principal,
  member: {
    readonly email: string
    readonly orgId: string
    readonly role: Role
    readonly name?: string | null
  },
): Promise<User> {
  const { email, orgId, role, name = null } = member
  if (isEnterpriseRole(role)) {
    throw invalid(
      ['body', 'role'],
      `${role} is a role in the enterprise, not in an organization.`,
      'role_invalid',
    )
  }
  requireEmail(email, ['body', 'email'])
  await getOrganization(context, orgId)
  requireAll(giver, ROLE_PERMISSIONS[role], orgId)
  return context.db.transaction().execute(async (db) => {
    const trx = { ...context, db }
    const userId = await userIdOf(trx, email, name)
    await setMembership(db, { userId, orgId, role, createdAt: context.now() })
    return getUser(trx, userId)
  })
}

/** Gives people a role in the enterprise, adding those who aren't there. */
export async function addEnterpriseMembers(
  context: Context,
  giver: Principal,
  members: { readonly emails: readonly string[]; readonly role: Role },
): Promise<User[]> {
  if (!isEnterpriseRole(members.role)) {
    throw invalid(
      ['body', 'enterprise_role_id'],
      `${members.role} is a role in an organization.`,
      'role_invalid',
    )
  }
  requireAll(giver, ROLE_PERMISSIONS[members.role], null)
  return context.db.transaction().execute(async (db) => {
    const trx = { ...context, db }
    const users: User[] = []
    for (const [index, email] of members.emails.entries()) {
      requireEmail(email, ['body', 'emails', index])
      const userId = await userIdOf(trx, email)
      await setEnterpriseRole(db, userId, members.role)
      users.push(await getUser(trx, userId))
    }
    return users
  })
}

async function getUser({ db }: Context, userId: string): Promise<User> {
  const [user] = await selectUsers(db, { after: undefined, limit: 1, userId })
  if (user === undefined) throw notFound('User')
  return user
}

/** One page of people with their roles. */
export async function listUsers(
  { db }: Context,
  input: { readonly after: string | undefined; readonly first: number; readonly email: string | undefined },
): Promise<Page<User>> {
  const list = 'users'
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, ['string'])
  const after = cursor && String(cursor.position[0])
  const rows = await selectUsers(db, { after, limit: input.first + 1, email: input.email })
  return endOfPage(rows, input.first, null, (last) =>
    encodeCursor({ list, position: [last.userId], total: null, digest: '' }),
  )
}
