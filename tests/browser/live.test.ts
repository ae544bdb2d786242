import { expect, test } from 'vitest'
import { rows, titles } from './list.ts'
import { Relay } from './relay.ts'
import { done, failing, type Story } from './stories.ts'
import { World } from './world.ts'

const many = Array.from({ length: 40 }, (_, n) => done(100 + n, `Tidy module ${n + 1}`))
const world = new World(many)

test('a session that comes appears, and changes in its place', async () => {
  const page = await world.visit('/sessions')
  await titles(page).first().waitFor()
  await page.mouse.move(640, 20)
  const story: Story = { ...done(1, 'Add a wish list'), minutesAgo: 2 }
  await world.import({ ...story, records: story.records.slice(0, 3) })
  await expect.poll(() => titles(page).first().innerText()).toBe('Add a wish list')
  expect(await rows(page).first().innerText()).toContain('Working')
  await page.getByText('41 sessions').waitFor()
  await world.import(story)
  await rows(page).first().getByText('Waiting for you').waitFor()
  await page.getByText('41 sessions').waitFor()
})

test('nothing moves under the pointer: what came waits for a click', async () => {
  const page = await world.visit('/sessions')
  const before = await titles(page).first().innerText()
  await rows(page).nth(1).hover()
  await world.import({ ...failing(2, 'Mend the wish list'), minutesAgo: 1 })
  await page.getByRole('button', { name: '1 new' }).waitFor()
  expect(await titles(page).first().innerText()).toBe(before)
  await page.getByRole('button', { name: '1 new' }).click()
  await expect.poll(() => titles(page).first().innerText()).toBe('Mend the wish list')
  expect(await page.getByRole('button', { name: '1 new' }).count()).toBe(0)
})

test('nor where one has scrolled to', async () => {
  const page = await world.visit('/sessions')
  await titles(page).first().waitFor()
  await page.mouse.move(640, 400)
  await page.mouse.wheel(0, 600)
  await expect.poll(() => rows(page).nth(20).isVisible()).toBe(true)
  const place = async () => (await rows(page).filter({ hasText: 'Tidy module 20' }).first().boundingBox())?.y
  await page.mouse.move(100, 500)
  await page.waitForTimeout(100)
  const before = await place()
  await world.import({ ...done(3, 'Sort the wish list'), minutesAgo: 1 })
  await page.getByRole('button', { name: '1 new' }).waitFor()
  expect(await place()).toBe(before)
  await page.getByRole('button', { name: '1 new' }).click()
  await expect.poll(() => titles(page).first().innerText()).toBe('Sort the wish list')
})

test('a filtered list hears of its own alone, and lets go of what no longer belongs', async () => {
  const page = await world.visit('/sessions?status_detail=working')
  await page.mouse.move(640, 20)
  const story: Story = { ...done(4, 'Share the wish list'), minutesAgo: 0 }
  await page.getByText('No session matches').waitFor()
  await world.import({ ...story, records: story.records.slice(0, 3) })
  await expect.poll(() => titles(page).allInnerTexts()).toEqual(['Share the wish list'])
  await world.import({ ...done(5, 'Print the wish list'), minutesAgo: 3 })
  await world.import(story)
  await page.getByText('No session matches').waitFor()
})

test('what an analysis finds appears by itself', async () => {
  const page = await world.visit('/sessions')
  await page.getByRole('button', { name: 'Display' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Outcome' }).click()
  await page.keyboard.press('Escape')
  await page.mouse.move(640, 20)
  await world.import({ ...failing(7, 'Translate the wish list'), minutesAgo: 0 })
  await rows(page).filter({ hasText: 'Translate the wish list' }).getByText('Partly').waitFor()
})

test('the page of a session grows with it', async () => {
  const story: Story = { ...done(8, 'Count the wish list'), minutesAgo: 0 }
  const [id] = await world.import({ ...story, records: story.records.slice(0, 3) })
  const page = await world.visit(`/sessions/${id}`)
  await page.getByText('Working').waitFor()
  await world.import(story)
  await page.getByRole('feed').getByText('Done: the tests pass.').waitFor()
  await page.locator('main header').getByText('Waiting for you').waitFor()
})

test('goes on where it was after the connection was away', async ({ onTestFinished }) => {
  const relay = await Relay.to(world.url)
  onTestFinished(() => relay.close())
  const page = await world.visit('/sessions', { baseURL: relay.url, expected: /net::ERR_/ })
  const streams: URL[] = []
  page.on('request', (request) => {
    const address = new URL(request.url())
    if (address.pathname.endsWith('/sessions/stream')) streams.push(address)
  })
  await titles(page).first().waitFor()
  await page.mouse.move(640, 20)
  // The stream has told something, by which it can be taken up.
  await world.import({ ...done(11, 'Name the wish list'), minutesAgo: 0 })
  await expect.poll(() => titles(page).first().innerText()).toBe('Name the wish list')
  relay.cut()
  await page.context().setOffline(true)
  await page.getByText('You are offline').waitFor()
  await world.import({ ...done(6, 'Write to the friends of the wish list'), minutesAgo: 0 })
  expect(await titles(page).first().innerText()).toBe('Name the wish list')
  const before = streams.length
  relay.mend()
  await page.context().setOffline(false)
  await expect.poll(() => titles(page).first().innerText(), { timeout: 20_000 }).toContain('friends')
  expect(await titles(page).filter({ hasText: 'friends' }).count()).toBe(1)
  expect(streams.length).toBeGreaterThan(before)
  expect(streams.at(-1)?.searchParams.get('last_event_id')).toBeTruthy()
  expect(await page.getByText('You are offline').count()).toBe(0)
})

test('says that the server is away, and goes on once it is back', async () => {
  const page = await world.visit('/sessions', { expected: /Failed to load/ })
  await titles(page).first().waitFor()
  await page.mouse.move(640, 20)
  const start = await world.kill()
  await page.getByText('The server can’t be reached.').waitFor()
  expect(await titles(page).count()).toBeGreaterThan(5)
  await start()
  await page.getByText('The server can’t be reached.').waitFor({ state: 'detached' })
  await world.import({ ...done(10, 'Put the wish list away'), minutesAgo: 0 })
  await expect
    .poll(() => titles(page).first().innerText(), { timeout: 20_000 })
    .toBe('Put the wish list away')
})

test('keys keep the row in view, and one comes back to where one was', async () => {
  const page = await world.visit('/sessions')
  await rows(page).first().waitFor()
  for (let n = 0; n < 28; n++) await page.keyboard.press('j')
  const active = page.locator('a:focus')
  const title = await active.innerText()
  const row = rows(page).filter({ has: active })
  const isInView = async () => {
    const box = await row.boundingBox()
    return box !== null && box.y > 0 && box.y + box.height <= 800
  }
  await expect.poll(isInView).toBe(true)
  const before = await row.boundingBox()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: title }).waitFor()
  await page.goBack()
  await expect.poll(() => active.innerText()).toBe(title)
  expect(await row.boundingBox()).toEqual(before)
})
