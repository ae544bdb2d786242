import { createContext, use, useMemo, type ReactNode } from 'react'
import { en, type Texts } from '../texts/en.ts'
import { remembered } from './remembered.ts'
import { useStored } from './store.ts'

export const LANGUAGES = { en: 'English', zh: '中文', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in LANGUAGES
}

export const language = remembered<Language>('language', (stored) => {
  if (isLanguage(stored)) return stored
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
})

const known = new Map<Language, Texts | Promise<Texts>>([['en', en]])

/** The catalogue of a language, or the wait for it; those that aren't spoken aren't loaded. */
function catalogue(of: Language): Texts | Promise<Texts> {
  const texts = known.get(of) ?? load(of)
  known.set(of, texts)
  if (texts instanceof Promise) void texts.then((loaded) => known.set(of, loaded))
  return texts
}

/** Brings the catalogue of the chosen language: what suspends at the beginning isn't drawn for a third of a second. */
export async function loadLanguage(): Promise<void> {
  await catalogue(language.get())
}

async function load(of: Language): Promise<Texts> {
  switch (of) {
    case 'en':
      return en
    case 'zh':
      return (await import('../texts/zh.ts')).zh
    case 'fr':
      return (await import('../texts/fr.ts')).fr
  }
}

interface Speech {
  readonly language: Language
  readonly texts: Texts
}

const SpeechContext = createContext<Speech>({ language: 'en', texts: en })

/** Suspends while the catalogue is on its way. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const chosen = useStored(language)
  const found = catalogue(chosen)
  const texts = found instanceof Promise ? use(found) : found
  const speech = useMemo(() => ({ language: chosen, texts }), [chosen, texts])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useTexts(): Texts {
  return use(SpeechContext).texts
}

export function useLanguage(): Language {
  return use(SpeechContext).language
}

/** Keeps the page's own language with the one that is chosen, for screen readers and hyphenation. */
export function applyLanguage(): void {
  const show = () => {
    document.documentElement.lang = language.get()
  }
  language.subscribe(show)
  show()
}
