import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SessionStep, SessionWithInsights } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'
import { sessionsFor } from './source.ts'

const STEPS_A_PAGE = 200
const BETWEEN_LOOKS = 1000
const LONGEST_ANALYSIS = 5 * 60_000

/** A session with its insights. */
export function useSession(id: string) {
  const connection = useConnection()
  return useQuery({
    // Ids come bare or with `devin-`.
    queryKey: ['session', id.replace(/^devin-/, '')],
    queryFn: () => sessionsFor(connection, {}).insights(id),
  })
}

/** Agent, models, tokens, cost; once the session's organisation is known. */
export function useDetails(session: SessionWithInsights | undefined) {
  const { client } = useConnection()
  const { org_id = '', session_id = '' } = session ?? {}
  return useQuery({
    queryKey: ['session', session_id, 'details'],
    queryFn: () => client.organization(org_id).sessions.details(session_id),
    enabled: session !== undefined,
  })
}

export interface Steps {
  readonly steps: readonly SessionStep[]
  readonly complete: boolean
  readonly query: UseInfiniteQueryResult<unknown>
}

/** All steps of a session: the first page is shown at once, the others follow by themselves. */
export function useSteps(session: SessionWithInsights | undefined): Steps {
  const { client } = useConnection()
  const { org_id = '', session_id = '' } = session ?? {}
  const query = useInfiniteQuery({
    queryKey: ['session', session_id, 'steps'],
    queryFn: ({ pageParam }) => {
      const paging = { first: STEPS_A_PAGE, ...(pageParam && { after: pageParam }) }
      return client.organization(org_id).sessions.steps(session_id, paging).page()
    },
    initialPageParam: '',
    getNextPageParam: ({ has_next_page, end_cursor }) => (has_next_page ? (end_cursor ?? null) : null),
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    enabled: session !== undefined,
    structuralSharing: false,
    // A transcript is long: it is read once, not at each return to the page.
    staleTime: Infinity,
  })
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  return { steps: query.data ?? NO_STEPS, complete: query.isSuccess && !hasNextPage, query }
}

const NO_STEPS: readonly SessionStep[] = []

/** Has a session analysed, and looks until the new analysis is there. */
export function useGenerate({ session_id, org_id, analysis_provenance }: SessionWithInsights) {
  const connection = useConnection()
  const queries = useQueryClient()
  const [awaited, setAwaited] = useState<{ readonly since: number | null } | null>(null)
  const mutation = useMutation({
    mutationFn: () => connection.client.organization(org_id).sessions.generateInsights(session_id),
    onSuccess: ({ status }) => {
      if (status === 'started') setAwaited({ since: analysis_provenance?.analyzed_at ?? null })
    },
  })
  const done = awaited !== null && (analysis_provenance?.analyzed_at ?? null) !== awaited.since
  const waiting = awaited !== null && !done
  useEffect(() => {
    if (!waiting) return
    const look = setInterval(
      () => void queries.invalidateQueries({ queryKey: ['session', session_id], exact: true }),
      BETWEEN_LOOKS,
    )
    const giveUp = setTimeout(() => setAwaited(null), LONGEST_ANALYSIS)
    return () => {
      clearInterval(look)
      clearTimeout(giveUp)
    }
  }, [waiting, queries, session_id])
  return {
    generate: () => mutation.mutate(),
    busy: mutation.isPending || waiting,
    wasFresh: mutation.data?.status === 'already_exists',
    error: mutation.error,
  }
}
