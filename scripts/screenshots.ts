import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'
import { productServer } from '../bench/processes.ts'
import { MusterClient } from '../sdk/index.ts'
import { PAGES, pathsOf, settled, type PageName } from '../tests/browser/pages.ts'
import { EXECUTABLE, LAUNCH, signInCookie } from './browser.ts'

// Each page of the dashboard in both themes, wide and at 360 px, in the folder `screenshots`; those that the README shows
// in `docs/images`. The demo has Chinese and Japanese titles: the machine needs a font for them.

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

/** Loads the demo set, and waits until it is analysed. */
async function fill(client: MusterClient): Promise<void> {
  const [organization] = (await client.access()).organizations
  await client.machine.import({ source: 'demo', org_id: organization?.org_id ?? null })
  await until(async () => (await client.machine.standing()).state === 'finished')
  await until(async () => {
    const { total } = await client.sessions.insightsSummary()
    return total.analyzed === total.sessions
  })
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 500))
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
        await settled(page)
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
