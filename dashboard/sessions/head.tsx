import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Order } from '../api/search.ts'
import { useTexts } from '../app/language.tsx'
import { CELLS } from './columns.tsx'
import type { ColumnName } from './settings.ts'

interface HeadProps {
  readonly name: ColumnName
  readonly order: Order
  readonly onOrder: (order: Order) => void
}

/** What a column is called; where the list can go by it a button, which turns the order the second time. */
export function Head({ name, order: { sort: by = 'created_at', order = 'desc' }, onOrder }: HeadProps) {
  const t = useTexts()
  const { sort, end } = CELLS[name]
  const isOn = sort === by
  const Arrow = order === 'asc' ? ArrowUp : ArrowDown
  const sorted = !isOn ? 'none' : order === 'asc' ? 'ascending' : 'descending'
  return (
    <span
      role="columnheader"
      aria-sort={sort === undefined ? undefined : sorted}
      className={end ? 'text-right' : ''}
    >
      {sort === undefined ? (
        t.column[name]
      ) : (
        <button
          type="button"
          onClick={() => onOrder(isOn && order === 'desc' ? { sort, order: 'asc' } : { sort })}
          className={`rounded hover:text-text ${isOn ? 'font-medium text-text' : ''}`}
        >
          {isOn && <Arrow aria-hidden className="mr-0.5 inline size-3" />}
          {t.column[name]}
        </button>
      )}
    </span>
  )
}
