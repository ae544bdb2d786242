import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useConnection, useMay } from './context.tsx'
import { useKeyList } from './keys.ts'

/** The names of people, and of the service users of keys, by their ids; without those that one may not list. */
export function usePeople(): ReadonlyMap<string, string> {
  const { client } = useConnection()
  const may = useMay('ManageAccountMembership')
  const { data: keys } = useKeyList({ enabled: useMay('ManageAccountServiceUsers') })
  const { data: people } = useQuery({
    queryKey: ['people'],
    queryFn: () => client.users.list({ first: 200 }).all(),
    enabled: may,
    staleTime: 5 * 60_000,
  })
  return useMemo(() => {
    const serviceUsers = (keys ?? []).map(
      ({ service_user_id, name }) => [service_user_id ?? '', name] as const,
    )
    const users = (people ?? []).map(
      ({ user_id, name, email }) => [user_id, name ?? email ?? user_id] as const,
    )
    return new Map([...serviceUsers, ...users])
  }, [keys, people])
}
