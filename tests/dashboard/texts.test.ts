/** The dashboard's catalogue: what every language lacks or nobody shows. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { roleName } from '../../dashboard/parts/role-name.ts'
import { en } from '../../dashboard/texts/en.ts'
import { words } from '../../dashboard/texts/en-words.ts'
import { fr } from '../../dashboard/texts/fr.ts'
import { zh } from '../../dashboard/texts/zh.ts'
import { ROLES } from '../../src/domain/permissions.ts'
import { RULES } from '../../src/insights/rules/index.ts'

/** Each text by its path; the text of a function is what it gives for twos. */
function textsOf(catalogue: object, path = ''): Map<string, string> {
  const texts = new Map<string, string>()
  for (const [name, value] of Object.entries(catalogue) as [string, unknown][]) {
    if (typeof value === 'object' && value !== null)
      for (const [inside, text] of textsOf(value, `${path}${name}.`)) texts.set(inside, text)
    else if (typeof value === 'function')
      texts.set(path + name, String((value as (...n: number[]) => string)(2, 2)))
    else texts.set(path + name, String(value))
  }
  return texts
}

/** Places that are filled in, such as `{name}`. */
function placesOf(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).toSorted()
}

const english = textsOf(en)

test('every text is shown somewhere', () => {
  const sources = globSync(['dashboard/**/*.ts', 'dashboard/**/*.tsx'])
    .filter((file) => !file.startsWith('dashboard/texts/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const unused = [...english.keys()].filter((path) => {
    const [group = '', name = ''] = path.split('.')
    if (group in words) return false
    // By its name, or as one of a list of names.
    return !new RegExp(String.raw`\.${name}\b|'${name}'|\b${name}: '`).test(sources)
  })
  expect(unused).toEqual([])
})

test.each([
  ['zh', zh],
  ['fr', fr],
])('%s says all of it, with the same places to fill', (_, catalogue) => {
  const texts = textsOf(catalogue)
  expect([...texts.keys()]).toEqual([...english.keys()])
  const differing = [...english].filter(
    ([path, text]) => String(placesOf(text)) !== String(placesOf(texts.get(path) ?? '')),
  )
  expect(differing).toEqual([])
  expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
})

test.each([
  ['en', en, 'Show the whole line'],
  ['zh', zh, '显示整行'],
  ['fr', fr, 'Montrer la ligne entière'],
])('%s speaks of one long line as of one', (_, { transcript }, text) => {
  expect(transcript.showAll(1)).toBe(text)
})

test('there is a word for the issue of each rule, and no other', () => {
  expect(Object.keys(words.issue).toSorted()).toEqual(RULES.map(({ label }) => label).toSorted())
})

test('there is a word for each role, and a role of another server is shown as it is', () => {
  expect(Object.keys(words.role)).toEqual(ROLES)
  expect(roleName('org_admin', fr)).toBe('Administration de l’organisation')
  expect(roleName('org_auditor', fr)).toBe('org_auditor')
})
