import { useQuery } from '@tanstack/react-query'
import { useConnection, useMay } from './context.tsx'

/** The names of people by their ids; empty for those who may not list them. */
export function usePeople(): ReadonlyMap<string, string> {
  const { client } = useConnection()
  const may = useMay('ManageAccountMembership')
  const { data } = useQuery({
    queryKey: ['people'],
    queryFn: () => client.users.list({ first: 200 }).all(),
    select: (users) => new Map(users.map(({ user_id, name, email }) => [user_id, name ?? email ?? user_id])),
    enabled: may,
    staleTime: 5 * 60_000,
  })
  return data ?? NOBODY
}

const NOBODY: ReadonlyMap<string, string> = new Map()
