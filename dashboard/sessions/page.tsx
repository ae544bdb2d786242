import { getRouteApi } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { reachability } from '../api/access.ts'
import { useLive } from '../api/live.ts'
import { useNewPeople } from '../api/people.ts'
import {
  isFiltered,
  isTyped,
  readFilter,
  withFilter,
  withoutFilters,
  type ListSearch,
} from '../api/search.ts'
import { rowsOf, useChildren, useSessionList } from '../api/sessions.ts'
import { useKeys } from '../app/keyboard.ts'
import { useTexts } from '../app/language.tsx'
import { useStored } from '../app/store.ts'
import { Button } from '../parts/button.tsx'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import { useTitle } from '../parts/title.ts'
import { DisplayMenu } from './display-menu.tsx'
import { ExportMenu } from './export-menu.tsx'
import { AddFilter, Chips } from './filter-bar.tsx'
import { BringIn } from './bring-in.tsx'
import { ImportProgress, useWatchedImport } from './import-progress.tsx'
import { lastSearch } from './last-search.ts'
import { linesOf } from './lines.ts'
import { SaveView } from './save-view.tsx'
import { SearchBox } from './search-box.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { columns, OF_INSIGHTS } from './settings.ts'
import { focusFirstRow, Table } from './table.tsx'

const route = getRouteApi('/sessions')
const NONE: ReadonlySet<string> = new Set()

export function SessionsPage() {
  const t = useTexts()
  useTitle(t.list.title)
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const shown = useStored(columns)
  const [selection, setSelection] = useState(NONE)
  const [open, setOpen] = useState(NONE)
  const flat = isFiltered(search)

  const [held, setHeld] = useState(false)

  const withInsights = shown.some((name) => OF_INSIGHTS.includes(name))
  const list = useSessionList(search, withInsights)
  const isLoaded = list.isSuccess && !list.isPlaceholderData
  const live = useLive(search, withInsights, { isLoaded, held })
  const children = useChildren(useMemo(() => [...open], [open]))
  const pages = useMemo(() => rowsOf(list.data), [list.data])
  const lines = useMemo(() => linesOf(pages, { flat, open, children }), [pages, flat, open, children])
  useNewPeople(pages[0] ?? [])
  const isReachable = useStored(reachability.isReachable)
  // The rows of the filter before stay until those of this one are there.
  const waits = list.isPlaceholderData && (list.fetchStatus === 'paused' || !isReachable)
  const isEmpty = !list.hasNextPage && pages.every((rows) => rows.length === 0)
  const watched = useWatchedImport()
  const total = list.data?.pages[0]?.total ?? null

  useEffect(() => lastSearch.set(search), [search])

  const change = (next: ListSearch) => void navigate({ search: next, replace: isTyped(search, next) })
  const { fetchNextPage, isFetching } = list
  // A page more would break off the reading of the list anew.
  const more = useCallback(() => {
    if (!isFetching) void fetchNextPage()
  }, [fetchNextPage, isFetching])
  useKeys({ Escape: () => (selection.size === 0 ? false : setSelection(NONE)) })

  return (
    <>
      <div className="space-y-2 border-b border-line px-4 py-2.5">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="mr-1 text-[15px] font-semibold">{t.list.title}</h1>
          <span role="status" className={`mr-2 min-w-22 text-[13px] text-soft ${waits ? 'invisible' : ''}`}>
            {list.data &&
              (total !== null
                ? t.list.count(total)
                : search.q === undefined
                  ? t.list.many
                  : t.list.uncounted)}
          </span>
          <SearchBox
            value={search.q ?? ''}
            onChange={(q) => change(withFilter(search, 'q', q))}
            onLeave={focusFirstRow}
          />
          <span className="max-sm:order-1">
            <AddFilter search={search} onChange={change} />
          </span>
          <span className="ml-auto flex gap-2">
            <ExportMenu search={search} />
            <DisplayMenu search={search} onChange={change} />
          </span>
        </div>
        {flat && (
          <div className="flex flex-wrap items-center gap-2">
            <Chips search={search} onChange={change} />
            <SaveView search={search} />
          </div>
        )}
      </div>
      {list.error && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending ? (
        <Loading lines={10} />
      ) : (
        list.data &&
        (isEmpty ? (
          flat ? (
            <NoMatch onClear={() => change(withoutFilters(search))} />
          ) : (
            <BringIn watched={watched} title={t.first.title} byCommand={t.list.empty} />
          )
        ) : (
          <Table
            key={JSON.stringify(search)}
            name={JSON.stringify(search)}
            lines={lines}
            total={total}
            order={search}
            onOrder={(order) => change({ ...readFilter(search), ...order })}
            selection={selection}
            onSelect={(id) => setSelection(toggled(selection, id))}
            onToggle={(id) => setOpen(toggled(open, id))}
            hasMore={list.hasNextPage}
            onMore={more}
            live={live}
            dim={waits}
            onHold={setHeld}
          />
        ))
      )}
      {watched !== null && !(isEmpty && !flat && watched.standing.state === 'running') && (
        // Below the rows, which it then doesn't push.
        <div className="mt-auto border-t border-line px-4 py-2.5">
          <ImportProgress {...watched} />
        </div>
      )}
      <SelectionBar selection={selection} onClear={() => setSelection(NONE)} />
    </>
  )
}

function NoMatch({ onClear }: { onClear: () => void }) {
  const t = useTexts()
  return (
    <Empty title={t.list.noMatch}>
      <p className="mb-4">{t.list.noMatchHint}</p>
      <Button onClick={onClear}>{t.list.clear}</Button>
    </Empty>
  )
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}
