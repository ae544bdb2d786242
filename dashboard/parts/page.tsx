import type { ReactNode } from 'react'
import { useTitle } from './title.ts'

interface PageProps {
  readonly title: string
  readonly end?: ReactNode
  readonly children: ReactNode
}

/** A page that scrolls as a whole. */
export function Page({ title, end, children }: PageProps) {
  useTitle(title)
  return (
    <div className="relative min-h-0 flex-1 overflow-auto">
      <div className="mx-auto max-w-[1120px] space-y-4 p-4 pb-16">
        <div className="flex min-h-8 flex-wrap items-center justify-between gap-3">
          <h1 className="text-[15px] font-semibold">{title}</h1>
          {end}
        </div>
        {children}
      </div>
    </div>
  )
}
