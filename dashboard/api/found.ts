import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Session } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'
import { queryOf, type Filter } from './search.ts'
import { sessionsFor } from './source.ts'

const MOST_FOUND = 6
const SESSION_ID = /^(?:devin-)?[0-9a-f]{32}$/

/** The newest sessions that have the words that are typed, or the one whose id it is. */
export function useFound(text: string): readonly Session[] {
  const connection = useConnection()
  const search: Filter = SESSION_ID.test(text) ? { session_ids: [text] } : { q: text }
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
