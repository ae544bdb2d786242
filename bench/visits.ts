import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core'
import { LAUNCH, signInCookie } from '../scripts/browser.ts'
import { installProbe, type Probe } from './probe.ts'

declare const probe: Probe

export interface Scrolled {
  readonly framesPerSecond: number
  readonly frames: number
  /** Of those, how many were on show for more than 50 ms. */
  readonly late: number
  /** Milliseconds in tasks of more than 50 ms. */
  readonly longTasks: number
}

const LONGEST_WAIT = 120_000
const LATE = 50
/** A hand that is in a hurry turns the wheel by so much, so often. */
const NOTCH = 120
const BETWEEN_NOTCHES = 16
/** Notches down before some go up again: 100 rows have no more room. */
const NOTCHES_DOWN = 30
const VIEW = { width: 1280, height: 800 }

/** A browser that is signed in to a server. */
export class Visits {
  readonly #browser: Browser
  readonly #url: string
  readonly #cookie: Awaited<ReturnType<typeof signInCookie>>

  private constructor(browser: Browser, url: string, cookie: Awaited<ReturnType<typeof signInCookie>>) {
    this.#browser = browser
    this.#url = url
    this.#cookie = cookie
  }

  static async begin(url: string, key: string): Promise<Visits> {
    const cookie = await signInCookie(url, key)
    return new Visits(await chromium.launch(LAUNCH), url, cookie)
  }

  /** Opens a page, with nothing in any cache. */
  async visit<Found>(path: string, look: (visit: Visit) => Promise<Found>): Promise<Found> {
    const context = await this.#browser.newContext({ baseURL: this.#url, viewport: VIEW, locale: 'en-GB' })
    try {
      await context.addCookies([this.#cookie])
      await context.addInitScript(installProbe)
      const page = await context.newPage()
      page.setDefaultTimeout(LONGEST_WAIT)
      await page.goto(path, { waitUntil: 'commit' })
      return await look(new Visit(page, await context.newCDPSession(page)))
    } finally {
      await context.close()
    }
  }

  get browser(): string {
    return `Chromium ${this.#browser.version()}`
  }

  async end(): Promise<void> {
    await this.#browser.close()
  }
}

/** A page that is watched. */
export class Visit {
  readonly page: Page
  readonly #cdp: CDPSession

  constructor(page: Page, cdp: CDPSession) {
    this.page = page
    this.#cdp = cdp
  }

  /** Milliseconds since the page was asked for until a selector finds something to see. */
  shown(selector: string): Promise<number> {
    return this.page.evaluate((wanted) => probe.shown(wanted), selector)
  }

  /** The same, from the last key or click on. */
  sinceInput(selector: string): Promise<number> {
    return this.page.evaluate(async (wanted) => (await probe.shown(wanted)) - probe.inputAt(), selector)
  }

  painted(name: Parameters<Probe['painted']>[0]): Promise<number> {
    return this.page.evaluate((wanted) => probe.painted(wanted), name)
  }

  /** Milliseconds in tasks of more than 50 ms. */
  async longTasks(): Promise<number> {
    const tasks = await this.page.evaluate(() => probe.longTasks())
    return tasks.reduce((sum, ms) => sum + ms, 0)
  }

  scriptBytes(): Promise<number> {
    return this.page.evaluate(() => probe.scriptBytes())
  }

  /** Bytes that the page's scripts hold once everything that can go is gone. */
  async heap(): Promise<number> {
    await this.#cdp.send('HeapProfiler.collectGarbage')
    return (await this.#cdp.send('Runtime.getHeapUsage')).usedSize
  }

  /** Turns the wheel above something for some seconds: down, and a part of the way up again where `andBack`. */
  async scroll(selector: string, seconds: number, andBack = false): Promise<Scrolled> {
    await this.page.locator(selector).first().hover()
    await this.page.evaluate(() => probe.startFrames())
    const end = performance.now() + seconds * 1_000
    for (let notch = 0; performance.now() < end; notch++) {
      const isUp = andBack && notch % (2 * NOTCHES_DOWN) >= NOTCHES_DOWN
      await this.page.mouse.wheel(0, isUp ? -NOTCH : NOTCH)
      await this.page.waitForTimeout(BETWEEN_NOTCHES)
    }
    const frames = await this.page.evaluate(() => probe.stopFrames())
    return {
      framesPerSecond: (1_000 * frames.length) / frames.reduce((sum, ms) => sum + ms, 0),
      frames: frames.length,
      late: frames.filter((ms) => ms > LATE).length,
      longTasks: await this.longTasks(),
    }
  }
}
