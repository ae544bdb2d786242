import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useTexts } from './language.tsx'

export function Offline() {
  const t = useTexts()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status" className="empty:hidden">
      {online ? null : (
        <p className="flex items-center gap-2 bg-warn-soft px-4 py-2 text-[13px] text-warn">
          <WifiOff className="size-4 shrink-0" />
          {t.app.offline}
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
