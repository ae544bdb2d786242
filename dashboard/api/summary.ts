import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useConnection } from './context.tsx'
import { queryOf, type Filter } from './search.ts'
import { sessionsFor } from './source.ts'

/** Sums over the sessions of a filter, beside those of another where one is given as a query string. */
export function useSummary(filter: Filter, against?: string) {
  const connection = useConnection()
  return useQuery({
    queryKey: ['sessions', 'summary', filter, against ?? null],
    queryFn: () =>
      sessionsFor(connection, filter).insightsSummary({
        ...queryOf(filter),
        ...(against !== undefined && { against }),
      }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  })
}
