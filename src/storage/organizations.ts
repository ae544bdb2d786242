import { sql } from 'kysely'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'

export interface Organization {
  readonly orgId: string
  readonly name: string
  readonly createdAt: Micros
  readonly updatedAt: Micros
  /** Kept and told; this server runs no sessions that it could stop. */
  readonly maxSessionAcuLimit: number | null
  readonly maxCycleAcuLimit: number | null
}

const SELECTED = [
  'org_id as orgId',
  'name',
  'created_at as createdAt',
  'updated_at as updatedAt',
  'max_session_acu_limit as maxSessionAcuLimit',
  'max_cycle_acu_limit as maxCycleAcuLimit',
] as const

/** An organisation that isn't deleted. */
export async function findOrganization(db: Db, orgId: string): Promise<Organization | undefined> {
  return db
    .selectFrom('organizations')
    .select(SELECTED)
    .where('org_id', '=', orgId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst()
}

/** Organisations that aren't deleted, behind one of them, oldest first. */
export async function listOrganizations(
  db: Db,
  query: { after: { createdAt: Micros; orgId: string } | undefined; limit: number },
): Promise<Organization[]> {
  let select = db.selectFrom('organizations').select(SELECTED).where('deleted_at', 'is', null)
  if (query.after !== undefined) {
    const { createdAt, orgId } = query.after
    select = select.where(({ eb, refTuple, tuple }) =>
      eb(refTuple('created_at', 'org_id'), '>', tuple(createdAt, orgId)),
    )
  }
  return select.orderBy('created_at').orderBy('org_id').limit(query.limit).execute()
}

/** Organisations that aren't deleted, by name: those of the ids, or all. */
export async function listLiveOrganizations(
  db: Db,
  orgIds: readonly string[] | undefined,
): Promise<Pick<Organization, 'orgId' | 'name'>[]> {
  const named = orgIds === undefined ? sql`` : sql`and org_id = any (${orgIds}::text[])`
  const { rows } = await sql<Pick<Organization, 'orgId' | 'name'>>`select org_id as "orgId", name
    from organizations where deleted_at is null ${named} order by lower(name), org_id`.execute(db)
  return rows
}

/** Every organisation, deleted ones too, in the order in which they were made. */
export async function listOrgIds(db: Db): Promise<{ readonly orgId: string; readonly isDeleted: boolean }[]> {
  return db
    .selectFrom('organizations')
    .select(['org_id as orgId', sql<boolean>`deleted_at is not null`.as('isDeleted')])
    .orderBy('created_at')
    .orderBy('org_id')
    .execute()
}

export async function countOrganizations(db: Db): Promise<number> {
  const { n } = await db
    .selectFrom('organizations')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('deleted_at', 'is', null)
    .executeTakeFirstOrThrow()
  return n
}

export async function insertOrganization(
  db: Db,
  organization: Organization & { enterpriseId: string; sessionPrefix: string },
): Promise<void> {
  await db
    .insertInto('organizations')
    .values({
      org_id: organization.orgId,
      enterprise_id: organization.enterpriseId,
      name: organization.name,
      session_prefix: organization.sessionPrefix,
      created_at: organization.createdAt,
      updated_at: organization.updatedAt,
      deleted_at: null,
      max_session_acu_limit: organization.maxSessionAcuLimit,
      max_cycle_acu_limit: organization.maxCycleAcuLimit,
    })
    .execute()
}

export async function markOrganizationDeleted(db: Db, orgId: string, now: Micros): Promise<void> {
  await db
    .updateTable('organizations')
    .set({ deleted_at: now, updated_at: now })
    .where('org_id', '=', orgId)
    .execute()
}

export async function findEnterpriseId(db: Db): Promise<string | undefined> {
  const row = await db.selectFrom('enterprises').select('enterprise_id').executeTakeFirst()
  return row?.enterprise_id
}

/** Makes others who would insert an enterprise wait until the transaction ends. */
export async function lockEnterprises(trx: Db): Promise<void> {
  await sql`lock table enterprises in share row exclusive mode`.execute(trx)
}

export async function insertEnterprise(
  db: Db,
  enterpriseId: string,
  name: string,
  now: Micros,
): Promise<void> {
  await db.insertInto('enterprises').values({ enterprise_id: enterpriseId, name, created_at: now }).execute()
}
