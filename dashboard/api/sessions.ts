import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQueries,
  type InfiniteData,
} from '@tanstack/react-query'
import type { InsightsPage, Session, SessionPage, SessionWithInsights } from '../../sdk/index.ts'
import { useConnection, type Connection } from './context.tsx'
import { queryOf, type ListSearch } from './search.ts'
import { sessionsFor } from './source.ts'

/** A row of the list; with its insights where a column asks for them. */
export type SessionRow = Session & Partial<Pick<SessionWithInsights, 'session_size' | 'analysis'>>

const ROWS_A_PAGE = 100
/** As many as the API gives at once, for who wants them all. */
const MOST_A_PAGE = 200

/** The pages of a list, and everything there is of it when they are walked along. */
export function pagesOf(connection: Connection, search: ListSearch) {
  return sessionsFor(connection, search).list({ ...queryOf(search), first: MOST_A_PAGE })
}

/** One page of a list, from its beginning or behind a cursor. */
export function pageOf(
  connection: Connection,
  search: ListSearch,
  withInsights: boolean,
  after: string,
): Promise<SessionPage | InsightsPage> {
  const filter = { ...queryOf(search), first: ROWS_A_PAGE, ...(after !== '' && { after }) }
  const sessions = sessionsFor(connection, search)
  return withInsights ? sessions.listInsights(filter).page() : sessions.list(filter).page()
}

export function listOptions(connection: Connection, search: ListSearch, withInsights: boolean) {
  return infiniteQueryOptions({
    queryKey: ['sessions', 'list', search, withInsights],
    queryFn: ({ pageParam }) => pageOf(connection, search, withInsights, pageParam),
    initialPageParam: '',
    // A stream keeps what is loaded true.
    staleTime: Infinity,
    getNextPageParam: ({ has_next_page, end_cursor }) => (has_next_page ? (end_cursor ?? null) : null),
    // What is shown stays while a new filter is asked for: no flicker, no shift.
    placeholderData: keepPreviousData,
    structuralSharing: false,
  })
}

export function useSessionList(search: ListSearch, withInsights: boolean) {
  return useInfiniteQuery(listOptions(useConnection(), search, withInsights))
}

/** The rows, page by page. */
export function rowsOf(data: InfiniteData<SessionPage | InsightsPage> | undefined): SessionRow[][] {
  return data?.pages.map(({ items }) => items) ?? []
}

/** With what any column shows of them. */
function childrenOf(connection: Connection, id: string): Promise<SessionWithInsights[]> {
  const filter = { parent_session_id: id }
  return sessionsFor(connection, filter)
    .listInsights({ ...filter, first: MOST_A_PAGE })
    .all()
}

/** The sessions that others started, by the other's id; asked for when it is unfolded. */
export function useChildren(parents: readonly string[]): ReadonlyMap<string, readonly SessionRow[]> {
  const connection = useConnection()
  return useQueries({
    queries: parents.map((id) => ({
      queryKey: ['sessions', 'children', id],
      queryFn: async () => [id, await childrenOf(connection, id)] as const,
    })),
    combine: (results) => new Map(results.flatMap(({ data }) => (data ? [data] : []))),
  })
}
