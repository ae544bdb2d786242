import type { ReactNode } from 'react'

interface SectionProps {
  readonly title: string
  readonly end?: ReactNode
  readonly children: ReactNode
}

export function Section({ title, end, children }: SectionProps) {
  return (
    <section className="min-w-0 rounded-xl border border-line bg-raised p-4">
      <div className="mb-3 flex min-h-8 items-center justify-between gap-3">
        <h2 className="text-[13px] font-semibold">{title}</h2>
        {end}
      </div>
      {children}
    </section>
  )
}
