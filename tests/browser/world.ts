import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LAUNCH, signInCookie } from '../../scripts/browser.ts'
import { ownHome, serving, type Serving } from '../cli/own-server.ts'
import type { Program } from '../cli/program.ts'
import { WITHOUT_BROWSER } from './chromium.ts'
import { transcript, type Story } from './stories.ts'

interface Visit extends BrowserContextOptions {
  /** Who is signed in: the administrator, unless a key is given; null for nobody. */
  readonly key?: string | null
  /** What the console may say. */
  readonly expected?: RegExp
  /** Whether the page is asked for what moves it. */
  readonly moves?: boolean
}

const LONGEST_WAIT = 15_000
const SCREENSHOTS = join(import.meta.dirname, '..', '..', 'screenshots', 'failed')

/** Sums up how far things move that nobody touched, as browsers measure it. */
const MOST_SHIFT = 0.1
const WATCH_SHIFTS = `
  globalThis.shift = 0
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) globalThis.shift += value
  }).observe({ type: 'layout-shift', buffered: true })
`

/**
 * The real server with a database of its own, and a browser, for a file of tests. A page that complains in its console,
 * breaks, moves by itself, or asks another host for anything fails its test.
 */
export class World {
  orgId = ''
  adminKey = ''
  #server: Serving | undefined
  #browser: Browser | undefined
  #muster: Program | undefined
  #problems: string[] = []

  /** `prepare` is given the home folder that the server will see. */
  constructor(stories: readonly Story[] = [], prepare: (home: string) => void = () => {}) {
    beforeAll(async () => {
      if (WITHOUT_BROWSER === null) await this.#start(stories, prepare)
    })
    beforeEach(({ skip }) => skip(WITHOUT_BROWSER !== null, WITHOUT_BROWSER ?? ''))
    afterEach(async ({ task }) => {
      const hasFailed = task.result?.state === 'fail'
      for (const context of this.#browser?.contexts() ?? []) {
        for (const page of context.pages()) await this.#lookAt(page, hasFailed ? task.name : null)
        await context.close()
      }
      const problems = this.#problems.splice(0)
      if (problems.length > 0) throw new Error(problems.join('\n'))
    })
    afterAll(async () => {
      await this.#browser?.close()
      await this.#server?.end('SIGTERM')
    })
  }

  /** Kills the server; whoever calls the answer starts it again, at the same place. */
  async kill(): Promise<() => Promise<void>> {
    const { port } = new URL(this.url)
    await this.#server?.end('SIGKILL')
    return async () => {
      if (this.#muster) this.#server = await serving(this.#muster, '--port', port)
    }
  }

  /** The link by which the server's start lets the administrator sign in. */
  get link(): string {
    return /Open +(\S+)/.exec(this.#server?.err() ?? '')?.[1] ?? ''
  }

  get url(): string {
    return this.#server?.url ?? ''
  }

  get client(): MusterClient {
    return new MusterClient({ url: this.url, key: this.adminKey })
  }

  async import(...stories: readonly Story[]): Promise<string[]> {
    const ids: string[] = []
    for (const story of stories) {
      const { name, bytes } = transcript(story)
      const { sessions } = await this.client
        .organization(this.orgId)
        .sessions.import(new Uint8Array(bytes), { name })
      ids.push(...sessions.map(({ session_id }) => session_id))
    }
    return ids
  }

  /** A page in a browser of its own. */
  async visit(
    path: string,
    { key = this.adminKey, expected, moves = false, baseURL = this.url, ...options }: Visit = {},
  ): Promise<Page> {
    if (this.#browser === undefined) throw new Error('The browser has not started')
    const context = await this.#browser.newContext({
      baseURL,
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      ...options,
    })
    if (key !== null) await context.addCookies([await signInCookie(this.url, key)])
    if (!moves) await context.addInitScript(WATCH_SHIFTS)
    const page = await context.newPage()
    page.setDefaultTimeout(LONGEST_WAIT)
    const complain = (what: string) => {
      if (expected?.test(what) !== true) this.#problems.push(what)
    }
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complain(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complain(`broke: ${error.message}`))
    page.on('request', (request) => {
      if (!request.url().startsWith(baseURL) && !/^(?:blob|data):/.test(request.url()))
        complain(`asked ${request.url()}`)
    })
    await page.goto(path)
    return page
  }

  /** Complains of what moved by itself, and keeps a picture of what a failed test saw. */
  async #lookAt(page: Page, failed: string | null): Promise<void> {
    const shift = await page.evaluate<number>('globalThis.shift ?? 0')
    if (shift > MOST_SHIFT) this.#problems.push(`moved by ${shift} at ${page.url()}`)
    if (failed === null) return
    const path = join(SCREENSHOTS, `${failed.replaceAll(/\W+/g, '-')}.png`)
    await page.screenshot({ path })
    this.#problems.push(`seen when it failed: ${path}`)
  }

  async #start(stories: readonly Story[], prepare: (home: string) => void): Promise<void> {
    const { muster, dataDir } = await ownHome()
    prepare(muster.variables['HOME'] ?? '')
    this.#muster = muster
    this.#server = await serving(muster)
    this.#browser = await chromium.launch(LAUNCH)
    this.adminKey = readFileSync(join(dataDir, 'admin.key'), 'utf8').trim()
    const [organization] = (await this.client.access()).organizations
    this.orgId = organization?.org_id ?? ''
    await this.import(...stories)
  }
}
