import { expect, test } from 'vitest'
import { rows } from './list.ts'
import { en } from '../../dashboard/texts/en.ts'
import { fr } from '../../dashboard/texts/fr.ts'
import { zh } from '../../dashboard/texts/zh.ts'
import { PAGES, pathsOf, settled } from './pages.ts'
import { done, failing } from './stories.ts'
import { World } from './world.ts'

const world = new World([done(1, 'Round the totals of the cart'), failing(2, 'Make the voucher test pass')])

test.each([
  ['zh-CN', '会话', '已结束'],
  ['fr-FR', 'Sessions', 'Terminée'],
  ['de-DE', 'Sessions', 'Finished'],
])('a browser of %s is spoken to', async (locale, title) => {
  const page = await world.visit('/sessions', { locale })
  await page.getByRole('heading', { name: title }).waitFor()
  const expected = locale === 'de-DE' ? 'en' : locale.slice(0, 2)
  expect(await page.locator('html').getAttribute('lang')).toBe(expected)
})

test('another language can be chosen, on every page, and is remembered', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  await page.getByRole('button', { name: 'Administrator' }).click()
  await page.getByRole('menuitemradio', { name: '中文' }).click()
  await page.getByRole('heading', { name: '会话' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '会话' }).waitFor()
  expect(await rows(page).first().locator('time').innerText()).toMatch(/前/)
})

test.each([
  ['zh-CN', zh],
  ['fr-FR', fr],
] as const)('no page has English left in it: %s', async (locale, own) => {
  const english = new Set(textsIn(en)).difference(new Set(textsIn(own)))
  const paths = await pathsOf(world.client)
  for (const name of PAGES) {
    const page = await world.visit(
      paths[name],
      name === 'sign-in' ? { locale, key: null, expected: /401/ } : { locale },
    )
    await settled(page)
    const said = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-label], [title], [placeholder]')]
        .flatMap((one) => ['aria-label', 'title', 'placeholder'].map((name) => one.getAttribute(name)))
        .concat(document.body.innerText.split('\n')),
    )
    expect(said.filter((text) => text !== null && english.has(text.trim()))).toEqual([])
  }
})

function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part]
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : []
}
