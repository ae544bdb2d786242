import { useEffect, useEffectEvent } from 'react'

/** What keys do, by the key's name; `mod+k` is ⌘K or Ctrl+K. One that answers false leaves the key to the browser. */
export type Bindings = Readonly<Record<string, (event: KeyboardEvent) => void | false>>

/** Keys that work on the whole page, except while one types or a dialogue is open. */
export function useKeys(bindings: Bindings): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return
    const mod = event.metaKey || event.ctrlKey
    const action = bindings[mod ? `mod+${event.key.toLowerCase()}` : event.key]
    if (action === undefined || event.altKey || (!mod && isBusy(event.target))) return
    if (action(event) !== false) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false
  return target.closest('input, textarea, select, [contenteditable], [role=dialog], [role=menu]') !== null
}
