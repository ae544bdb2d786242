import { Link } from '@tanstack/react-router'
import { ChevronDown, ChevronRight, CornerDownRight } from 'lucide-react'
import { memo } from 'react'
import { useTexts } from '../app/language.tsx'
import { SafeText } from '../parts/safe-text.tsx'
import { Status } from '../parts/status.tsx'
import { Time } from '../parts/time.tsx'
import { CELLS } from './columns.tsx'
import type { Line } from './lines.ts'
import type { ColumnName } from './settings.ts'
import { Snippet } from './snippet.tsx'

interface RowProps {
  readonly line: Line
  readonly columns: readonly ColumnName[]
  /** Too narrow for a table: two lines a session. */
  readonly narrow: boolean
  readonly selected: boolean
  readonly onSelect: (id: string) => void
  readonly onToggle: (id: string) => void
  readonly onActive: (id: string) => void
}

/** The id by which the keyboard finds a row. */
export function rowId(session_id: string): string {
  return `session-${session_id}`
}

/** Drawn again when it changes, not whenever one scrolls. */
export const Row = memo(function Row(props: RowProps) {
  const { line, columns, narrow, selected, onSelect, onToggle, onActive } = props
  const t = useTexts()
  const { session, depth } = line
  const id = session.session_id
  return (
    <>
      <div role="cell" className="relative z-10 flex items-center justify-center">
        <input
          type="checkbox"
          aria-label={t.list.select}
          checked={selected}
          onChange={() => onSelect(id)}
          className="size-3.5 cursor-pointer accent-accent opacity-0 group-hover:opacity-100 checked:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
        />
      </div>
      <div role="cell" className="min-w-0" style={{ paddingLeft: depth * 20 }}>
        <div className="flex min-w-0 items-center gap-1.5">
          {session.parent_session_id && (
            <CornerDownRight className="size-3.5 shrink-0 text-soft" aria-label={t.list.isSubAgent} />
          )}
          <Link
            id={rowId(id)}
            to="/sessions/$id"
            params={{ id }}
            onFocus={() => onActive(id)}
            className="truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-md focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
          >
            <bdi>{session.title ? <SafeText text={session.title} links={false} /> : t.list.untitled}</bdi>
          </Link>
          <Unfold line={line} onToggle={onToggle} />
        </div>
        {session.snippet !== undefined && (
          <p className="truncate text-xs text-soft">
            <Snippet html={session.snippet} />
          </p>
        )}
        {narrow && (
          <div className="flex min-w-0 items-center justify-between gap-3 text-xs text-soft">
            <Status session={session} />
            <Time at={session.updated_at} />
          </div>
        )}
      </div>
      {!narrow && columns.map((name) => <CellOf key={name} name={name} line={line} />)}
    </>
  )
})

function CellOf({ name, line }: { name: ColumnName; line: Line }) {
  const { end = false, Cell } = CELLS[name]
  return (
    <div role="cell" className={`min-w-0 truncate text-[13px] text-soft ${end ? 'text-right' : ''}`}>
      <Cell session={line.session} />
    </div>
  )
}

function Unfold({ line, onToggle }: Pick<RowProps, 'line' | 'onToggle'>) {
  const t = useTexts()
  const count = line.session.child_session_ids?.length ?? 0
  if (count === 0) return null
  const Icon = line.open ? ChevronDown : ChevronRight
  return (
    <button
      type="button"
      aria-expanded={line.open}
      onClick={() => onToggle(line.session.session_id)}
      className="relative z-10 inline-flex h-5 shrink-0 items-center gap-0.5 rounded bg-sunk pr-1.5 pl-0.5 text-xs text-soft hover:text-text"
    >
      <Icon className="size-3.5" />
      {t.list.subAgents(count)}
    </button>
  )
}
