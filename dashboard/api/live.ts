import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useStored } from '../app/store.ts'
import { useVisible } from '../app/visible.ts'
import { useConnection } from './context.tsx'
import { LiveList } from './live-list.ts'
import type { ListSearch } from './search.ts'

export interface Live {
  /** Sessions that came and wait to be shown. */
  readonly entered: number
  /** Whether the list is another by now, and is read anew when it is shown. */
  readonly isOther: boolean
  readonly show: () => void
}

/** Follows a list that `isLoaded` while the page is seen; while it is `held`, nothing moves. */
export function useLive(
  search: ListSearch,
  withInsights: boolean,
  { isLoaded, held }: { readonly isLoaded: boolean; readonly held: boolean },
): Live {
  const connection = useConnection()
  const queries = useQueryClient()
  const isSeen = useVisible()
  const list = useMemo(
    () => new LiveList(queries, connection, search, withInsights),
    [queries, connection, search, withInsights],
  )
  const { entered, left, moved, isOther } = useStored(list.pending)
  useEffect(() => {
    if (!isSeen || !isLoaded) return
    const leaving = new AbortController()
    void list.follow(leaving.signal)
    return () => leaving.abort()
  }, [list, isSeen, isLoaded])
  const waits = isOther || entered.size + left.size + moved.size > 0
  useEffect(() => {
    if (waits && !held) list.show()
  }, [list, waits, held])
  return { entered: entered.size, isOther, show: list.show }
}
