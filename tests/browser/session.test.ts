import { expect, test } from 'vitest'
import { delegating, done, failing, long, printing } from './stories.ts'
import { World } from './world.ts'

const SUMMARY = [
  'All *three* fares, of which ~~two~~ one **uses `round`**; *.ts files of 2 * 3 * 4 are left.',
  '| Fare | Price |\n| --- | ---: |\n| Day \\| night | 12 |\n| Week | 40 |',
  '> As was asked:\n> > - round up',
  '---',
].join('\n\n')

const world = new World([
  done(1, 'Round the totals of the cart'),
  failing(9, 'Make the voucher test pass'),
  done(12, 'Sum up the fares', SUMMARY),
  long(15, 'Run every test', 150),
  printing(
    18,
    'Print the fares',
    numbered(60, (line) => `echo "fare ${line}"`),
    numbered(400, (line) => `fare ${line} is ${line === 333 ? 'the dearest' : 'cheap'}`),
  ),
  failing(19, `Mend ${'cart/'.repeat(60)}`),
  delegating(20, 'Count the readers of orders', '# Find every place that reads an order'),
])

function numbered(lines: number, text: (line: number) => string): string {
  return Array.from({ length: lines }, (_, line) => text(line)).join('\n')
}

async function session(ask: string) {
  const [found] = await world.client.sessions.list({ q: ask }).all()
  return found?.session_id ?? ''
}

test('tells the story, and evidence leads to its step', async () => {
  const page = await world.visit(`/sessions/${await session('voucher')}`)
  await page.getByRole('heading', { name: 'Make the voucher test pass' }).waitFor()
  const feed = page.getByRole('feed')
  await feed.getByText('Make the voucher test pass').first().waitFor()
  const issue = page.getByRole('listitem').filter({ hasText: 'Failing check' }).first()
  const evidence = issue.getByRole('group', { name: 'Evidence' }).getByRole('link').last()
  await evidence.click()
  await page.waitForURL(/#step-/)
  const failure = feed.getByText('AssertionError: expected 30 to be 45')
  await failure.waitFor()
  const { height = 0 } = page.viewportSize() ?? {}
  await expect.poll(async () => (await failure.boundingBox())?.y ?? Infinity).toBeLessThan(height)
  await page.getByRole('link', { name: /^Asked/ }).click()
  await feed.getByRole('article').first().waitFor()
})

test('where there is no room beside, evidence leads from the insight to the transcript', async () => {
  const page = await world.visit(`/sessions/${await session('voucher')}`, {
    viewport: { width: 360, height: 740 },
  })
  await page.getByRole('tab', { name: 'Insight' }).click()
  const issue = page.getByRole('listitem').filter({ hasText: 'Failing check' }).first()
  await issue.getByRole('group', { name: 'Evidence' }).getByRole('link').first().click()
  await page.getByRole('tab', { name: 'Transcript', selected: true }).waitFor()
  await page.getByText('AssertionError: expected 30 to be 45').first().waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Make the voucher test pass' }).waitFor()
})

test('an address with a step opens there', async () => {
  const id = await session('voucher')
  const { org_id = '' } = (await world.client.sessions.list({ q: 'voucher' }).all())[0] ?? {}
  const steps = await world.client.organization(org_id).sessions.steps(id).all()
  const last = steps.at(-1)
  const page = await world.visit(`/sessions/${id}#step-${last?.step_id}`)
  await page.getByRole('feed').getByText('I could not make the test pass.').waitFor()
  await page.goto(`/sessions/${id}#step-none`)
  await page.getByText('The step of this link isn’t in this session.').waitFor()
})

test('calls are folded with their outcome, and open as diffs and output', async () => {
  const page = await world.visit(`/sessions/${await session('totals')}`)
  const feed = page.getByRole('feed')
  const edit = feed.getByRole('article').filter({ hasText: 'Edit' })
  await edit.first().waitFor()
  expect(await feed.getByText('item.price * item.count').count()).toBe(0)
  await edit.getByRole('button', { expanded: false }).first().click()
  await edit.getByText('item.price * item.count').waitFor()
  await page.getByRole('button', { name: 'Unfold all' }).click()
  await feed.getByText('Tests 12 passed (12)').waitFor()
})

test('shows a sub-agent in its place, and folded under its parent in the list', async () => {
  const page = await world.visit('/sessions')
  const parent = page.getByRole('row').filter({ hasText: 'Count the readers of orders' })
  await parent.waitFor()
  expect(await page.getByText('Find every place that reads an order').count()).toBe(0)
  await parent.getByRole('button', { name: '1 sub-agent' }).click()
  await page.getByRole('row').filter({ hasText: 'Find every place that reads an order' }).waitFor()
  await parent.getByRole('link').first().click()
  const call = page.getByRole('article').filter({ hasText: 'Task' })
  await call.getByRole('link', { name: 'Sub-agent' }).waitFor()
  await call.getByRole('button', { expanded: false }).click()
  // As what it did, and as the result of the call.
  await expect.poll(() => call.getByText('There are three places.').count()).toBe(2)
})

test('is searched inside', async () => {
  const page = await world.visit(`/sessions/${await session('voucher')}`)
  await page.getByRole('feed').getByRole('article').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('AssertionError')
  await page.getByText('1 of 5').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('2 of 5').waitFor()
  expect(await page.getByRole('feed').locator('mark').first().innerText()).toBe('AssertionError')
})

test('is searched to where the match is seen, in what was folded and cut', async () => {
  const page = await world.visit(`/sessions/${await session('Print the fares')}`)
  const feed = page.getByRole('feed')
  await feed.getByRole('article').first().waitFor()
  // In the output, then in the command.
  for (const text of ['333 is the dearest', 'echo "fare 55"']) {
    await page.getByLabel('Search in this transcript').fill(text)
    await page.getByText('1 of 1 step').waitFor()
    const seen = async () => {
      const [mark, frame] = [await feed.locator('mark').boundingBox(), await feed.boundingBox()]
      if (mark === null || frame === null) return null
      return Math.round(Math.abs(mark.y + mark.height / 2 - (frame.y + frame.height / 2)))
    }
    await expect.poll(seen).toBeLessThan(40)
  }
})

test('is analysed anew on a click', async () => {
  const page = await world.visit(`/sessions/${await session('totals')}`)
  const button = page.getByRole('button', { name: 'Regenerate' })
  const told = page.getByText('These insights are up to date: there was nothing to do.')
  await button.scrollIntoViewIfNeeded()
  const before = await button.boundingBox()
  await button.focus()
  await page.keyboard.press('Enter')
  await told.waitFor()
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await button.boundingBox()).toEqual(before)
})

test('how long the analysis took is written as the reader’s language does', async () => {
  const page = await world.visit(`/sessions/${await session('totals')}`, { locale: 'fr-FR' })
  await page.getByText(/ en \d+(,\d+)? s$/).waitFor()
})

test('nothing in the insight goes over its edge, however long a word is', async () => {
  const page = await world.visit(`/sessions/${await session('Mend cart')}`)
  const pane = page.getByRole('tabpanel')
  await pane.getByRole('link', { name: /^Asked/ }).waitFor()
  expect(await pane.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
})

test('End and Home go to the ends of a long transcript at once, however much is unfolded', async () => {
  const page = await world.visit(`/sessions/${await session('every test')}`)
  const feed = page.locator('[role=feed][aria-busy=false]')
  await feed.waitFor()
  await page.getByRole('button', { name: 'Unfold all' }).click()
  await feed.focus()
  await page.keyboard.press('End')
  await feed.getByText('All of them passed.').waitFor()
  const top = () => feed.evaluate(({ scrollTop }) => scrollTop)
  const left = () =>
    feed.evaluate(({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight)
  await expect.poll(left).toBeLessThan(2)
  // With another key it means something else.
  const ours = await feed.evaluate((element) =>
    ['Home', 'End'].map((key) =>
      [{}, { shiftKey: true }].map(
        (more) =>
          !element.dispatchEvent(
            new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
          ),
      ),
    ),
  )
  expect(ours).toEqual([
    [true, false],
    [true, false],
  ])
  await expect.poll(left).toBeLessThan(2)
  await page.keyboard.press('Home')
  await expect.poll(top).toBe(0)
  await feed.getByText('Run every test').waitFor()
})

test('two stand side by side', async () => {
  const page = await world.visit('/sessions')
  await page.getByRole('row').nth(2).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('2 selected').waitFor()
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.waitForURL(/\/compare\?left=.+&right=.+/)
  for (const text of ['Round the totals of the cart', 'Make the voucher test pass', 'Tools'])
    await page.getByText(text).first().waitFor()
  const bash = page.getByRole('row').filter({ hasText: 'Bash' })
  expect(await bash.getByRole('cell').allInnerTexts()).toEqual(['1', '5', '4'])
  await page.getByRole('button', { name: 'Swap sides' }).click()
  await expect.poll(() => bash.getByRole('cell').allInnerTexts()).toEqual(['5', '1', '-4'])
})

test('of two, the one that isn’t there is named, and another can be given in its place', async () => {
  const one = await session('totals')
  const other = await session('voucher')
  const page = await world.visit(`/compare?left=${one}&right=devin-none`, { expected: /404/ })
  const failure = page.getByRole('alert')
  await failure.waitFor()
  expect(await failure.innerText()).toMatch(/^Second session\s+There is no such thing/)
  expect(await page.getByLabel('First session').inputValue()).toBe(one)
  await page.getByLabel('Second session').fill(` ${world.url}/sessions/${other}#step-1 `)
  await page.getByRole('button', { name: 'Compare', exact: true }).click()
  await page.getByRole('link', { name: 'Make the voucher test pass' }).waitFor()
  expect(new URL(page.url()).searchParams.get('right')).toBe(other)
})

test('one that isn’t there, or is another’s, isn’t found', async () => {
  const page = await world.visit('/sessions/devin-00000000000000000000000000000000', { expected: /404/ })
  await page.getByText('There is no such thing, or none that you may see.').waitFor()
})

test('is read as it was written: emphasis, tables, quotes', async () => {
  const page = await world.visit(`/sessions/${await session('fares')}`)
  const feed = page.getByRole('feed')
  await feed.getByRole('table').waitFor()
  expect(await feed.locator('em').allInnerTexts()).toEqual(['three'])
  expect(await feed.locator('s').allInnerTexts()).toEqual(['two'])
  expect(await feed.locator('strong code').allInnerTexts()).toEqual(['round'])
  expect(await feed.getByRole('cell').allInnerTexts()).toEqual(['Day | night', '12', 'Week', '40'])
  expect(await feed.locator('blockquote blockquote li').innerText()).toContain('round up')
  expect(await feed.getByRole('separator').count()).toBe(1)
  await feed.getByText('*.ts files of 2 * 3 * 4 are left.').waitFor()
})
