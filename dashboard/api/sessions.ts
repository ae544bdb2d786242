import { keepPreviousData, useInfiniteQuery, useQueries, type InfiniteData } from '@tanstack/react-query'
import type {
  EnterpriseSessionFilter,
  InsightsPage,
  Session,
  SessionPage,
  SessionWithInsights,
} from '../../sdk/index.ts'
import { useConnection, type Connection } from './context.tsx'
import type { ListSearch } from './search.ts'
import { sessionsFor } from './source.ts'

/** A row of the list; with its insights where a column asks for them. */
export type SessionRow = Session & Partial<Pick<SessionWithInsights, 'session_size' | 'analysis'>>

const ROWS_A_PAGE = 100

/** Addresses hold any text; a value that isn't the API's is told by the server. */
function filterOf(search: ListSearch): EnterpriseSessionFilter {
  return search as EnterpriseSessionFilter
}

/** The pages of a list, and everything there is of it when they are walked along. */
export function pagesOf(connection: Connection, search: ListSearch, first = ROWS_A_PAGE) {
  return sessionsFor(connection, search).list({ ...filterOf(search), first })
}

export function useSessionList(search: ListSearch, withInsights: boolean) {
  const connection = useConnection()
  return useInfiniteQuery({
    queryKey: ['sessions', 'list', search, withInsights],
    queryFn: ({ pageParam }): Promise<SessionPage | InsightsPage> => {
      const filter = { ...filterOf(search), first: ROWS_A_PAGE, ...(pageParam && { after: pageParam }) }
      const sessions = sessionsFor(connection, search)
      return withInsights ? sessions.listInsights(filter).page() : sessions.list(filter).page()
    },
    initialPageParam: '',
    getNextPageParam: ({ has_next_page, end_cursor }) => (has_next_page ? (end_cursor ?? null) : null),
    // What is shown stays while a new filter is asked for: no flicker, no shift.
    placeholderData: keepPreviousData,
    structuralSharing: false,
  })
}

export function rowsOf(data: InfiniteData<SessionPage | InsightsPage> | undefined): SessionRow[] {
  return data?.pages.flatMap((page): SessionRow[] => page.items) ?? []
}

/** The sessions that others started, by the other's id; asked for when it is unfolded. */
export function useChildren(parents: readonly string[]): ReadonlyMap<string, readonly SessionRow[]> {
  const connection = useConnection()
  return useQueries({
    queries: parents.map((id) => ({
      queryKey: ['sessions', 'children', id],
      queryFn: async () => [id, await pagesOf(connection, { parent_session_id: id }, 200).all()] as const,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [data] : []))),
  })
}
