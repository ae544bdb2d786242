import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { applyLanguage } from './app/language.tsx'
import { applyTheme } from './app/theme.ts'
import './app/styles.css'

applyTheme()
applyLanguage()

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no root')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
