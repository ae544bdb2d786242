/** The published permission names, by where they are granted. */
export const ORG_PERMISSIONS = [
  'ViewOrgSessions',
  'ManageOrgSessions',
  'ImpersonateOrgSessions',
  'UseDevinSessions',
  'UseDevinExpert',
  'UseReviewManual',
  'ViewOrgMembership',
  'ManageOrgSecrets',
  'ManageOrgSchedules',
  'ManageOrgServiceUsers',
] as const
export type OrgPermission = (typeof ORG_PERMISSIONS)[number]

export const ENTERPRISE_PERMISSIONS = [
  'ReadAccountMeta',
  'ManageEnterpriseSettings',
  'ManageOrganizations',
  'ManageAccountMembership',
  'ManageAccountServiceUsers',
  'ManageAccountKnowledge',
  'ManageAccountPlaybooks',
  'ManageGitIntegrations',
  'ManageBilling',
  'ViewAccountMetrics',
  'ViewEnterpriseInfraDetails',
  'ViewAccountSessions',
  'ManageAccountSessions',
] as const
export type EnterprisePermission = (typeof ENTERPRISE_PERMISSIONS)[number]

export type Permission = OrgPermission | EnterprisePermission

/** The organisation permissions that each enterprise permission carries into every organisation. */
const IMPLIED: Partial<Record<EnterprisePermission, readonly OrgPermission[]>> = {
  ViewAccountSessions: ['ViewOrgSessions'],
  ManageAccountSessions: [
    'ManageOrgSessions',
    'ImpersonateOrgSessions',
    'UseDevinSessions',
    'ViewOrgSessions',
  ],
  ManageAccountMembership: ['ViewOrgMembership'],
  ManageAccountServiceUsers: ['ManageOrgServiceUsers'],
}

/** A set of permissions together with everything they imply. */
export function withImplied(permissions: Iterable<Permission>): ReadonlySet<Permission> {
  const all = new Set<Permission>(permissions)
  for (const permission of [...all]) {
    for (const implied of IMPLIED[permission as EnterprisePermission] ?? []) all.add(implied)
  }
  return all
}

export const ROLES = [
  'org_viewer',
  'org_member',
  'org_admin',
  'enterprise_viewer',
  'enterprise_admin',
] as const
export type Role = (typeof ROLES)[number]

export const ROLE_PERMISSIONS: Record<Role, readonly Permission[]> = {
  org_viewer: ['ViewOrgSessions'],
  org_member: ['ViewOrgSessions', 'UseDevinSessions'],
  org_admin: ORG_PERMISSIONS,
  enterprise_viewer: [
    'ReadAccountMeta',
    'ViewAccountMetrics',
    'ViewEnterpriseInfraDetails',
    'ViewAccountSessions',
  ],
  enterprise_admin: [...ENTERPRISE_PERMISSIONS, ...ORG_PERMISSIONS],
}

export function isEnterpriseRole(role: Role): boolean {
  return role.startsWith('enterprise_')
}

export function isEnterprisePermission(permission: Permission): permission is EnterprisePermission {
  return (ENTERPRISE_PERMISSIONS as readonly string[]).includes(permission)
}
