import type { ReactNode } from 'react'
import { useTexts } from '../app/language.tsx'

interface TableProps {
  readonly label: string
  readonly heads: readonly string[]
  readonly children: ReactNode
}

/** A plain table for lists that are short; its last column is for what can be done. */
export function Table({ label, heads, children }: TableProps) {
  const t = useTexts()
  return (
    <div className="relative overflow-x-auto rounded-xl border border-line bg-raised">
      <table aria-label={label} className="w-full text-left text-[13px] whitespace-nowrap">
        <thead className="text-xs text-soft">
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
  return <tr className="border-t border-line">{children}</tr>
}

export function TableCell({ children }: { children?: ReactNode }) {
  return <td className="max-w-72 truncate px-4 py-2">{children}</td>
}
