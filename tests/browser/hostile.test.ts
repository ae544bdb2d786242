import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { agent, call, result, text, user } from '../ingest/claude-code-records.ts'
import { rows } from './list.ts'
import type { Story } from './stories.ts'
import { World } from './world.ts'

const PLANTED = [
  '<img src=x onerror="window.planted=1">',
  '<script>window.planted=1</script>',
  '</title></script><svg onload="window.planted=1">',
  '<a href="javascript:window.planted=1">open</a>',
  '[open](javascript:window.planted=1) [data](data:text/html,<script>parent.planted=1</script>)',
  '![pixel](https://elsewhere.example/pixel.png)',
  '\u001b[31mred\u001b[0m \u001b]8;;https://elsewhere.example\u0007link\u001b]8;;\u0007',
  'user\u202Egnp.exe\u202C \u2066isolate\u2069 zero\u200bwidth',
  '{{constructor.constructor("window.planted=1")()}} ${window.planted=1}',
  '[https://known.example](https://other.example/phish)',
  'http://\u0430\u0440\u0440\u04cf\u0435.example/ looks like another',
  '# Heading\n\n```html\n<iframe src="https://elsewhere.example"></iframe>\n```\n',
].join('\n\n')

const HOSTILE_NAME = '<img src=x onerror="window.planted=1">'

/** Keys that a careless copy would write into every object. */
const POLLUTION = JSON.parse(
  '{"__proto__": {"planted": 1}, "constructor": {"prototype": {"planted": 1}}}',
) as JsonObject

const story: Story = {
  n: 1,
  records: [
    user(1, `Look at this ${PLANTED}`),
    agent(2, [
      text(PLANTED),
      call('__proto__', 'Bash', {
        command: PLANTED,
        ...POLLUTION,
      }),
    ]),
    result(3, '__proto__', PLANTED, { is_error: true }),
    agent(4, [
      call('c2', 'constructor', { file_path: PLANTED, old_string: PLANTED, new_string: `${PLANTED}!` }),
    ]),
    result(5, 'c2', [
      { type: 'text', text: PLANTED },
      { type: 'image', source: { type: 'url', url: 'https://elsewhere.example/a.png' } },
    ]),
    agent(6, [text(`${'x'.repeat(200_000)} ${PLANTED}`)], { stop: 'end_turn', model: HOSTILE_NAME }),
  ],
}
const world = new World([story])

// That no other host is asked and the policy is never broken, the world checks for every test.
test('what a transcript plants does nothing', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  expect(await rows(page).first().innerText()).toContain('<img src=x')
  await rows(page).first().getByRole('link').first().click()
  const feed = page.getByRole('feed')
  await feed.getByText('window.planted=1').first().waitFor()
  await page.getByRole('button', { name: 'Unfold all' }).click()
  await page.waitForTimeout(500)
  for (let turn = 0; turn < 6; turn++) {
    await feed.press('PageDown')
    await page.waitForTimeout(50)
  }
  await expectHarmless(page)
  await page.getByRole('tab', { name: 'Details' }).click()
  await expectHarmless(page)
  const { session_id: id } = (await world.client.sessions.list().all())[0] ?? {}
  await page.goto(`/compare?left=${id}&right=${id}`)
  await page.getByText('window.planted=1').first().waitFor()
  await expectHarmless(page)
  await page.goto('/insights')
  await page.getByRole('link', { name: HOSTILE_NAME }).waitFor()
  await expectHarmless(page)
})

test('what would steer a terminal or turn text around is shown as a mark', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().getByRole('link').first().click()
  const feed = page.getByRole('feed')
  await feed.getByText('U+202E').first().waitFor()
  await feed.getByText('ESC').first().waitFor()
  const shown = await feed.innerText()
  for (const character of ['\u001b', '\u202E', '\u202C', '\u2066', '\u2069', '\u200b'])
    expect(shown).not.toContain(character)
})

test('a link is shown as where it leads', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().getByRole('link').first().click()
  const feed = page.getByRole('feed')
  const shownAt = (host: string) => feed.locator(`a[href*="//${host}"]`).first().innerText()
  expect(await shownAt('known.example')).toBe('https://known.example')
  expect(await shownAt('other.example')).toBe('https://other.example/phish')
  expect(await shownAt('\u0430\u0440')).toMatch(/^http:\/\/xn--[a-z0-9-]+\.example\/$/)
})

test('a search shows what it finds as text', async () => {
  const page = await world.visit('/sessions?q=onerror')
  await rows(page).locator('mark').first().waitFor()
  expect(await rows(page).first().innerText()).toContain('<img src=x')
  expect(await rows(page).locator('img').count()).toBe(0)
})

async function expectHarmless(page: Page): Promise<void> {
  expect(await page.evaluate(() => 'planted' in window || 'planted' in Object.prototype)).toBe(false)
  expect(await page.locator('main :is(script, iframe, object, embed, [onload], [onerror])').count()).toBe(0)
  const addresses = await page
    .locator('main a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(addresses.filter((address) => address === null || !/^(?:https?:|\/|#)/.test(address))).toEqual([])
  const pictures = await page
    .locator('main img')
    .evaluateAll((images) => images.map((image) => image.getAttribute('src')))
  expect(pictures.filter((source) => source?.startsWith('http'))).toEqual([])
}
