import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'

/** Brings the first place that is marked in an entry into the middle, once the entry is drawn. */
export function useMarkInView(virtual: Virtualizer<HTMLDivElement, Element>) {
  const [sought, setSought] = useState<{ readonly at: number } | null>(null)
  const handled = useRef(sought)
  useEffect(() => {
    if (sought === null || handled.current === sought) return
    const entry = virtual.scrollElement?.querySelector(`[data-index="${sought.at}"]`)
    const known = virtual.measurementsCache[sought.at]
    if (!entry || known === undefined) return
    const { top, height } = entry.getBoundingClientRect()
    // It was just unfolded: until it is measured there is no room to scroll in.
    if (Math.abs(known.size - height) > 1) return
    handled.current = sought
    // The folded line may be cut before its mark; what is unfolded below isn't.
    const mark = entry.querySelector('mark:not(button *)') ?? entry.querySelector('mark')
    if (mark === null) return
    const place = mark.getBoundingClientRect()
    const middle = known.start + place.top - top + place.height / 2
    virtual.scrollToOffset(middle - (virtual.scrollRect?.height ?? 0) / 2)
  })
  return (at: number) => setSought({ at })
}
