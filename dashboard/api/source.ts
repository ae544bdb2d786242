import type { EnterpriseSessions, MemberSessions } from '../../sdk/index.ts'
import type { Connection } from './context.tsx'
import type { Filter } from './search.ts'

/** Where lists are read: the whole enterprise for those who see it, else the organisations one belongs to. */
export function sessionsFor(
  { client, access }: Connection,
  filter: Filter,
): EnterpriseSessions | MemberSessions {
  if (access.permissions.includes('ViewAccountSessions')) return client.sessions
  const [only, ...others] = filter.org_ids ?? []
  return only !== undefined && others.length === 0
    ? client.organization(only).sessions
    : client.memberSessions
}
