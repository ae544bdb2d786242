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

type Page = readonly SessionRow[]

/** A list grows by a page and may be long: the lines of the pages before are made once, and stay the same. */
const made = { flat: new WeakMap<Page, Line[]>(), nested: new WeakMap<Page, Line[]>() }

export function linesOf(pages: readonly Page[], folding: Folding): Line[] {
  if (folding.open.size > 0) return pages.flatMap((rows) => linesOfPage(rows, folding))
  const known = folding.flat ? made.flat : made.nested
  return pages.flatMap((rows) => {
    const lines = known.get(rows) ?? linesOfPage(rows, folding)
    known.set(rows, lines)
    return lines
  })
}

function linesOfPage(rows: Page, folding: Folding): Line[] {
  const lines: Line[] = []
  for (const row of rows) {
    if (folding.flat || !row.parent_session_id) addWithChildren(lines, row, 0, folding)
  }
  return lines
}

function addWithChildren(lines: Line[], session: SessionRow, depth: number, folding: Folding): void {
  const open = folding.open.has(session.session_id)
  lines.push({ session, depth, open })
  const children = open ? (folding.children.get(session.session_id) ?? []) : []
  for (const child of children) addWithChildren(lines, child, depth + 1, folding)
}
