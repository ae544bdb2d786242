import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState, type PointerEvent } from 'react'
import type { Live } from '../api/live.ts'
import type { Order } from '../api/search.ts'
import { useKeys } from '../app/keyboard.ts'
import { useTexts } from '../app/language.tsx'
import { useMedia } from '../app/media.ts'
import { useStored } from '../app/store.ts'
import { CELLS } from './columns.tsx'
import { Head } from './head.tsx'
import type { Line } from './lines.ts'
import { News } from './news.tsx'
import { Row, rowId } from './row.tsx'
import { columns, density } from './settings.ts'

interface TableProps {
  readonly lines: readonly Line[]
  readonly total: number | null
  /** Names the list, so that coming back to it finds the place where one was. */
  readonly name: string
  readonly order: Order
  readonly onOrder: (order: Order) => void
  readonly selection: ReadonlySet<string>
  readonly onSelect: (id: string) => void
  readonly onToggle: (id: string) => void
  readonly hasMore: boolean
  readonly onMore: () => void
  readonly live: Live
  /** Whether these rows are another list's. */
  readonly dim: boolean
  /** Hears whether rows may move: they do neither under the pointer nor where one has scrolled to. */
  readonly onHold: (held: boolean) => void
}

const ROW_HEIGHTS = { comfortable: 44, compact: 34 }
const NARROW_HEIGHT = 60
const SNIPPET_HEIGHT = 20
const HEAD_HEIGHT = 32

interface Place {
  readonly top: number
  readonly active: string | null
}

/** Where each list was left, while the page is open: how far down, and on which row. */
const places = new Map<string, Place>()

function leave(name: string, at: Partial<Place>): void {
  places.set(name, { top: 0, active: null, ...places.get(name), ...at })
}

export function Table(props: TableProps) {
  const {
    lines,
    total,
    name,
    order,
    onOrder,
    selection,
    onSelect,
    onToggle,
    hasMore,
    onMore,
    live,
    dim,
    onHold,
  } = props
  const t = useTexts()
  const shown = useStored(columns)
  const tightness = useStored(density)
  const narrow = useMedia('(max-width: 767px)')
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(places.get(name)?.active ?? null)
  const isFound = useMemo(() => lines.some(({ session }) => session.snippet !== undefined), [lines])
  const height = (narrow ? NARROW_HEIGHT : ROW_HEIGHTS[tightness]) + (isFound ? SNIPPET_HEIGHT : 0)
  const head = narrow ? 0 : HEAD_HEIGHT
  const hovered = useRef(false)
  const hold = () => onHold(hovered.current || (scroller.current?.scrollTop ?? 0) > 0)
  const hover = (over: boolean) => (event: PointerEvent) => {
    hovered.current = over && event.pointerType === 'mouse'
    hold()
  }

  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(() => height, [height]),
    getItemKey: useCallback((at: number) => lines[at]?.session.session_id ?? at, [lines]),
    initialOffset: () => places.get(name)?.top ?? 0,
    overscan: 12,
    // The heads stand above the first row, and stay over those below.
    scrollMargin: head,
    scrollPaddingStart: head,
  })
  useEffect(() => virtual.measure(), [virtual, height])
  useEffect(() => () => onHold(false), [onHold])
  const activate = useCallback(
    (id: string) => {
      setActive(id)
      leave(name, { active: id })
    },
    [name],
  )
  const comeBack = useEffectEvent(() => {
    if (active === null || document.activeElement !== document.body) return
    const at = lines.findIndex(({ session }) => session.session_id === active)
    if (at === -1) return
    virtual.scrollToIndex(at)
    focusRow(active)
  })
  useEffect(() => comeBack(), [])

  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  const nearEnd = hasMore && last >= lines.length - 30
  useEffect(() => {
    if (nearEnd) onMore()
  }, [nearEnd, onMore])

  const move = (by: number) => {
    const now = lines.findIndex(({ session }) => session.session_id === active)
    const next = Math.min(Math.max(now + by, 0), lines.length - 1)
    const id = lines[next]?.session.session_id
    if (id === undefined) return
    activate(id)
    virtual.scrollToIndex(next)
    focusRow(id)
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    x: () => (active === null ? false : onSelect(active)),
  })

  const layout = narrow
    ? { gridTemplateColumns: '28px minmax(0, 1fr)' }
    : {
        gridTemplateColumns: `28px minmax(200px, 1fr) ${shown.map((one) => `${CELLS[one].width}px`).join(' ')}`,
        minWidth: shown.reduce((sum, one) => sum + CELLS[one].width + 16, 250),
      }
  const line = 'grid items-center gap-x-4 border-b border-line pr-4 pl-1'

  return (
    <div
      ref={scroller}
      onScroll={({ currentTarget }) => {
        leave(name, { top: currentTarget.scrollTop })
        hold()
      }}
      className="relative min-h-0 flex-1 overflow-auto overscroll-contain"
    >
      <News
        live={live}
        waits={dim}
        onShow={() => {
          live.show()
          scroller.current?.scrollTo({ top: 0 })
        }}
      />
      <div
        role="table"
        className={`max-w-[2200px] ${dim ? 'opacity-40' : ''}`}
        aria-label={t.list.title}
        aria-rowcount={total ?? -1}
      >
        {!narrow && (
          <div
            role="row"
            className={`${line} sticky top-0 z-20 bg-page text-xs text-soft`}
            style={{ ...layout, height: HEAD_HEIGHT }}
          >
            <span role="columnheader">
              <span className="sr-only">{t.list.select}</span>
            </span>
            <span role="columnheader">{t.column.title}</span>
            {shown.map((one) => (
              <Head key={one} name={one} order={order} onOrder={onOrder} />
            ))}
          </div>
        )}
        <div
          role="rowgroup"
          className="relative"
          onPointerMove={hover(true)}
          onPointerLeave={hover(false)}
          style={{ height: virtual.getTotalSize() }}
        >
          {items.map(({ index, key, start }) => {
            const one = lines[index]
            if (one === undefined) return null
            const selected = selection.has(one.session.session_id)
            return (
              <div
                key={key}
                role="row"
                aria-rowindex={index + 1}
                aria-selected={selected}
                className={`${line} group absolute inset-x-0 top-0 hover:bg-hover aria-selected:bg-accent-soft`}
                style={{ ...layout, height, transform: `translateY(${start - head}px)` }}
              >
                <Row
                  line={one}
                  columns={shown}
                  narrow={narrow}
                  selected={selected}
                  onSelect={onSelect}
                  onToggle={onToggle}
                  onActive={activate}
                />
              </div>
            )
          })}
        </div>
      </div>
      <p className="px-4 py-3 text-xs text-soft">{hasMore ? t.list.more : t.list.end}</p>
    </div>
  )
}

/** At once, so that the next key finds it there; where it isn't drawn yet, in the frame that draws it. */
function focusRow(id: string): void {
  const focus = () => {
    const row = document.getElementById(rowId(id))
    row?.focus({ preventScroll: true })
    return row !== null
  }
  if (!focus()) requestAnimationFrame(focus)
}

/** Where there is one. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>(`[id^="${rowId('')}"]`)?.focus()
}
