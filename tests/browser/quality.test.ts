import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type { AxeResults } from 'axe-core'
import { describe, expect, test } from 'vitest'
import { rows } from './list.ts'
import { PAGES, pathsOf, type PageName } from './pages.ts'
import { done, failing } from './stories.ts'
import { World } from './world.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const world = new World([done(1, 'Round the totals of the cart'), failing(9, 'Make the voucher test pass')])

async function open(name: PageName, look: object): Promise<Page> {
  const paths = await pathsOf(world.client)
  const isOut = name === 'sign-in'
  const page = await world.visit(paths[name], { ...look, ...(isOut && { key: null, expected: /401/ }) })
  await page.getByRole('heading').first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => undefined)
  return page
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  describe.each([
    ['wide', { width: 1440, height: 900 }],
    ['at 360 px', { width: 360, height: 740 }],
    ['in 4K', { width: 3840, height: 2160 }],
  ])('%s', (_, viewport) => {
    test.each(PAGES)('%s: axe finds nothing, and nothing sticks out', async (name) => {
      const page = await open(name, { colorScheme, viewport, bypassCSP: true })
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() =>
        (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
      )
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
      ).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        viewport.width,
      )
    })
  })
})

test('nothing moves while a page is built, and little stands still for those who want it so', async () => {
  const page = await world.visit('/sessions', { reducedMotion: 'reduce' })
  await rows(page).first().waitFor()
  // The library of types doesn't know of this kind of entry yet.
  const shift = await page.evaluate<number>(`new Promise((resolve) => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) sum += value
    }).observe({ type: 'layout-shift', buffered: true })
    setTimeout(() => resolve(sum), 500)
  })`)
  expect(shift).toBeLessThan(0.02)
  const moving = await page.evaluate(
    () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
  )
  expect(moving).toBe(0)
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
