import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { Menu as MenuIcon } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { IconButton } from '../parts/button.tsx'
import { useKeys } from './keyboard.ts'
import { useTexts } from './language.tsx'
import { Offline } from './offline.tsx'
import { Sidebar } from './sidebar.tsx'

const Palette = lazy(() => import('./palette.tsx').then(({ Palette }) => ({ default: Palette })))
const Help = lazy(() => import('./help.tsx').then(({ Help }) => ({ default: Help })))

type Overlay = 'palette' | 'help' | null

export function Shell() {
  const t = useTexts()
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.href })
  const [overlay, setOverlay] = useState<Overlay>(null)
  const [drawer, setDrawer] = useState(false)
  const close = () => setOverlay(null)

  useEffect(() => setDrawer(false), [path])
  useKeys({
    'mod+k': () => setOverlay('palette'),
    '?': () => setOverlay('help'),
  })
  useSequence('g', {
    s: () => void navigate({ to: '/sessions' }),
    i: () => void navigate({ to: '/insights' }),
  })

  return (
    <div className="flex h-full flex-col md:flex-row">
      <a
        href="#content"
        className="sr-only z-50 rounded bg-accent px-3 py-1.5 text-on-accent focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
      >
        {t.app.skip}
      </a>
      <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-2 md:hidden">
        <IconButton label={t.app.menu} aria-expanded={drawer} onClick={() => setDrawer(!drawer)}>
          <MenuIcon className="size-4.5" />
        </IconButton>
        <img src="/icon.svg" alt="" className="size-5" />
        <span className="font-semibold tracking-tight">Muster</span>
      </header>
      <Sidebar open={drawer} onPalette={() => setOverlay('palette')} onHelp={() => setOverlay('help')} />
      <main id="content" tabIndex={-1} className="flex min-h-0 min-w-0 flex-1 flex-col outline-none">
        <Offline />
        <Outlet />
      </main>
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} />}
        {overlay === 'help' && <Help onClose={close} />}
      </Suspense>
    </div>
  )
}

/** Two keys in turn, such as `g s`. */
function useSequence(first: string, then: Readonly<Record<string, () => void>>): void {
  const [at, setAt] = useState(0)
  const second = (action: () => void) => () => {
    if (Date.now() - at > 1000) return false
    setAt(0)
    action()
  }
  useKeys({
    [first]: () => setAt(Date.now()),
    ...Object.fromEntries(Object.entries(then).map(([key, action]) => [key, second(action)])),
  })
}
