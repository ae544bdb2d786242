import { findUserId, userIdOf } from '../accounts/users.ts'
import { requireInOrg, type Principal } from '../domain/principal.ts'
import type { Import } from '../ingest/import.ts'
import type { Context } from '../storage/context.ts'

interface Into {
  readonly orgId: string
  /** Whose the sessions are said to be; without one they are the caller's own. */
  readonly email: string | undefined
  readonly dryRun?: boolean
}

/**
 * Whose sessions an import's are. The person with the address is added if need be: not by a dry run, which keeps nothing.
 * @throws MusterError `forbidden` where the caller may not name others, since it is a matter of trust
 */
export async function ownerFor(
  context: Context,
  principal: Principal,
  { orgId, email, dryRun = false }: Into,
): Promise<Import['owner']> {
  if (email !== undefined) requireInOrg(principal, 'ImpersonateOrgSessions', orgId)
  const own = principal.kind === 'user' ? principal.id : null
  const named = async (address: string): Promise<string | null> =>
    dryRun ? ((await findUserId(context, address)) ?? null) : userIdOf(context, address)
  const userId = email === undefined ? own : await named(email)
  return { userId, serviceUserId: userId === null ? principal.id : null }
}
