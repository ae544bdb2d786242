import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { EnterpriseSummaryFilter } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'
import type { Filter } from './search.ts'
import { sessionsFor } from './source.ts'

/** Sums over the sessions of a filter, beside those of another where one is given as a query string. */
export function useSummary(filter: Filter, { against, enabled = true }: Options = {}) {
  const connection = useConnection()
  return useQuery({
    queryKey: ['sessions', 'summary', filter, against ?? null],
    queryFn: () =>
      sessionsFor(connection, filter).insightsSummary({
        ...(filter as EnterpriseSummaryFilter),
        ...(against !== undefined && { against }),
      }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
    enabled,
  })
}

interface Options {
  readonly against?: string
  readonly enabled?: boolean
}
