import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EXECUTABLE } from '../../scripts/browser.ts'
import { MusterClient } from '../../sdk/index.ts'
import { sendTranscript } from '../imports.ts'
import { makeKeys } from '../keys.ts'
import { inTurn, median } from '../measure.ts'
import { productServer } from '../processes.ts'
import type { Bench, Group, Row } from '../row.ts'
import { within } from '../served.ts'
import { linesOf } from '../transcripts.ts'
import { Visits, type Scrolled, type Visit } from '../visits.ts'
import { thousands } from './pages.ts'

const MEGABYTE = 1_000_000
/** The frame of the pages and nothing in it: an address that none of them has. */
const EMPTY = '/sessions/none/such'
const LINK = 'main a'
const ROW = '[role=rowgroup] [role=row]'
const TITLE = 'a[id^=session-]'
const STEP = '[role=feed] [role=article]'
const STEPS = 10_000
const FEW = 100

/** The pages in a browser, against the frame that all of them have with nothing in it. */
export const dashboard: Group = {
  name: 'dashboard',
  title: 'The dashboard in Chromium (PostgreSQL)',
  async measure(bench) {
    if (EXECUTABLE === undefined) return [withoutBrowser]
    execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build-dashboard.ts')])
    const databaseUrl = await bench.postgres(bench.large)
    const keys = await within({ url: databaseUrl }, makeKeys)
    const server = await productServer({ databaseUrl, dataDir: bench.emptyFolder() })
    const client = new MusterClient({ url: server.url, key: keys.enterprise })
    try {
      bench.say(`a session of ${thousands(STEPS)} steps`)
      const { key, orgId } = keys.organization
      const long = await sendTranscript({ url: server.url, key, orgId }, steps())
      while ((await client.sessions.insights(long)).analysis === null) await pause(500)
      const visits = await Visits.begin(server.url, keys.enterprise)
      try {
        return [
          ...(await opening(bench, visits, client, long)),
          ...(await scrolling(bench, visits, client, long)),
        ]
      } finally {
        await visits.end()
      }
    } finally {
      await server.stop()
    }
  },
}

const withoutBrowser: Row = {
  what: 'pages against an empty one',
  ...{ figure: null, unit: '×', better: 'lower' },
  note: 'no Chromium was found: install it, or name it in CHROMIUM',
}

async function opening(bench: Bench, visits: Visits, client: MusterClient, long: string): Promise<Row[]> {
  const { agent, first } = await otherAgent(client)
  const found = await inTurn(bench.rounds + 1, {
    empty: () => visits.visit(EMPTY, (visit) => opened(visit, LINK, 'Tab', 'a:focus')),
    list: () => visits.visit('/sessions', (visit) => opened(visit, TITLE, 'j', `${TITLE}:focus`)),
    filter: () => visits.visit('/sessions', (visit) => filtered(visit, agent, first)),
    session: () => visits.visit(`/sessions/${long}`, read),
    click: () =>
      visits.visit('/sessions?q=shop', async (visit) => {
        await visit.page.locator(`#session-${long}`).click()
        return visit.sinceInput(STEP)
      }),
  })
  // The first of each warms the browser and the server up.
  const [empty, list, session] = [found.empty.slice(1), found.list.slice(1), found.session.slice(1)]
  const against = (
    what: string,
    some: readonly number[],
    others: readonly number[] = empty.map(({ answered }) => answered),
    aim?: number,
  ): Row => ({
    what: `${what}: time`,
    figure: median(some.map((ms, round) => ms / (others[round] ?? NaN))),
    ...{ unit: '×', better: 'lower', ...(aim !== undefined && { aim }) },
    note: `${median(some).toFixed(0)} ms; empty page ${median(others).toFixed(0)} ms`,
  })
  return [
    against(
      'list, cold cache: first paint',
      list.map(({ paint }) => paint),
      empty.map(({ paint }) => paint),
    ),
    against(
      'list, cold cache: first paint of content',
      list.map(({ content }) => content),
      empty.map(({ content }) => content),
    ),
    against(
      'list, cold cache: until rows are shown and a key is answered',
      list.map(({ answered }) => answered),
    ),
    {
      what: 'list, cold cache: tasks of more than 50 ms, together',
      ...{ figure: median(list.map(({ longTasks }) => longTasks)), unit: 'ms', better: 'lower' },
      note: `empty page ${median(empty.map(({ longTasks }) => longTasks)).toFixed(0)} ms`,
    },
    {
      what: 'list, cold cache: scripts over the wire, compressed',
      ...{
        figure: median(list.map(({ scripts }) => scripts)) / 1_000,
        unit: 'kB',
        better: 'lower',
        aim: 250,
      },
      note: `empty page ${(median(empty.map(({ scripts }) => scripts)) / 1_000).toFixed(0)} kB; ${visits.browser}`,
    },
    against('from a click on a filter until its rows are shown', found.filter.slice(1)),
    against(
      `from a click on a session of ${thousands(STEPS)} steps until the first are shown`,
      found.click.slice(1),
    ),
    against(
      `the same session by its address, cold cache, until the first are shown`,
      session.map(({ shown }) => shown),
    ),
    against(
      'the same until all of its steps are read',
      session.map(({ complete }) => complete),
    ),
  ]
}

async function scrolling(bench: Bench, visits: Visits, client: MusterClient, long: string): Promise<Row[]> {
  const deep = Math.min(bench.large / 2, 100_000)
  const few = `/sessions?created_after=${await beginOfNewest(client, FEW)}`
  const emptyHeap = await visits.visit(EMPTY, async (visit) => {
    await visit.shown(LINK)
    return visit.heap()
  })
  const along = (path: string, part: string) => async () =>
    visits.visit(path, async (visit) => {
      await visit.shown(part)
      return visit.scroll(part, bench.seconds, path === few)
    })
  const found = await inTurn(bench.rounds, {
    few: along(few, ROW),
    many: along('/sessions', ROW),
    steps: along(`/sessions/${long}`, STEP),
  })
  const { before, after, longTasks, smooth } = await visits.visit('/sessions', async (visit) => {
    await visit.shown(ROW)
    const first = await visit.heap()
    bench.say(`scrolling ${thousands(deep)} rows`)
    await goDown(visit, deep)
    const met = await visit.longTasks()
    const last = await visit.heap()
    return { before: first, after: last, longTasks: met, smooth: await visit.scroll(ROW, bench.seconds) }
  })
  const smoothness = (what: string, some: readonly Scrolled[]): Row => ({
    what: `${what} against a list of ${FEW}: frames a second`,
    figure: median(
      some.map(({ framesPerSecond }, round) => framesPerSecond / (found.few[round]?.framesPerSecond ?? NaN)),
    ),
    ...{ unit: '×', better: 'higher', aim: 0.9 },
    note: `${toldOf(some)}; against ${toldOf(found.few)}`,
  })
  return [
    smoothness(`scrolling a list of ${thousands(bench.large)} sessions`, found.many),
    smoothness(`scrolling on with ${thousands(deep)} rows behind one`, [smooth]),
    smoothness(`scrolling a session of ${thousands(STEPS)} steps`, found.steps),
    {
      what: `memory of the page’s scripts after ${thousands(deep)} rows were scrolled`,
      ...{ figure: after / emptyHeap, unit: '×', better: 'lower' },
      note: `${megabytes(after)} MB; before ${megabytes(before)} MB, empty page ${megabytes(emptyHeap)} MB`,
    },
    {
      what: `tasks of more than 50 ms while ${thousands(deep)} rows were scrolled, together`,
      ...{ figure: longTasks, unit: 'ms', better: 'lower' },
    },
  ]
}

/** Until content is shown, and until a key that is pressed then has done what it does. */
async function opened(visit: Visit, content: string, key: string, answer: string) {
  await visit.shown(content)
  await visit.page.keyboard.press(key)
  const answered = await visit.shown(answer)
  return {
    answered,
    paint: await visit.painted('first-paint'),
    content: await visit.painted('first-contentful-paint'),
    longTasks: await visit.longTasks(),
    scripts: await visit.scriptBytes(),
  }
}

/** From a click on a value until the list begins with the first of its sessions. */
async function filtered(visit: Visit, agent: string, first: string): Promise<number> {
  const { page } = visit
  await visit.shown(TITLE)
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const counted = page.waitForResponse(/\/facets/)
  await page.getByRole('option', { name: 'Agent', exact: true }).click()
  await counted
  await page.getByRole('option', { name: agent }).click()
  return visit.sinceInput(`[aria-rowindex="1"] #session-${first}`)
}

/** Until the first steps are shown, and until there are no more to read. */
async function read(visit: Visit): Promise<{ shown: number; complete: number }> {
  return { shown: await visit.shown(STEP), complete: await visit.shown('[role=feed][aria-busy=false]') }
}

/** Goes to the end of what is loaded, until that is so many rows. */
async function goDown({ page }: Visit, rows: number): Promise<void> {
  await page.locator(ROW).first().hover()
  const last = page.locator(ROW).last()
  while (Number(await last.getAttribute('aria-rowindex')) < rows) {
    await page.mouse.wheel(0, MEGABYTE)
  }
}

/** An agent that the newest session isn't of, and the newest that is. */
async function otherAgent(client: MusterClient): Promise<{ agent: string; first: string }> {
  const newest = await client.sessions.list({ first: 1 }).page()
  for (const agent of ['codex', 'gemini-cli'] as const) {
    const { items } = await client.sessions.list({ agent: [agent], first: 1 }).page()
    const [session] = items
    if (session !== undefined && session.session_id !== newest.items[0]?.session_id)
      return { agent, first: session.session_id }
  }
  throw new Error('all sessions are of one agent')
}

/** When the oldest of so many newest sessions began. */
async function beginOfNewest(client: MusterClient, sessions: number): Promise<number> {
  const { items } = await client.sessions.list({ first: sessions }).page()
  return items.at(-1)?.created_at ?? 0
}

function* steps(): Generator<string> {
  let count = 0
  for (const line of linesOf(randomUUID())) {
    if (count++ === STEPS) return
    yield line
  }
}

function toldOf(scrolled: readonly Scrolled[]): string {
  const sum = (of: (one: Scrolled) => number) => scrolled.reduce((total, one) => total + of(one), 0)
  const perSecond = median(scrolled.map(({ framesPerSecond }) => framesPerSecond)).toFixed(0)
  const late = `${sum(({ late }) => late)} of ${sum(({ frames }) => frames)} over 50 ms`
  return `${perSecond} a second, ${late}, long tasks ${sum(({ longTasks }) => longTasks).toFixed(0)} ms`
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(1)
}
