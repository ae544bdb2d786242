import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { reachability } from '../api/access.ts'
import { useTexts } from './language.tsx'
import { useStored } from './store.ts'

/** Says that nothing new can be read, and why. */
export function Offline() {
  const t = useTexts()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const isReachable = useStored(reachability.isReachable)
  const said = online ? (isReachable ? null : t.app.unreachable) : t.app.offline
  return (
    <div role="status" className="empty:hidden">
      {said === null ? null : (
        <p className="flex items-center gap-2 bg-warn-soft px-4 py-2 text-[13px] text-warn">
          <WifiOff className="size-4 shrink-0" />
          {said}
        </p>
      )}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
