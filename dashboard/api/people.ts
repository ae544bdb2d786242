import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useConnection, useMay } from './context.tsx'
import { KEYS } from './keys.ts'

/**
 * The name of a person, or of the service user of a key, by the id; of one that one may not list it is the id itself.
 * Undefined until names are there.
 */
export function usePeople(): (id: string) => string | undefined {
  const { data, isPending } = useNames()
  return (id) => (isPending ? undefined : (data?.people.get(id) ?? data?.serviceUsers.get(id) ?? id))
}

/** The ids of the service users that one may list; those of the newest keys come first. */
export function useServiceUsers(): readonly string[] {
  const { data } = useNames()
  return useMemo(() => [...(data?.serviceUsers.keys() ?? [])].toReversed(), [data])
}

/** Names by id, of which one may list. */
function useNames() {
  const { client } = useConnection()
  const mayUsers = useMay('ManageAccountMembership')
  const mayKeys = useMay('ManageAccountServiceUsers')
  return useQuery({
    queryKey: [...KEYS, 'people', mayUsers, mayKeys],
    // One map for all who ask: each row of a list does.
    queryFn: async () => {
      const [keys, users] = await Promise.all([
        mayKeys ? client.keys.list({ first: 200 }).all() : [],
        mayUsers ? client.users.list({ first: 200 }).all() : [],
      ])
      return {
        people: new Map(users.map(({ user_id, name, email }) => [user_id, name ?? email ?? user_id])),
        serviceUsers: new Map(
          keys.flatMap(({ service_user_id, name }) => (service_user_id ? [[service_user_id, name]] : [])),
        ),
      }
    },
    staleTime: 5 * 60_000,
  })
}
