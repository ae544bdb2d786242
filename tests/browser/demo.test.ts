import { expect, test } from 'vitest'
import { rows } from './list.ts'
import { World } from './world.ts'

const world = new World()

test('a demo set is loaded on a click, and shows what there is to see', async () => {
  const page = await world.visit('/sessions', { moves: true })
  await page.getByRole('button', { name: 'Load a demo set' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.getByText(/^Loaded a demo set of 3\d\d sessions\.$/).waitFor({ timeout: 120_000 })
  await rows(page).nth(10).waitFor()
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
  await page.getByText(/^3\d\d sessions of the demo set are here\.$/).waitFor()
  await page.getByRole('button', { name: 'Remove the demo set' }).click()
  await page.getByText('of the demo set are here').waitFor({ state: 'detached', timeout: 60_000 })
  await page.getByRole('link', { name: 'Sessions', exact: true }).click()
  await page.getByRole('button', { name: 'Load a demo set' }).waitFor()
}, 240_000)
