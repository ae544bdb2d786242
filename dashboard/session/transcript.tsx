import { useLocation } from '@tanstack/react-router'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import type { SessionWithInsights } from '../../sdk/index.ts'
import type { Steps } from '../api/session.ts'
import { useTexts } from '../app/language.tsx'
import { Button } from '../parts/button.tsx'
import { FindContext } from '../parts/find.ts'
import { Empty, Failure, Loading } from '../parts/state.tsx'
import { entriesOf, matchesIn, placesOf } from './entries.ts'
import { EntryOf } from './entry.tsx'
import { useMarkInView } from './mark-in-view.ts'
import { anchorOf } from './step-link.tsx'
import { StartContext } from './step-marks.tsx'
import { useSubAgents } from './sub-agent.tsx'
import { TranscriptSearch } from './transcript-search.tsx'

interface TranscriptProps {
  readonly session: SessionWithInsights
  readonly steps: Steps
  /** How many there are, once that is known. */
  readonly count: number | null
}

const NONE: ReadonlySet<string> = new Set()

export function Transcript({ session, steps: { steps, complete, query }, count }: TranscriptProps) {
  const t = useTexts()
  const scroller = useRef<HTMLDivElement>(null)
  const [unfolded, setUnfolded] = useState(false)
  const [turned, setTurned] = useState(NONE)
  const [find, setFind] = useState('')
  const [match, setMatch] = useState(0)

  const entries = useMemo(() => entriesOf(steps), [steps])
  const places = useMemo(() => placesOf(entries), [entries])
  const matches = useMemo(() => matchesIn(entries, find), [entries, find])
  const subAgentOf = useSubAgents(session)
  const start = useMemo(() => steps.find((step) => step.created_at !== null)?.created_at ?? 0, [steps])

  // Kept the same from one drawing to the next: with new ones all entries would be measured again.
  const getItemKey = useCallback((at: number) => entries[at]?.step.step_id ?? at, [entries])
  const estimateSize = useCallback(
    (at: number) => (entries[at]?.step.kind.endsWith('_message') ? 130 : 40),
    [entries],
  )
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize,
    overscan: 8,
    paddingStart: 12,
    paddingEnd: 48,
  })

  const isOpen = (id: string) => turned.has(id) !== unfolded
  const toggle = (id: string) => {
    const next = new Set(turned)
    if (!next.delete(id)) next.add(id)
    setTurned(next)
  }
  const show = (at: number) => {
    const id = entries[at]?.step.step_id
    if (id === undefined) return
    if (!isOpen(id)) toggle(id)
    virtual.scrollToIndex(at, { align: 'start' })
  }
  const { target, missing } = useTarget(places, complete, show)

  const bringMarkIntoView = useMarkInView(virtual)
  const showMatch = (at: number) => {
    show(at)
    bringMarkIntoView(at)
  }

  // The browser's own ends are those of the heights it knows, and heights that are measured meanwhile hold it up on its way.
  const goToAnEnd = (event: KeyboardEvent) => {
    const { key, shiftKey, ctrlKey, metaKey, altKey } = event
    if ((key !== 'Home' && key !== 'End') || shiftKey || ctrlKey || metaKey || altKey) return
    event.preventDefault()
    if (key === 'Home') virtual.scrollToOffset(0)
    else virtual.scrollToEnd()
  }

  const go = (next: number) => {
    if (matches.length === 0) return
    const at = (next + matches.length) % matches.length
    setMatch(at)
    showMatch(matches[at] ?? 0)
  }
  const search = (text: string) => {
    setFind(text)
    setMatch(0)
    const [first] = matchesIn(entries, text)
    if (first !== undefined) showMatch(first)
  }

  if (query.error && steps.length === 0)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.isPending) return <Loading lines={12} />
  if (steps.length === 0) return <Empty title={t.transcript.empty}>{t.transcript.emptyHint}</Empty>

  const turn = () => {
    setUnfolded(!unfolded)
    setTurned(NONE)
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-4 py-2">
        <TranscriptSearch
          value={find}
          at={match}
          count={matches.length}
          onChange={search}
          onNext={() => go(match + 1)}
          onPrevious={() => go(match - 1)}
        />
        <span role="status" className="ml-auto text-xs text-soft">
          {!complete && t.transcript.progress(steps.length, Math.max(steps.length, count ?? 0))}
        </span>
        <Button look="quiet" onClick={turn}>
          {unfolded ? t.transcript.fold : t.transcript.unfold}
        </Button>
      </div>
      {query.error !== null && <Failure error={query.error} onRetry={() => void query.fetchNextPage()} />}
      {missing && (
        <p role="status" className="border-b border-line bg-warn-soft px-4 py-2 text-[13px] text-warn">
          {t.transcript.missing}
        </p>
      )}
      <StartContext value={start}>
        <FindContext value={find}>
          <div
            ref={scroller}
            tabIndex={0}
            role="feed"
            aria-label={t.session.transcript}
            aria-busy={!complete}
            onKeyDown={goToAnEnd}
            className="min-h-0 flex-1 overflow-auto overscroll-contain -outline-offset-2"
          >
            <div className="relative mx-auto max-w-[920px]" style={{ height: virtual.getTotalSize() }}>
              {virtual.getVirtualItems().map(({ index, key, start }) => {
                const entry = entries[index]
                if (entry === undefined) return null
                const id = entry.step.step_id
                const aimed = target === index || (find !== '' && matches[match] === index)
                return (
                  <div
                    key={key}
                    ref={virtual.measureElement}
                    data-index={index}
                    role="article"
                    aria-posinset={index + 1}
                    aria-setsize={complete ? entries.length : -1}
                    id={anchorOf(id)}
                    className={`group/entry absolute inset-x-0 top-0 px-2 py-1 sm:px-4 ${aimed ? 'rounded-lg bg-accent-soft' : ''}`}
                    style={{ transform: `translateY(${start}px)` }}
                  >
                    <EntryOf
                      entry={entry}
                      open={isOpen(id)}
                      onToggle={() => toggle(id)}
                      subAgentOf={subAgentOf}
                    />
                  </div>
                )
              })}
            </div>
          </div>
        </FindContext>
      </StartContext>
    </>
  )
}

/** The step that the address names: shown once it is read, each time that one goes there. */
function useTarget(places: ReadonlyMap<string, number>, complete: boolean, show: (at: number) => void) {
  const location = useLocation()
  const handled = useRef<unknown>(null)
  const id = location.hash.startsWith('step-') ? location.hash.slice('step-'.length) : null
  const at = id === null ? undefined : places.get(id)
  useEffect(() => {
    if (at === undefined || handled.current === location) return
    handled.current = location
    show(at)
  })
  return { target: at, missing: id !== null && at === undefined && complete }
}
