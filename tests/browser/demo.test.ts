import { expect, test } from 'vitest'
import { hasFocus } from './focus.ts'
import { rows } from './list.ts'
import { World } from './world.ts'

const world = new World()

test('a demo set is loaded on a click, and shows what there is to see', async () => {
  const page = await world.visit('/sessions', { moves: true })
  await page.getByRole('button', { name: 'Load a demo set' }).click()
  await page.getByRole('progressbar').waitFor()
  await page
    .getByText(/^Loaded a demo set of 3\d\d sessions, not counting their sub-agents\.$/)
    .waitFor({ timeout: 120_000 })
  await rows(page).nth(10).waitFor()
  await expect
    .poll(() =>
      rows(page)
        .getByText(/^user-/)
        .count(),
    )
    .toBe(0)
  await page.getByRole('link', { name: 'Insights' }).click()
  await page.getByText('Over time, by week').waitFor()
  await expect
    .poll(() =>
      page
        .getByRole('group', { name: /^Over time/ })
        .getByRole('link')
        .count(),
    )
    .toBeGreaterThan(4)
  await page.getByRole('link', { name: 'Import', exact: true }).click()
  await page.getByText(/^3\d\d sessions of the demo set are here, not counting their sub-agents\.$/).waitFor()
  await page.getByRole('button', { name: 'Remove the demo set' }).click()
  await page.getByRole('dialog').getByText('Your own stay as they are').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the demo set' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Removing the demo set…' }).waitFor()
  const told = page
    .getByRole('status')
    .getByText(/^The demo set was removed: 3\d\d sessions, and their sub-agents\.$/)
  await told.waitFor({ timeout: 60_000 })
  expect(await page.getByText('of the demo set are here').count()).toBe(0)
  await expect.poll(() => hasFocus(page.getByRole('main'))).toBe(true)
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('button', { name: 'Load a demo set' }).waitFor()
}, 240_000)

test('a demo set whose load was cut off is loaded to its end', async () => {
  const page = await world.visit('/import', { moves: true, expected: /ERR_|Failed to load/ })
  await page.getByRole('button', { name: 'Load a demo set' }).click()
  const isUnderWay = async () => {
    const { state, done } = await world.client.machine.standing()
    return state === 'running' && done > 9
  }
  await expect.poll(isUnderWay, { timeout: 60_000 }).toBe(true)
  const restart = await world.kill()
  await restart()
  await page.reload()
  await page
    .getByText(/^\d+ of the 3\d\d sessions of the demo set are here, not counting their sub-agents\.$/)
    .waitFor()
  await page.getByRole('button', { name: 'Load the rest of the demo set' }).click()
  await page
    .getByText(/^3\d\d sessions of the demo set are here, not counting their sub-agents\.$/)
    .waitFor({ timeout: 120_000 })
  expect(await page.getByRole('button', { name: 'Load the rest of the demo set' }).count()).toBe(0)
}, 240_000)
