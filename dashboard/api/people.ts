import { useQuery } from '@tanstack/react-query'
import { useConnection, useMay } from './context.tsx'
import { KEYS } from './keys.ts'

/**
 * The name of a person, or of the service user of a key, by the id; of one that one may not list it is the id itself.
 * Undefined until names are there.
 */
export function usePeople(): (id: string) => string | undefined {
  const { client } = useConnection()
  const mayUsers = useMay('ManageAccountMembership')
  const mayKeys = useMay('ManageAccountServiceUsers')
  const { data, isPending } = useQuery({
    queryKey: [...KEYS, 'people', mayUsers, mayKeys],
    // One map for all who ask: each row of a list does.
    queryFn: async () => {
      const [keys, users] = await Promise.all([
        mayKeys ? client.keys.list({ first: 200 }).all() : [],
        mayUsers ? client.users.list({ first: 200 }).all() : [],
      ])
      return new Map([
        ...keys.map(({ service_user_id, name }) => [service_user_id ?? '', name] as const),
        ...users.map(({ user_id, name, email }) => [user_id, name ?? email ?? user_id] as const),
      ])
    },
    staleTime: 5 * 60_000,
  })
  return (id) => (isPending ? undefined : (data?.get(id) ?? id))
}
