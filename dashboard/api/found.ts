import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Session } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'
import { queryOf, type Filter } from './search.ts'
import { isSessionId, sessionIdIn } from './session-id.ts'
import { sessionsFor } from './source.ts'

const MOST_FOUND = 6

/** The newest sessions that have the words that are typed, or the one whose id or address it is. */
export function useFound(text: string): readonly Session[] {
  const connection = useConnection()
  const id = sessionIdIn(text)
  const search: Filter = isSessionId(id) ? { session_ids: [id] } : { q: text }
  const query = queryOf(search)
  const asks = Object.keys(query).length > 0
  const { data } = useQuery({
    queryKey: ['sessions', 'found', search],
    queryFn: () =>
      sessionsFor(connection, search)
        .list({ ...query, first: MOST_FOUND })
        .page(),
    enabled: asks,
    placeholderData: keepPreviousData,
  })
  return asks ? (data?.items ?? []) : []
}
