import { useQueryClient, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session } from '../../sdk/index.ts'
import { useVisible } from '../app/visible.ts'
import { reachability } from './access.ts'
import { useConnection, type Connection } from './context.tsx'
import { cut } from './loaded.ts'
import { sessionsFor } from './source.ts'

/** Reads a shown session again whenever it changes, while the page is seen. */
export function useFollowSession(session: Session | undefined): void {
  const connection = useConnection()
  const queries = useQueryClient()
  const isSeen = useVisible()
  const id = session?.session_id
  useEffect(() => {
    if (id === undefined || !isSeen) return
    const leaving = new AbortController()
    // A session that can't be followed still stands, as it was read.
    follow(connection, queries, id, leaving.signal).catch(() => undefined)
    return () => leaving.abort()
  }, [connection, queries, id, isSeen])
}

async function follow(
  connection: Connection,
  queries: QueryClient,
  id: string,
  signal: AbortSignal,
): Promise<void> {
  for await (const { type } of sessionsFor(connection, {}).watch(
    { session_ids: [id] },
    { signal, onBreak: reachability.lost },
  )) {
    if (type === 'ready') {
      // What happened between reading it and this moment is told by no event.
      void queries.invalidateQueries({ queryKey: ['session', id], exact: true })
      continue
    }
    // Steps are added at the end: what is before the last page stays, and that one is then the next to be read.
    const steps = queries.getQueryData<InfiniteData<unknown>>(['session', id, 'steps'])
    const isLong = steps !== undefined && steps.pages.length > 1
    const isShort = steps?.pages.length === 1
    if (isLong) queries.setQueryData(['session', id, 'steps'], cut(steps, -1))
    void queries.invalidateQueries({
      queryKey: ['session', id],
      predicate: ({ queryKey }) => queryKey[2] !== 'steps' || isShort,
    })
  }
}
