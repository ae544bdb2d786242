import type { Fill, Part } from './patterns.tsx'

interface LegendProps {
  readonly parts: readonly Part[]
  readonly fill: Fill
  readonly name: (part: Part) => string
}

export function Legend({ parts, fill, name }: LegendProps) {
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {parts.map((part) => (
        <li key={part} className="flex items-center gap-1.5">
          <svg width={14} height={14} aria-hidden>
            <rect width={14} height={14} rx={3} fill={fill(part)} />
          </svg>
          {name(part)}
        </li>
      ))}
    </ul>
  )
}
