import { expect, test } from 'vitest'
import { rows } from './list.ts'
import { done } from './stories.ts'
import { World } from './world.ts'

const world = new World([done(1, 'Round the totals of the cart')])

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
