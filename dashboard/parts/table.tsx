import type { ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'

interface TableProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/**
 * A plain table for lists that are short; its last column is for what can be done. On small screens a row is broken over
 * lines, so that nothing is out of sight.
 */
export function Table({ label, heads, children }: TableProps) {
  const t = useTexts()
  return (
    <div className="relative overflow-x-auto rounded-xl border border-line bg-raised">
      <table aria-label={label} className="w-full text-left text-[13px] whitespace-nowrap">
        <thead className="text-xs text-soft max-sm:sr-only">
          <tr>
            {heads.map((head, at) => (
              <th key={at} scope="col" className="px-4 py-2 font-normal">
                {head}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t.app.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}

export function TableRow({ children }: { children: ReactNode }) {
  return (
    <tr className="border-t border-line max-sm:flex max-sm:flex-wrap max-sm:items-center max-sm:gap-x-4 max-sm:gap-y-1 max-sm:px-4 max-sm:py-3 max-sm:first:border-t-0">
      {children}
    </tr>
  )
}

export function TableCell({ children }: { children?: ReactNode }) {
  return (
    <td className="max-w-72 truncate px-4 py-2 max-sm:max-w-full max-sm:p-0 max-sm:first:w-full max-sm:last:ml-auto max-sm:empty:hidden">
      {children}
    </td>
  )
}
