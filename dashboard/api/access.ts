import { PermissionError, type MusterClient } from '../../sdk/index.ts'

/** Who is signed in, and what they may do where. */
export interface Access {
  readonly name: string
  readonly email: string | null
  readonly enterprise_permissions: readonly string[]
  readonly organizations: readonly Membership[]
}

export interface Membership {
  readonly org_id: string
  readonly name: string
  readonly permissions: readonly string[]
}

/**
 * The server doesn't tell a key's permissions yet, so each is tried. What one may do in an organisation can't be tried
 * without doing it: it is taken for granted, and the server says no.
 * @throws ApiError, ConnectionError
 */
export async function readAccess(client: MusterClient): Promise<Access> {
  const self = await client.self()
  const [sees, organizations, keys, people] = await Promise.all([
    allowed(client.sessions.list({ first: 1 }).page()),
    allowed(client.organizations.list().all()),
    allowed(client.keys.list({ first: 1 }).page()),
    allowed(client.users.list({ first: 1 }).page()),
  ])
  return {
    name: nameOf(self),
    email: null,
    enterprise_permissions: [
      ...(sees ? ['ViewAccountSessions', 'ManageAccountSessions'] : []),
      ...(organizations ? ['ManageOrganizations'] : []),
      ...(keys ? ['ManageAccountServiceUsers'] : []),
      ...(people ? ['ManageAccountMembership'] : []),
    ],
    organizations: (organizations ?? []).map(({ org_id, name }) => ({
      org_id,
      name,
      permissions: ['ViewOrgSessions', 'ManageOrgSessions'],
    })),
  }
}

/** Null where the key lacks the permission. */
async function allowed<Answer>(call: Promise<Answer>): Promise<Answer | null> {
  try {
    return await call
  } catch (error) {
    if (error instanceof PermissionError) return null
    throw error
  }
}

function nameOf(self: Awaited<ReturnType<MusterClient['self']>>): string {
  switch (self.principal_type) {
    case 'service_user':
      return self.service_user_name
    case 'pat_user':
      return self.user_name
    case 'windsurf_session':
      return self.user_name ?? self.user_id
    case 'devin_brain':
      return self.devin_id
  }
}
