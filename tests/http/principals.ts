import { deleteOrganization } from '../../src/accounts/organizations.ts'
import type { Api } from '../../src/contract/endpoint.ts'
import { newKey } from '../../src/domain/key.ts'
import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS } from '../../src/domain/permissions.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import type { TestApp } from './test-app.ts'

/** Every kind of caller, seen from organisation A: what it puts into `Authorization` for each version. */
export type Principals = Readonly<Record<PrincipalName, Readonly<Record<Api, string | undefined>>>>

const OF_ORG = ORG_PERMISSIONS.map((permission) => `org:${permission}` as const)
const OF_ENTERPRISE = [...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS].map(
  (permission) => `ent:${permission}` as const,
)

/** Who is refused with 401 whatever is asked. */
export const NOBODY = [
  'no key',
  'not a bearer',
  'not a key',
  'unknown key',
  'expired key',
  'revoked key',
  'key of a deleted org',
  'person’s key of a deleted org',
] as const

/** Service users of the enterprise: they have no organisation of their own. */
export const OF_THE_ENTERPRISE = ['enterprise_viewer', 'enterprise_admin', ...OF_ENTERPRISE] as const

export const PRINCIPALS = [
  ...NOBODY,
  'key of the other version',
  'org_viewer',
  'org_member',
  'org_admin',
  ...OF_ORG,
  ...OF_THE_ENTERPRISE,
  'person',
  'person bound to A',
  'person of the enterprise',
  'person without a role',
  'person of B',
  'org_admin of B',
  'apk',
  'apk without ViewOrgSessions',
  'apk_user',
  'apk_user who left',
] as const
export type PrincipalName = (typeof PRINCIPALS)[number]

/** Makes one of each. A person of A is a viewer there. */
export async function makePrincipals(app: TestApp, orgA: string, orgB: string): Promise<Principals> {
  const gone = await app.organization('gone')
  await app.person('ada@example.com', { [orgA]: 'org_viewer' })
  await app.person('bob@example.com', { [orgB]: 'org_admin' })
  await app.person('gone@example.com', { [gone]: 'org_admin' })
  await app.personOfEnterprise('eve@example.com', 'enterprise_viewer')
  const nobody = await app.person('nobody@example.com', { [orgA]: 'org_viewer' })
  await app.context.db.deleteFrom('memberships').where('user_id', '=', nobody).execute()

  const both = (key: string) => ({ v1: `Bearer ${key}`, v3: `Bearer ${key}` })
  const each = (v1: string, v3: string) => ({ v1: `Bearer ${v1}`, v3: `Bearer ${v3}` })
  const cog = async (request: Parameters<TestApp['key']>[0]) => both(await app.key(request))
  const soon = { expiresAt: app.now + MICROS_PER_SECOND }
  const expired = each(
    await app.key({ kind: 'apk', orgId: orgA, role: 'org_admin', ...soon }),
    await app.key({ role: 'enterprise_admin', ...soon }),
  )
  app.now += 2 * MICROS_PER_SECOND
  const doomed = [
    await app.keyWithId({ kind: 'apk', orgId: orgA, role: 'org_admin' }),
    await app.keyWithId({ role: 'enterprise_admin' }),
  ] as const
  for (const { keyId } of doomed) {
    await app.send({ method: 'DELETE', path: `/v3/enterprise/keys/${keyId}`, key: app.adminKey })
  }
  const ofGone = each(
    await app.key({ kind: 'apk', orgId: gone, role: 'org_admin' }),
    await app.key({ orgId: gone, role: 'org_admin' }),
  )
  const personOfGone = each(
    await app.key({ kind: 'apk_user', orgId: gone, email: 'gone@example.com' }),
    await app.key({ orgId: gone, email: 'gone@example.com' }),
  )
  await deleteOrganization(app.context, gone)

  const ofOrg = OF_ORG.map(async (name) => {
    const permission = ORG_PERMISSIONS.find((one) => name === `org:${one}`)
    return [name, await cog({ orgId: orgA, permissions: permission ? [permission] : [] })] as const
  })
  const ofEnterprise = OF_ENTERPRISE.map(async (name) => {
    const permission = [...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS].find((one) => name === `ent:${one}`)
    return [name, await cog({ permissions: permission ? [permission] : [] })] as const
  })
  const single = Object.fromEntries(await Promise.all([...ofOrg, ...ofEnterprise])) as Pick<
    Principals,
    (typeof OF_ORG)[number] | (typeof OF_ENTERPRISE)[number]
  >

  return {
    ...single,
    'no key': { v1: undefined, v3: undefined },
    'not a bearer': { v1: `Basic ${app.adminKey}`, v3: `Basic ${app.adminKey}` },
    'not a key': both('cog_short'),
    'unknown key': each(newKey('apk'), newKey('cog')),
    'expired key': expired,
    'revoked key': each(doomed[0].key, doomed[1].key),
    'key of a deleted org': ofGone,
    'person’s key of a deleted org': personOfGone,
    'key of the other version': each(
      app.adminKey,
      await app.key({ kind: 'apk', orgId: orgA, role: 'org_admin' }),
    ),
    org_viewer: await cog({ orgId: orgA, role: 'org_viewer' }),
    org_member: await cog({ orgId: orgA, role: 'org_member' }),
    org_admin: await cog({ orgId: orgA, role: 'org_admin' }),
    enterprise_viewer: await cog({ role: 'enterprise_viewer' }),
    enterprise_admin: await cog({ role: 'enterprise_admin' }),
    person: await cog({ email: 'ada@example.com' }),
    'person bound to A': await cog({ email: 'ada@example.com', orgId: orgA }),
    'person of the enterprise': await cog({ email: 'eve@example.com' }),
    'person without a role': await cog({ email: 'nobody@example.com' }),
    'person of B': await cog({ email: 'bob@example.com' }),
    'org_admin of B': await cog({ orgId: orgB, role: 'org_admin' }),
    apk: await cog({ kind: 'apk', orgId: orgA, role: 'org_viewer' }),
    'apk without ViewOrgSessions': await cog({ kind: 'apk', orgId: orgA, permissions: ['UseDevinSessions'] }),
    apk_user: await cog({ kind: 'apk_user', orgId: orgA, email: 'ada@example.com' }),
    'apk_user who left': await cog({ kind: 'apk_user', orgId: orgA, email: 'nobody@example.com' }),
  }
}
