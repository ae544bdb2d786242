import { useSyncExternalStore } from 'react'

/** Whether the page is seen. A browser has few connections to a server: who isn't seen leaves theirs to others. */
export function useVisible(): boolean {
  return useSyncExternalStore(subscribe, () => document.visibilityState === 'visible')
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}
