import { createContext, use } from 'react'
import type { Access, MusterClient } from '../../sdk/index.ts'

/** A client together with what may be done through it. */
export interface Connection {
  readonly client: MusterClient
  readonly access: Access
}

export const ConnectionContext = createContext<Connection | null>(null)

export function useConnection(): Connection {
  const connection = use(ConnectionContext)
  if (connection === null) throw new Error('Nobody is signed in')
  return connection
}

/** Whether a permission is held in the enterprise. */
export function useMay(permission: Access['permissions'][number]): boolean {
  return useConnection().access.permissions.includes(permission)
}

/** Whether a permission is held in an organisation. */
export function useMayIn(
  org_id: string,
  permission: Access['organizations'][number]['permissions'][number],
): boolean {
  const { organizations } = useConnection().access
  return organizations.some((one) => one.org_id === org_id && one.permissions.includes(permission))
}

/** The names of organisations, as far as one may know them. */
export function useOrganizationName(): (org_id: string) => string {
  const { organizations } = useConnection().access
  return (org_id) => organizations.find((one) => one.org_id === org_id)?.name ?? org_id
}
