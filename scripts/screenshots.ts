import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { productServer } from '../bench/processes.ts'
import { MusterClient } from '../sdk/index.ts'
import { PAGES, pathsOf, type PageName } from '../tests/browser/pages.ts'
import { done, failing, transcript } from '../tests/browser/stories.ts'
import { EXECUTABLE, LAUNCH, signInCookie } from './browser.ts'

// Each page of the dashboard in both themes, wide and at 360 px, in the folder `screenshots`; those that the README shows
// in `docs/images`.

const root = join(import.meta.dirname, '..')
const THEMES = ['light', 'dark'] as const
const SCREENS = { wide: { width: 1440, height: 900 }, narrow: { width: 360, height: 740 } } as const
const SHOWN: readonly PageName[] = ['sessions', 'session']

if (EXECUTABLE === undefined) throw new Error('no Chromium was found: install it, or name it in CHROMIUM')
const dataDir = mkdtempSync(join(tmpdir(), 'muster-screenshots-'))
const server = await productServer({ dataDir })
const browser = await chromium.launch(LAUNCH)
try {
  const key = readFileSync(join(dataDir, 'admin.key'), 'utf8').trim()
  const client = new MusterClient({ url: server.url, key })
  await fill(client)
  await take(browser, server.url, key, await pathsOf(client))
} finally {
  await browser.close()
  await server.stop()
  rmSync(dataDir, { recursive: true })
}

/** Imports what there is to see, and waits until it is analysed. */
async function fill(client: MusterClient): Promise<void> {
  const { organizations } = await client.access()
  const sessions = client.organization(organizations[0]?.org_id ?? '').sessions
  const stories = Array.from({ length: 60 }, (_, n) =>
    n % 5 === 3 ? failing(n, `Make the test ${n} pass`) : done(n, `Round the totals of cart ${n}`),
  )
  for (const story of stories) {
    const { name, bytes } = transcript({ ...story, minutesAgo: 5 + story.n ** 2 * 20 })
    await sessions.import(new Uint8Array(bytes), { name })
  }
  for (;;) {
    const { total } = await client.sessions.insightsSummary()
    if (total.analyzed === total.sessions) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function take(
  browser: Browser,
  baseURL: string,
  key: string,
  paths: Readonly<Record<PageName, string>>,
): Promise<void> {
  for (const folder of ['screenshots', 'docs/images']) mkdirSync(join(root, folder), { recursive: true })
  for (const colorScheme of THEMES) {
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      for (const name of PAGES) {
        const context = await browser.newContext({ baseURL, colorScheme, viewport, locale: 'en-GB' })
        if (name !== 'sign-in') await context.addCookies([await signInCookie(baseURL, key)])
        const page = await context.newPage()
        await page.goto(paths[name])
        await page.getByRole('heading').first().waitFor()
        await page.getByRole('status').filter({ hasText: 'Loading…' }).waitFor({ state: 'detached' })
        const picture = { animations: 'disabled' } as const
        await page.screenshot({
          ...picture,
          path: join(root, 'screenshots', `${name}-${screen}-${colorScheme}.png`),
        })
        if (screen === 'wide' && SHOWN.includes(name))
          await page.screenshot({ ...picture, path: join(root, 'docs/images', `${name}-${colorScheme}.png`) })
        await context.close()
      }
    }
  }
}
