import { useState } from 'react'

/** For what opens over a page and is gone again: the focus goes back to where it was, or where that is gone, to the page. */
export function useFocusBack(): (event: Event) => void {
  const [before] = useState(() => document.activeElement)
  return (event) => {
    event.preventDefault()
    if (before instanceof HTMLElement && before.isConnected) before.focus()
    else if (document.activeElement === document.body) document.getElementById('content')?.focus()
  }
}
