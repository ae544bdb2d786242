import { remembered } from './remembered.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

export const theme = remembered<Theme>('theme', (stored) => THEMES.find((one) => one === stored) ?? 'system')

/** Keeps the page in the theme that is chosen. */
export function applyTheme(): void {
  const show = () => {
    document.documentElement.dataset['theme'] = theme.get()
  }
  theme.subscribe(show)
  show()
}
