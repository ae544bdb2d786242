import { expect, test } from 'vitest'
import { rows } from './list.ts'
import { done, failing } from './stories.ts'
import { World } from './world.ts'

const world = new World([
  ...Array.from({ length: 6 }, (_, n) => ({
    ...done(n + 1, `Tidy module ${n}`),
    minutesAgo: n * 3 * 24 * 60 + 90,
  })),
  failing(9, 'Make the voucher test pass'),
])

test('sums up, with a table behind each chart, and leads to the sessions', async () => {
  const page = await world.visit('/insights')
  await page.getByText('Over time, by week').waitFor()
  expect(await page.title()).toBe('Insights · Muster')
  const tables = page.getByText('Show the figures as a table')
  await tables.first().click()
  await page.getByRole('columnheader', { name: 'Week of' }).waitFor()
  const issue = page.getByText('Failing check', { exact: true }).first()
  await issue.waitFor()
  const agent = page.getByRole('link', { name: /Claude Code/ }).first()
  await agent.click()
  await page.waitForURL(/\/sessions\?.*agent=claude-code/)
  await expect.poll(() => rows(page).count()).toBe(7)
})

test('leads from each bar to as many sessions as it counts, under the filter', async () => {
  const page = await world.visit('/insights?q=tidy&min_acus=0&agent=claude-code')
  const chart = page.getByRole('group', { name: /^Over time/ })
  const weeks = chart.getByRole('link')
  await weeks.first().waitFor()
  const counts: number[] = []
  for (const at of (await weeks.all()).keys()) {
    const said = (await weeks.nth(at).getAttribute('aria-label')) ?? ''
    const count = Number(/: (\d+) session/.exec(said)?.[1])
    await weeks.nth(at).press('Enter')
    await page.waitForURL(/\/sessions\?.*q=tidy/)
    await page
      .getByRole('status')
      .filter({ hasText: `${count} session` })
      .waitFor()
    counts.push(count)
    await page.goBack()
    await weeks.first().waitFor()
  }
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(6)
  await page.getByLabel('Figure').selectOption('Active people')
  expect(await weeks.count()).toBe(counts.length)
})

test('compares with the time before', async () => {
  // What is chosen by a script isn't taken for input, by which a page may move.
  const page = await world.visit('/insights', { moves: true })
  await page.getByLabel('Period').selectOption({ label: 'In the last: 7 days' })
  await page.getByLabel('Before and after').selectOption('before')
  await page.waitForURL(/against=before/)
  await page.getByRole('columnheader', { name: '95 % interval' }).waitFor()
})

test('each value leads to as many sessions as it stands for', async () => {
  const page = await world.visit('/insights')
  const groups = page.getByRole('listitem').getByRole('link', { name: /ACUs$/ })
  await groups.first().waitFor()
  const shown = await groups.evaluateAll((links) =>
    links.map((link) => ({ to: link.getAttribute('href') ?? '', said: (link as HTMLElement).innerText })),
  )
  expect(shown.length).toBeGreaterThan(3)
  for (const { to, said } of shown) {
    const count = Number(/^\s*(\d+)\s*(?:Sessions)?\s*$/m.exec(said)?.[1])
    await page.goto(to)
    await page.getByText(count === 1 ? '1 session' : `${count} sessions`, { exact: true }).waitFor()
  }
})

test('each figure of a table and each issue leads to as many sessions as it counts', async () => {
  const page = await world.visit('/insights')
  await page.getByText('Show the figures as a table').first().click()
  const figures = page.getByRole('region', { name: 'Week of' }).getByRole('cell').getByRole('link')
  await figures.first().waitFor()
  const issues = page.getByRole('listitem').getByRole('link', { name: /^\d+ sessions?$/ })
  const links = [...(await figures.all()), ...(await issues.all())]
  const shown = await Promise.all(
    links.map(async (link) => ({
      to: (await link.getAttribute('href')) ?? '',
      count: Number.parseInt(await link.innerText(), 10),
    })),
  )
  expect(shown.filter(({ to }) => to.includes('outcome=')).length).toBeGreaterThan(0)
  expect(shown.filter(({ to }) => to.includes('issue=')).length).toBeGreaterThan(0)
  for (const { to, count } of shown) {
    await page.goto(to)
    await page.getByText(count === 1 ? '1 session' : `${count} sessions`, { exact: true }).waitFor()
  }
})

test('has a table behind each chart', async () => {
  const page = await world.visit('/insights')
  await page.getByText('Over time, by week').waitFor()
  const charts = page.locator('section').filter({ has: page.locator('svg, li a > [aria-hidden]') })
  const all = await charts.count()
  expect(all).toBeGreaterThan(4)
  for (let at = 0; at < all; at++) {
    await charts.nth(at).getByText('Show the figures as a table').click()
    const cells = charts.nth(at).getByRole('table').getByRole('row').nth(1).getByRole('cell')
    expect(await cells.first().innerText()).toMatch(/^\d+$/)
  }
})
