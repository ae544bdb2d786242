import { newId, sessionPrefixOf } from '../domain/ids.ts'
import { digestOfKey } from '../domain/key.ts'
import type { Context } from '../storage/context.ts'
import { insertKey, insertServiceUser } from '../storage/keys.ts'
import {
  findEnterpriseId,
  insertEnterprise,
  insertOrganization,
  lockEnterprises,
} from '../storage/organizations.ts'

/**
 * Makes the first enterprise, organisation and administrator of an empty database; the administrator's key is the
 * one given. Does nothing where there is an enterprise.
 * @returns whether anything was made
 */
export async function bootstrap(context: Context, adminKey: string): Promise<boolean> {
  if ((await findEnterpriseId(context.db)) !== undefined) return false
  return context.db.transaction().execute(async (db) => {
    await lockEnterprises(db)
    if ((await findEnterpriseId(db)) !== undefined) return false
    const now = context.now()
    const enterpriseId = newId('enterprise-')
    const orgId = newId('org-')
    const serviceUserId = newId('service-user-')
    await insertEnterprise(db, enterpriseId, 'Enterprise', now)
    const unlimited = { maxSessionAcuLimit: null, maxCycleAcuLimit: null }
    const organization = { orgId, name: 'Default', createdAt: now, updatedAt: now, ...unlimited }
    await insertOrganization(db, { ...organization, enterpriseId, sessionPrefix: sessionPrefixOf(orgId) })
    const administrator = { serviceUserId, name: 'Administrator', orgId: null, createdAt: now }
    await insertServiceUser(db, { ...administrator, role: 'enterprise_admin', permissions: null })
    await insertKey(db, {
      keyId: newId('apikey-'),
      kind: 'cog',
      name: 'Administrator',
      digest: digestOfKey(adminKey),
      userId: null,
      serviceUserId,
      orgId: null,
      createdAt: now,
      expiresAt: null,
    })
    return true
  })
}
