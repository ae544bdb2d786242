import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import type { MusterClient, Session } from '../../sdk/index.ts'
import { useConnection, useMay, type Connection } from './context.tsx'
import { KEYS } from './keys.ts'
import { sessionsFor } from './source.ts'

/**
 * The name of a person, or of the service user of a key, by the id; of one that isn't known it is the id itself. Undefined
 * until names are there.
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

/** Reads names again when sessions of people come who weren't there before. */
export function useNewPeople(sessions: readonly Session[]): void {
  const { data, refetch } = useNames()
  const listsAll = useMay('ManageAccountMembership')
  const ids = data && listsAll ? sessions.map(({ user_id }) => user_id) : []
  const unknown = [...new Set(ids)].filter((id) => id && data?.people.has(id) === false).join()
  useEffect(() => {
    if (unknown === '') return
    const timer = setTimeout(() => void refetch(), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [unknown, refetch])
}

const PAUSE_MS = 1000

/** Names by id: of all that one may list, else of those that most of one's sessions are of. */
function useNames() {
  const connection = useConnection()
  const mayUsers = useMay('ManageAccountMembership')
  const mayKeys = useMay('ManageAccountServiceUsers')
  return useQuery({
    queryKey: [...KEYS, 'people', mayUsers, mayKeys],
    // One map for all who ask: each row of a list does.
    queryFn: async () => {
      const { client } = connection
      const [keys, people] = await Promise.all([
        mayKeys ? client.keys.list({ first: 200 }).all() : [],
        mayUsers ? everyone(client) : frequent(connection),
      ])
      return {
        people,
        serviceUsers: new Map(
          keys.flatMap(({ service_user_id, name }) => (service_user_id ? [[service_user_id, name]] : [])),
        ),
      }
    },
    staleTime: 5 * 60_000,
  })
}

async function everyone(client: MusterClient): Promise<ReadonlyMap<string, string>> {
  const users = await client.users.list({ first: 200 }).all()
  return new Map(users.map(({ user_id, name, email }) => [user_id, name ?? email ?? user_id]))
}

async function frequent(connection: Connection): Promise<ReadonlyMap<string, string>> {
  const { users } = await sessionsFor(connection, {}).facets({})
  return new Map(users.map(({ value, label }) => [value, label ?? value]))
}
