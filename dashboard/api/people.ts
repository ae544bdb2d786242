import { useQuery } from '@tanstack/react-query'
import { useConnection, useMay } from './context.tsx'
import { KEYS } from './keys.ts'

const NOBODY: ReadonlyMap<string, string> = new Map()

/** The names of people, and of the service users of keys, by their ids; without those that one may not list. */
export function usePeople(): ReadonlyMap<string, string> {
  const { client } = useConnection()
  const mayUsers = useMay('ManageAccountMembership')
  const mayKeys = useMay('ManageAccountServiceUsers')
  const { data } = useQuery({
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
  return data ?? NOBODY
}
