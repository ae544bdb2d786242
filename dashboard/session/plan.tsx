import { Circle, CircleCheck, CircleDot } from 'lucide-react'
import { SafeText } from '../parts/safe-text.tsx'
import type { PlanItem } from './call.ts'

const ICONS = {
  done: <CircleCheck className="mt-0.5 size-4 shrink-0 text-good" />,
  doing: <CircleDot className="mt-0.5 size-4 shrink-0 text-accent" />,
  open: <Circle className="mt-0.5 size-4 shrink-0 text-faint" />,
}

export function Plan({ items }: { items: readonly PlanItem[] }) {
  return (
    <ul className="space-y-1 text-[13px]">
      {items.map(({ text, state }, at) => (
        <li key={at} className="flex gap-2">
          {ICONS[state]}
          <span className={state === 'done' ? 'text-soft' : ''}>
            <SafeText text={text} />
          </span>
        </li>
      ))}
    </ul>
  )
}
