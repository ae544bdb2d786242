import { createContext, use, useMemo, type ReactNode } from 'react'
import { en, type Texts } from '../texts/en.ts'
import { remembered, useRemembered } from './remembered.ts'

export const LANGUAGES = { en: 'English', zh: '中文', fr: 'Français' } as const
export type Language = keyof typeof LANGUAGES

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in LANGUAGES
}

export const language = remembered<Language>('language', (stored) => {
  if (isLanguage(stored)) return stored
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
})

const loaded = new Map<Language, Promise<Texts>>([['en', Promise.resolve(en)]])

/** The catalogue of a language; those that aren't spoken aren't loaded. */
function catalogue(of: Language): Promise<Texts> {
  const texts = loaded.get(of) ?? load(of)
  loaded.set(of, texts)
  return texts
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
  const chosen = useRemembered(language)
  const texts = use(catalogue(chosen))
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
