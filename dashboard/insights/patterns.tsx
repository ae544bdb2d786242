import { useId } from 'react'
import { OUTCOMES, type Outcome } from '../api/vocabulary.ts'

/** Outcomes differ in colour and in texture, for those who don't tell colours apart. */
const LOOKS: Readonly<Record<Outcome, { readonly color: string; readonly texture: string | null }>> = {
  succeeded: { color: 'text-good', texture: null },
  partly: { color: 'text-warn', texture: 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2' },
  failed: { color: 'text-bad', texture: 'M0,0 l6,6 M6,0 l-6,6' },
  abandoned: { color: 'text-soft', texture: 'M0,3 h6' },
  unknown: { color: 'text-faint', texture: 'M3,2 v2' },
}

export type Fills = Readonly<Record<Outcome, string>>

/** What to fill with; ids are of this page's chart alone. */
export function useFills(): Fills {
  const id = useId()
  const fill = (outcome: Outcome) => `url(#${id}-${outcome})`
  return {
    succeeded: fill('succeeded'),
    partly: fill('partly'),
    failed: fill('failed'),
    abandoned: fill('abandoned'),
    unknown: fill('unknown'),
  }
}

export function Patterns({ fills }: { fills: Fills }) {
  return (
    <defs>
      {OUTCOMES.map((outcome) => {
        const { color, texture } = LOOKS[outcome]
        return (
          <pattern
            key={outcome}
            id={fills[outcome].slice('url(#'.length, -1)}
            width={6}
            height={6}
            patternUnits="userSpaceOnUse"
            className={color}
          >
            <rect width={6} height={6} fill="currentColor" fillOpacity={texture === null ? 1 : 0.28} />
            {texture !== null && <path d={texture} stroke="currentColor" strokeWidth={1.6} fill="none" />}
          </pattern>
        )
      })}
    </defs>
  )
}
