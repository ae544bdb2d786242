import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'

interface FoldedProps {
  readonly open: boolean
  readonly onToggle: () => void
  readonly icon: ReactNode
  readonly name: ReactNode
  readonly title: ReactNode
  readonly end: ReactNode
  readonly quiet?: boolean
  readonly children: ReactNode
}

/** One line that unfolds. */
export function Folded({ open, onToggle, icon, name, title, end, quiet = false, children }: FoldedProps) {
  return (
    <section className="px-4">
      <div className="flex h-8 items-center gap-2">
        <button
          type="button"
          aria-expanded={open}
          onClick={onToggle}
          className={`-ml-1.5 flex h-7 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 text-left text-[13px] hover:bg-hover ${quiet ? 'text-soft' : ''}`}
        >
          <ChevronRight
            className={`size-3.5 shrink-0 text-soft transition-transform ${open ? 'rotate-90' : ''}`}
          />
          <span className="shrink-0 text-soft">{icon}</span>
          <span className="max-w-40 shrink-0 truncate font-medium">{name}</span>
          <bdi className="min-w-0 truncate font-mono text-xs text-soft">{title}</bdi>
        </button>
        {end}
      </div>
      {open && <div className="mb-2 ml-1.5 space-y-2 border-l border-line py-1 pl-4">{children}</div>}
    </section>
  )
}
