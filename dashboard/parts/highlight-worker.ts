import { createHighlighterCore, type HighlighterCore, type ThemedToken } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'

/** Few languages, each loaded when it is first met. */
const LANGUAGES: Readonly<Record<string, () => Promise<{ default: unknown }>>> = {
  bash: () => import('shiki/langs/bash.mjs'),
  c: () => import('shiki/langs/c.mjs'),
  cpp: () => import('shiki/langs/cpp.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  diff: () => import('shiki/langs/diff.mjs'),
  go: () => import('shiki/langs/go.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  markdown: () => import('shiki/langs/markdown.mjs'),
  php: () => import('shiki/langs/php.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  ruby: () => import('shiki/langs/ruby.mjs'),
  rust: () => import('shiki/langs/rust.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  toml: () => import('shiki/langs/toml.mjs'),
  tsx: () => import('shiki/langs/tsx.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
}

let highlighter: Promise<HighlighterCore> | undefined

/** The tokens of code by lines; null for a language that isn't known. */
async function highlight(code: string, language: string): Promise<ThemedToken[][] | null> {
  const load = LANGUAGES[language]
  if (load === undefined) return null
  highlighter ??= createHighlighterCore({
    // Others of the kind have colours that are too faint to read.
    themes: [
      import('shiki/themes/github-light-high-contrast.mjs'),
      import('shiki/themes/github-dark-default.mjs'),
    ],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  })
  const ready = await highlighter
  if (!ready.getLoadedLanguages().includes(language))
    await ready.loadLanguage(load() as Parameters<HighlighterCore['loadLanguage']>[0])
  return ready.codeToTokens(code, {
    lang: language,
    themes: { light: 'github-light-high-contrast', dark: 'github-dark-default' },
    defaultColor: 'light-dark()',
  }).tokens
}

/** What is asked for; `id` joins the answer with it. */
export interface ColourRequest {
  readonly id: number
  readonly code: string
  readonly language: string
}

export interface ColourAnswer {
  readonly id: number
  readonly lines: readonly (readonly ThemedToken[])[] | null
}

addEventListener('message', ({ data }: MessageEvent<ColourRequest>) => {
  const { id, code, language } = data
  const answer = (lines: ColourAnswer['lines']) => postMessage({ id, lines } satisfies ColourAnswer)
  // Code without colours is code all the same.
  highlight(code, language).then(answer, () => answer(null))
})
