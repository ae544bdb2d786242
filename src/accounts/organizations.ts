import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { invalid, MusterError, notFound } from '../domain/errors.ts'
import { newId, sessionPrefixOf } from '../domain/ids.ts'
import { isStorable } from '../domain/text.ts'
import type { Context } from '../storage/context.ts'
import {
  countOrganizations,
  findEnterpriseId,
  findOrganization,
  insertOrganization,
  listOrganizations as selectOrganizations,
  markOrganizationDeleted,
  type Organization,
} from '../storage/organizations.ts'
import { endOfPage, type Page } from '../domain/page.ts'

export async function createOrganization(
  context: Context,
  request: Pick<Organization, 'name' | 'maxSessionAcuLimit' | 'maxCycleAcuLimit'>,
): Promise<Organization> {
  const { name } = request
  if (name.trim() === '' || name.length > 200 || !isStorable(name)) {
    throw invalid(['body', 'name'], 'A name has 1 to 200 characters.', 'name_invalid')
  }
  for (const field of ['max_session_acu_limit', 'max_cycle_acu_limit'] as const) {
    const limit = field === 'max_session_acu_limit' ? request.maxSessionAcuLimit : request.maxCycleAcuLimit
    if (limit !== null && !(Number.isSafeInteger(limit) && limit >= 0)) {
      throw invalid(['body', field], 'Must be a whole number of 0 or more.', 'limit_invalid')
    }
  }
  const enterpriseId = await findEnterpriseId(context.db)
  if (enterpriseId === undefined)
    throw new MusterError('unavailable', 'This server has no enterprise yet; restart it.')
  const now = context.now()
  const orgId = newId('org-')
  const organization: Organization = { ...request, orgId, createdAt: now, updatedAt: now }
  await insertOrganization(context.db, {
    ...organization,
    enterpriseId,
    sessionPrefix: sessionPrefixOf(orgId),
  })
  return organization
}

/** @throws MusterError `not_found`, also for a deleted one. */
export async function getOrganization(context: Context, orgId: string): Promise<Organization> {
  const organization = isStorable(orgId) ? await findOrganization(context.db, orgId) : undefined
  if (organization === undefined) throw notFound('Organization')
  return organization
}

/** One page of the organisations that aren't deleted, oldest first. */
export async function listOrganizations(
  { db }: Context,
  input: { readonly after: string | undefined; readonly first: number },
): Promise<Page<Organization>> {
  const list = 'organizations'
  const cursor =
    input.after === undefined ? undefined : decodeCursor(input.after, list, ['integer', 'string'])
  const after = cursor && { createdAt: Number(cursor.position[0]), orgId: String(cursor.position[1]) }
  const rows = await selectOrganizations(db, { after, limit: input.first + 1 })
  const total = cursor ? cursor.total : await countOrganizations(db)
  return endOfPage(rows, input.first, total, (last) =>
    encodeCursor({ list, position: [last.createdAt, last.orgId], total, digest: '' }),
  )
}

/** Hides an organisation and its sessions, and shuts out the keys bound to it. Nothing is erased. */
export async function deleteOrganization(context: Context, orgId: string): Promise<Organization> {
  const organization = await getOrganization(context, orgId)
  const now = context.now()
  await markOrganizationDeleted(context.db, orgId, now)
  return { ...organization, updatedAt: now }
}
