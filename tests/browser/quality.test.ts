import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { violationsOn } from './axe.ts'
import { rows } from './list.ts'
import { PAGES, pathsOf, settled, type PageName } from './pages.ts'
import { done, failing } from './stories.ts'
import { World } from './world.ts'

const world = new World([done(1, 'Round the totals of the cart'), failing(9, 'Make the voucher test pass')])

async function open(name: PageName, look: object): Promise<Page> {
  const paths = await pathsOf(world.client)
  const isOut = name === 'sign-in'
  const page = await world.visit(paths[name], { ...look, ...(isOut && { key: null, expected: /401/ }) })
  await settled(page)
  return page
}

/** What opens over a page, by where it is opened and how. */
const OVERLAYS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  palette: (page) => page.keyboard.press('Control+k'),
  help: (page) => page.keyboard.press('?'),
  filters: (page) => page.getByRole('button', { name: 'Filter', exact: true }).click(),
  display: (page) => page.getByRole('button', { name: 'Display' }).click(),
  export: (page) => page.getByRole('button', { name: 'Export' }).click(),
  account: (page) => page.getByRole('button', { name: 'Administrator' }).click(),
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each(Object.entries(OVERLAYS))('%s: axe finds nothing, and Escape leads back', async (_, openIt) => {
    const page = await world.visit('/sessions', { colorScheme, bypassCSP: true })
    await rows(page).first().waitFor()
    await openIt(page)
    const overlay = page.locator('[role=dialog], [role=menu]')
    await overlay.waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.keyboard.press('Escape')
    await overlay.waitFor({ state: 'detached' })
  })

  test('what unfolds, what isn’t there and what is asked: axe finds nothing', async () => {
    const paths = await pathsOf(world.client)
    const page = await world.visit(paths.session, { colorScheme, bypassCSP: true, expected: /404/ })
    await page.getByRole('button', { name: 'Unfold all' }).click()
    await page.getByRole('tab', { name: 'Details' }).click()
    await page.getByText('Active time').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.goto('/sessions?q=nothing-like-it')
    await page.getByText('No session matches').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.goto('/sessions/00000000000000000000000000000000')
    await page.getByRole('alert').waitFor()
    expect(await violationsOn(page)).toEqual([])
    await page.goto('/keys')
    await page.getByRole('button', { name: 'New key' }).click()
    await page.getByLabel('Name').waitFor()
    expect(await violationsOn(page)).toEqual([])
  })

  describe.each([
    ['wide', { width: 1440, height: 900 }],
    ['at 360 px', { width: 360, height: 740 }],
    ['in 4K', { width: 3840, height: 2160 }],
  ])('%s', (_, viewport) => {
    test.each(PAGES)('%s: axe finds nothing, and nothing sticks out', async (name) => {
      const page = await open(name, { colorScheme, viewport, bypassCSP: true })
      expect(await violationsOn(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      )
      // What scrolls does so inside of the page.
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(viewport.height)
    })
  })
})

test.each(['/nothing?q=x', '/docs/en/nothing'])(
  '%s, where nothing is, says so and leads on',
  async (path) => {
    const page = await world.visit(path, { expected: /404/ })
    await page.getByText('There is nothing at this address.').waitFor()
    await page.getByRole('link', { name: 'To the sessions' }).click()
    await page.waitForURL('**/sessions')
  },
)

test('little moves for those who want it so', async () => {
  const page = await world.visit('/sessions', { reducedMotion: 'reduce' })
  await rows(page).first().waitFor()
  // What is over within a frame isn't seen to move.
  const moving = () =>
    page.evaluate(() => {
      const lasting = document
        .getAnimations()
        .map(({ effect }) => Number(effect?.getComputedTiming().duration))
      return lasting.filter((duration) => duration > 1).length
    })
  expect(await moving()).toBe(0)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  expect(await moving()).toBe(0)
})

test('the keyboard alone leads everywhere', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  const reached = new Set<string>()
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    reached.add(
      await page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
      ),
    )
  }
  for (const name of ['Skip to content', 'Insights', 'Filter', 'Export', 'Round the totals of the cart'])
    expect([...reached].join('\n')).toContain(name)
})
