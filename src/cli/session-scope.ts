import type { EnterpriseSessions, MemberSessions, MusterClient } from '../../sdk/index.ts'

/** Every session that the key may see: those of the enterprise, or of the organisations that it belongs to. */
export async function ownSessions(client: MusterClient): Promise<EnterpriseSessions | MemberSessions> {
  const self = await client.self()
  const isOfEnterprise = self.principal_type === 'service_user' && self.org_id === null
  return isOfEnterprise ? client.sessions : client.memberSessions
}
