import { styleText } from 'node:util'
import Table from 'cli-table3'
import { fit, oneLine, widthOf } from './terminal-text.ts'

type Style = Parameters<typeof styleText>[0]

export interface Column<Row> {
  readonly head: string
  readonly cell: (row: Row) => string | null
  readonly style?: Style | ((row: Row) => Style)
  readonly align?: 'right'
  /** Most columns of the terminal that it takes. Default: as many as its longest cell. */
  readonly most?: number
  /** Left out where the terminal has fewer columns. Default: always there. */
  readonly from?: number
}

const GAP = 2

/** Columns of the terminal; without one, of `COLUMNS`, else without end. */
export function terminalWidth(): number {
  const columns = process.stdout.columns || Number(process.env['COLUMNS'])
  return columns > 0 ? columns : Infinity
}

/**
 * Writes tables whose lines fit the terminal. The widths are those of the first rows and stay for the ones after; the
 * last column gets what the others leave.
 */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  sample: readonly Row[],
  width: number = terminalWidth(),
): { head(): string; rows(rows: readonly Row[]): string } {
  const shown = columns.filter(({ from = 0 }) => width >= from)
  const text = (column: Column<Row>, row: Row): string => oneLine(column.cell(row) ?? '')
  const widths = shown.map((column) =>
    Math.min(
      width === Infinity ? Infinity : (column.most ?? Infinity),
      Math.max(column.head.length, ...sample.map((row) => widthOf(text(column, row)))),
    ),
  )
  const others = widths.slice(0, -1).reduce((sum, one) => sum + one + GAP, 0)
  widths[widths.length - 1] = Math.max(10, width - others)

  const lines = (cells: readonly string[][]): string => {
    const table = new Table({
      chars: BARE,
      style: { head: [], border: [], compact: true, 'padding-left': 0, 'padding-right': 0 },
      colAligns: shown.map(({ align }) => align ?? 'left'),
      colWidths: widths.slice(0, -1),
    })
    table.push(...cells)
    return table
      .toString()
      .split('\n')
      .map((line) => `${line.trimEnd()}\n`)
      .join('')
  }
  return {
    head: () => lines([shown.map(({ head }) => styled('bold', head))]),
    rows: (rows) =>
      lines(
        rows.map((row) =>
          shown.map((column, index) => {
            const style = typeof column.style === 'function' ? column.style(row) : (column.style ?? 'reset')
            return styled(style, fit(text(column, row), widths[index] ?? Infinity))
          }),
        ),
      ),
  }
}

/** In colour where the standard output is a terminal that wants it (`NO_COLOR`, `FORCE_COLOR`). */
export function styled(style: Style, text: string): string {
  return text === '' || style === 'reset' ? text : styleText(style, text, { stream: process.stdout })
}

/** Nothing but two spaces between columns. */
const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: ' '.repeat(GAP),
}
