import { useState } from 'react'

/** For what opens over a page and is gone again: the focus goes back to where it was, if that is still there. */
export function useFocusBack(): (event: Event) => void {
  const [before] = useState(() => document.activeElement)
  return (event) => {
    event.preventDefault()
    if (before instanceof HTMLElement) before.focus()
  }
}
