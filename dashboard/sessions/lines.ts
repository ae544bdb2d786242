import type { SessionRow } from '../api/sessions.ts'

/** A line of the table: a session, under its parent where that is unfolded. */
export interface Line {
  readonly session: SessionRow
  readonly depth: number
  readonly open: boolean
}

interface Folding {
  /** Under a filter every match stands for itself: its parent may be none. */
  readonly flat: boolean
  readonly open: ReadonlySet<string>
  readonly children: ReadonlyMap<string, readonly SessionRow[]>
}

export function linesOf(rows: readonly SessionRow[], folding: Folding): Line[] {
  const shown = folding.flat ? rows : rows.filter((row) => !row.parent_session_id)
  return shown.flatMap((row) => withChildren(row, 0, folding))
}

function withChildren(session: SessionRow, depth: number, folding: Folding): Line[] {
  const open = folding.open.has(session.session_id)
  const children = open ? (folding.children.get(session.session_id) ?? []) : []
  return [{ session, depth, open }, ...children.flatMap((child) => withChildren(child, depth + 1, folding))]
}
