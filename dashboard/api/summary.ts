import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useConnection, type Connection } from './context.tsx'
import { stringifySearch } from '../app/search-params.ts'
import { queryOf, type Filter } from './search.ts'
import { sessionsFor } from './source.ts'

const SOON = 4_000
const SELDOM = 600_000

/** Sums over the sessions of a filter, beside those of another where one is given. */
export function useSummary(filter: Filter, against: Filter | null) {
  const connection = useConnection()
  return useQuery({
    queryKey: ['sessions', 'summary', filter, against],
    queryFn: () =>
      sessionsFor(connection, filter).insightsSummary({
        ...queryOf(filter),
        ...(against !== null && { against: textOf(connection, against) }),
      }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    // What isn't analysed yet will soon be, or never: it is asked for ever more seldom.
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data !== undefined && data.total.analyzed < data.total.sessions
        ? Math.min(SOON * 2 ** (dataUpdateCount - 1), SELDOM)
        : false,
  })
}

/** A filter as a query string. What isn't a filter of the endpoint is refused, and only the enterprise's takes organisations. */
function textOf({ access }: Connection, filter: Filter): string {
  const { org_ids, ...rest } = queryOf(filter)
  const isWide = access.permissions.includes('ViewAccountSessions')
  return stringifySearch({ ...rest, ...(isWide && org_ids !== undefined && { org_ids }) }).slice(1)
}
