import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applyLanguage, loadLanguage } from './app/language.tsx'
import { router } from './app/router.tsx'
import { openLinksAnew, signInByLink } from './app/sign-in-link.ts'
import { applyTheme } from './app/theme.ts'
import './app/styles.css'

applyTheme()
applyLanguage()

// A page that was open while the server was renewed asks for parts of the old build: once, it is read anew.
window.addEventListener('vite:preloadError', () => {
  const reloaded = 'muster.reloaded'
  if (sessionStorage.getItem(reloaded) === location.href) return
  sessionStorage.setItem(reloaded, location.href)
  location.reload()
})

openLinksAnew()
// The page of the address comes while it is asked who signed in.
void router.preloadRoute({ to: router.latestLocation.pathname })
const [linkFailure] = await Promise.all([signInByLink(), loadLanguage()])

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(
  <StrictMode>
    <App linkFailure={linkFailure} />
  </StrictMode>,
)
