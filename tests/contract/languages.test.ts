import { describe, expect, test } from 'vitest'
import { APIS } from '../../src/contract/endpoint.ts'
import { openapi } from '../../src/contract/openapi.ts'
import { LANGUAGES, TEXTS, type Language } from '../../src/contract/texts/index.ts'

const OTHERS = LANGUAGES.filter((language) => language !== 'en')

const TEXT_KEYS = ['description', 'summary', 'x-muster-extension', 'x-muster-extended']

/** The document with a blank in place of each text; members that are called like one stay. */
function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      TEXT_KEYS.includes(key) && typeof inner === 'string' ? '' : withoutTexts(inner),
    ]),
  )
}

function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value as object).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`))
}

/** Every text of a language, by its key. */
function catalogue(language: Language): Map<string, string> {
  return new Map(textsIn(TEXTS[language], ''))
}

const english = catalogue('en')

function codeIn(text: string): string[] {
  return [...text.matchAll(/`[^`]*`|\{\w+\}/g)].map(([code]) => code).toSorted()
}

/** What is written alike in English: the name, and French words. */
const SAME: Record<(typeof OTHERS)[number], ReadonlySet<string>> = {
  zh: new Set(['Muster API']),
  fr: new Set([
    'Extension',
    'Extensions',
    'Muster API',
    'Organisations',
    'Permission',
    'Sessions, version 1',
    'Version',
  ]),
}

/** Texts without the code in them. */
function prose(language: Language): [string, string][] {
  return [...catalogue(language)].map(([key, text]) => [key, text.replace(/`[^`]*`/g, '0')])
}

describe.each(OTHERS)('%s', (language) => {
  test.each(APIS)('has the same %s document but for its texts', (api) => {
    const document = openapi(api, TEXTS[language])
    expect(withoutTexts(document)).toEqual(withoutTexts(openapi(api)))
    expect(document).not.toEqual(openapi(api))
  })

  test('has every text, and no other', () => {
    expect([...catalogue(language).keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test('has the same code and places to fill in every text', () => {
    const wrong = [...catalogue(language)].filter(
      ([key, text]) => codeIn(text).join() !== codeIn(english.get(key) ?? '').join(),
    )
    expect(wrong).toEqual([])
  })

  test('leaves nothing in English', () => {
    const same = [...catalogue(language)].filter(([key, text]) => english.get(key) === text)
    expect(same.filter(([, text]) => !SAME[language].has(text))).toEqual([])
  })
})

test.each(LANGUAGES)('%s has no empty text, no stray space and pairs of backticks', (language) => {
  const wrong = [...catalogue(language)].filter(
    ([, text]) => text.trim() !== text || text === '' || /  /.test(text) || text.split('`').length % 2 === 0,
  )
  expect(wrong).toEqual([])
})

test('French has non-breaking spaces where they belong, and typographic apostrophes', () => {
  const wrong = prose('fr').filter(([, text]) => / [:;!?»]|« |[^\s\u00a0\u202f][;!?]|\w'/.test(text))
  expect(wrong).toEqual([])
  expect(prose('fr').filter(([, text]) => /\u202f;/.test(text)).length).toBeGreaterThan(10)
})

test('Chinese has full-width punctuation, and spaces beside Latin words and code', () => {
  const han = '\\p{Script=Han}'
  const wrong = prose('zh').filter(([, text]) =>
    new RegExp(`${han}[,.:;!?()]|[,.:;!?(]${han}|${han}[A-Za-z0-9]|[A-Za-z0-9]${han}`, 'u').test(text),
  )
  expect(wrong).toEqual([])
})
