import { en } from './en/index.ts'
import { fr } from './fr/index.ts'
import type { Texts } from './texts.ts'
import { zh } from './zh/index.ts'

/** The languages that the documents are served in; the first is for readers of none of them. */
export const LANGUAGES = ['en', 'zh', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** Every text of the documents, by language. */
export const TEXTS: Record<Language, Texts> = { en, zh, fr }
