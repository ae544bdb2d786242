import { useId } from 'react'
import type { Outcome, Size } from '../api/vocabulary.ts'

/** What a bar is stacked of. */
export type Part = Outcome | Size

interface Look {
  readonly color: string
  readonly texture: string | null
}

const STRIPES = 'M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2'
const LATTICE = 'M0,0 l6,6 M6,0 l-6,6'
const LINES = 'M0,3 h6'
const DOTS = 'M3,2 v2'

/** Parts differ in colour and in texture, for those who don't tell colours apart. */
const LOOKS: Readonly<Record<Part, Look>> = {
  succeeded: { color: 'text-good', texture: null },
  partly: { color: 'text-warn', texture: STRIPES },
  failed: { color: 'text-bad', texture: LATTICE },
  abandoned: { color: 'text-soft', texture: LINES },
  unknown: { color: 'text-soft', texture: DOTS },
  xs: { color: 'text-accent', texture: DOTS },
  s: { color: 'text-accent', texture: LINES },
  m: { color: 'text-accent', texture: null },
  l: { color: 'text-warn', texture: STRIPES },
  xl: { color: 'text-bad', texture: LATTICE },
}

/** What to fill a part with. */
export type Fill = (part: Part) => string

/** Ids are of this page's chart alone. */
export function useFill(): { readonly fill: Fill; readonly idOf: Fill } {
  const id = useId()
  const idOf = (part: Part) => `${id}-${part}`
  return { fill: (part) => `url(#${idOf(part)})`, idOf }
}

export function Patterns({ parts, idOf }: { parts: readonly Part[]; idOf: Fill }) {
  return (
    <defs>
      {parts.map((part) => {
        const { color, texture } = LOOKS[part]
        return (
          <pattern
            key={part}
            id={idOf(part)}
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
