import { OUTCOMES } from '../api/vocabulary.ts'
import { useTexts } from '../app/language.tsx'
import type { Fills } from './patterns.tsx'

export function Legend({ fills }: { fills: Fills }) {
  const t = useTexts()
  return (
    <ul className="mt-3 flex flex-wrap gap-x-4 gap-y-1 text-xs text-soft">
      {OUTCOMES.map((outcome) => (
        <li key={outcome} className="flex items-center gap-1.5">
          <svg width={14} height={14} aria-hidden>
            <rect width={14} height={14} rx={3} fill={fills[outcome]} />
          </svg>
          {t.outcome[outcome]}
        </li>
      ))}
    </ul>
  )
}
