import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { done, failing } from './stories.ts'
import { rows, titles } from './list.ts'
import { World } from './world.ts'

const TASKS = [
  'Round the totals of the cart',
  'Rename the checkout button',
  'Explain the nightly export',
] as const
const FAILED = 'Make the voucher test pass'
const world = new World([...TASKS.map((ask, n) => done(n + 1, ask)), failing(9, FAILED)])

test('shows the newest first, and keys go along it', async () => {
  const page = await world.visit('/')
  await page.waitForURL('**/sessions')
  await titles(page).first().waitFor()
  expect(await titles(page).allInnerTexts()).toEqual([...TASKS, FAILED])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  expect(await page.getByRole('row', { selected: true }).innerText()).toContain(TASKS[1])
  await page.keyboard.press('Escape')
  expect(await page.getByRole('row', { selected: true }).count()).toBe(0)
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: TASKS[0] }).waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL('**/sessions')
})

test('shows times as they are far, and when one points at them as they are', async () => {
  const page = await world.visit('/sessions')
  const time = rows(page).first().locator('time')
  expect(await time.innerText()).toMatch(/ago/)
  expect(await time.getAttribute('title')).toMatch(/\d{4}.*\d{2}:\d{2}/)
})

test('remembers columns and density', async () => {
  const page = await world.visit('/sessions')
  const height = async () => (await rows(page).first().boundingBox())?.height ?? 0
  const usual = await height()
  expect(await page.getByRole('columnheader', { name: 'Outcome' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Outcome' }).click()
  await page.getByRole('menuitemradio', { name: 'Compact' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('columnheader', { name: 'Outcome' }).waitFor()
  await page.reload()
  await rows(page).filter({ hasText: FAILED }).getByText('Partly').waitFor()
  expect(await height()).toBeLessThan(usual)
})

test('searches as one types, in titles and messages, and shows where', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('could not')
  await rows(page).filter({ hasText: 'I could not make the test pass.' }).waitFor()
  expect(await titles(page).allInnerTexts()).toEqual([FAILED])
  expect(await rows(page).locator('mark').allInnerTexts()).toEqual(['could', 'not'])
  await page.getByRole('searchbox').fill('vouch')
  await rows(page).filter({ hasText: FAILED }).waitFor()
  await page.getByRole('searchbox').fill('nothing like it')
  await page.getByText('No session matches').waitFor()
  await page.getByRole('button', { name: 'Clear filters' }).last().click()
  await rows(page).nth(3).waitFor()
})

test('has every filter in its address, which leads back to the same', async () => {
  const page = await world.visit('/sessions')
  await addFilter(page, 'Status')
  const option = page.getByRole('option', { name: /^Ended/ })
  const count = 4
  await option.getByText(String(count), { exact: true }).waitFor()
  await option.click()
  await page.getByRole('button', { name: 'Remove filter Status' }).waitFor()
  await expect.poll(() => rows(page).count()).toBe(count)
  await page.keyboard.press('Escape')
  await addFilter(page, 'Agent')
  await page.getByRole('option', { name: 'Claude Code' }).click()
  await page.keyboard.press('Escape')
  const address = page.url()
  expect(new URL(address).searchParams.get('agent')).toBe('claude-code')
  const shared = await world.visit(address)
  await shared.getByRole('button', { name: 'Status Ended' }).waitFor()
  await expect.poll(() => rows(shared).count()).toBe(count)
  await shared.getByRole('link', { name: 'Insights' }).click()
  await shared.waitForURL('**/insights*')
  await shared.goBack()
  await shared.waitForURL(address)
  await expect.poll(() => rows(shared).count()).toBe(count)
})

test('each filter is a step on the way back, and what is typed is one', async () => {
  const page = await world.visit('/sessions')
  await addFilter(page, 'Service user')
  await page.getByRole('option', { name: 'Administrator' }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Service user Administrator' }).waitFor()
  await expect.poll(() => rows(page).count()).toBe(4)
  const filtered = page.url()
  await page.getByRole('searchbox').fill('vou')
  await page.waitForURL(/q=vou/)
  await page.getByRole('searchbox').fill('voucher')
  await page.waitForURL(/q=voucher/)
  await page.goBack()
  await page.waitForURL(filtered)
  expect(await page.getByRole('searchbox').inputValue()).toBe('')
  await page.goBack()
  await page.waitForURL('**/sessions')
  expect(await page.getByRole('button', { name: /^Service user/ }).count()).toBe(0)
  await page.goForward()
  await page.waitForURL(filtered)
})

test('the way back leads to the row that one came from', async () => {
  const page = await world.visit('/sessions')
  await titles(page).nth(1).click()
  await page.getByRole('heading', { name: TASKS[1] }).waitFor()
  await page.keyboard.press('Escape')
  await page.waitForURL('**/sessions')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(TASKS[1])
  await page.keyboard.press('j')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(TASKS[2])
})

test('from the search one goes on to what was found, and away from it with the words left', async () => {
  const page = await world.visit('/sessions')
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await rows(page).first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('voucher')
  await expect.poll(() => titles(page).allInnerTexts()).toEqual([FAILED])
  await page.keyboard.press('Escape')
  expect(await page.getByRole('searchbox').inputValue()).toBe('voucher')
  await page.keyboard.press('/')
  await page.keyboard.press('Enter')
  expect(await focused()).toBe(FAILED)
})

test('values of a filter stay where they are while one chooses', async () => {
  const page = await world.visit('/sessions?origins=cli')
  await addFilter(page, 'Status')
  const options = page.getByRole('dialog').getByRole('option')
  // Without counts the API's words stand there, in their own order.
  await options.filter({ hasText: 'Ended' }).getByText('4', { exact: true }).waitFor()
  const before = await options.allInnerTexts()
  await options.nth(2).click()
  await page.waitForURL(/status=/)
  expect(await options.allInnerTexts()).toEqual(before)
})

test('a view of one value is known for where one is', async () => {
  const page = await world.visit('/sessions')
  await page.getByRole('link', { name: 'Archived' }).click()
  await page.getByText('No session matches').waitFor()
  const current = page.getByRole('navigation').locator('[aria-current=page]')
  expect(await current.allInnerTexts()).toContain('Archived')
  await page.reload()
  await expect.poll(() => current.allInnerTexts()).toContain('Archived')
})

test('rows of the filter before are said to be such where the server can’t be asked', async () => {
  const page = await world.visit('/sessions', { expected: /ERR_/ })
  await rows(page).first().waitFor()
  await page.context().setOffline(true)
  await page.getByRole('searchbox').fill('voucher')
  await page.getByText('Offline: rows of the filter before').waitFor()
  await page.context().setOffline(false)
  await expect.poll(() => titles(page).allInnerTexts()).toEqual([FAILED])
})

test('goes by the column whose head is clicked, and turns at the second click', async () => {
  const page = await world.visit('/sessions?status=exit')
  const head = page.getByRole('columnheader', { name: 'Updated' })
  expect(await head.getAttribute('aria-sort')).toBe('none')
  await head.getByRole('button').click()
  await page.waitForURL(/status=exit.*sort=updated_at/)
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('descending')
  const before = await titles(page).allInnerTexts()
  await head.getByRole('button').click()
  await page.waitForURL(/order=asc/)
  await expect.poll(() => head.getAttribute('aria-sort')).toBe('ascending')
  await expect.poll(() => titles(page).allInnerTexts()).toEqual(before.toReversed())
})

test('keeps a view under a name', async () => {
  const page = await world.visit('/sessions?q=voucher')
  await page.getByRole('button', { name: 'Save view' }).click()
  await page.getByLabel('Name of the view').fill('Vouchers')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await expect.poll(() => rows(page).count()).toBe(4)
  await page.reload()
  await page.getByRole('link', { name: 'Vouchers' }).click()
  await expect.poll(() => titles(page).allInnerTexts()).toEqual([FAILED])
  await page.getByRole('link', { name: 'Waiting for you' }).click()
  await page.waitForURL(/status_detail=waiting_for_user/)
})

test('gives what the filter shows as a file', async () => {
  const page = await world.visit('/sessions?q=voucher')
  for (const [name, form] of [
    ['NDJSON', /^\{"session_id":.*"Make the voucher test pass".*\}\n$/],
    ['CSV', /^session_id,title.*\r\n.*Make the voucher test pass.*\r\n$/],
  ] as const) {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name }).click(),
    ])
    expect(readFileSync(await download.path(), 'utf8')).toMatch(form)
  }
})

test('is led by a palette, and says which keys there are', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('insi')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/insights*')
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('checkou')
  await page.getByRole('dialog').getByRole('option', { name: TASKS[1] }).click()
  await page.getByRole('heading', { name: TASKS[1] }).waitFor()
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(id)
  await page.getByRole('dialog').getByRole('option', { name: TASKS[1] }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: TASKS[1] }).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('j', { exact: true }).first().waitFor()
  await page.keyboard.press('Escape')
  expect(await page.getByRole('dialog').count()).toBe(0)
})

async function addFilter(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

test('an address with a time that is none is told what is wrong with it', async () => {
  const page = await world.visit('/sessions?created_after=soon', { expected: /422/ })
  await page.getByRole('alert').waitFor()
  await page.getByText('Created after soon').waitFor()
  await page.goto('/insights?created_after=soon')
  await page.getByRole('alert').waitFor()
})
