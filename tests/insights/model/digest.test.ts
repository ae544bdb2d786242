import { expect, test } from 'vitest'
import type { SessionEvent } from '../../../src/insights/event.ts'
import { digestOf } from '../../../src/insights/model/digest.ts'
import { Story } from '../events.ts'

const BUDGET = 20_000

async function* from(events: Iterable<SessionEvent>): AsyncGenerator<SessionEvent> {
  yield* events
}
const digest = (events: Iterable<SessionEvent>, budget = BUDGET) =>
  digestOf(from(events), budget, (text) => text)

test('a short session stands whole', async () => {
  const story = new Story().user('Please mend it.').run('npm test', 'all well').agent('Done.')
  const { text, ids, leftOut } = await digest(story.events)
  expect(text.split('\n')).toEqual([
    '[e0] user message: Please mend it.',
    '[e1] calls Bash: npm test',
    '[e2] result: all well',
    '[e3] agent message: Done.',
  ])
  expect(ids.get('e2')).toBe('event-2')
  expect(leftOut).toBe(0)
})

test('of a long one the beginning, the end, and what failed stand, and it says where events were left out', async () => {
  const story = new Story().user('The request.')
  for (let n = 0; n < 3_000; n++) {
    story.run(
      `step ${n}`,
      n === 1_500 ? 'the one failure' : 'nothing of interest '.repeat(20),
      n === 1_500 ? 1 : 0,
    )
  }
  story.agent('The last word.')
  const { text, ids, leftOut } = await digest(story.events)
  expect(text).toContain('The request.')
  expect(text).toContain('The last word.')
  expect(text).toContain('the one failure')
  expect(text).toMatch(/\(\d+ events left out\)/)
  expect(ids.size + leftOut).toBe(story.events.length)
})

test('the budget holds for 100,000 events, all failures, and for one text of any length', async () => {
  function* many(): Generator<SessionEvent> {
    const [, , result] = new Story().user('x').run('make', 'error '.repeat(300), 1).events
    for (let position = 0; position < 100_000; position++) {
      yield { ...(result as SessionEvent), position, eventId: `event-${position}` }
    }
  }
  const long = await digest(many())
  expect(long.text.length).toBeLessThan(BUDGET * 1.1)
  expect(long.ids.size).toBeGreaterThan(5)
  const huge = await digest(new Story().user('y'.repeat(50_000_000)).agent('Done.').events)
  expect(huge.text.length).toBeLessThan(BUDGET)
})

test('every id in the text is one that can be cited, and no half of a character is left', async () => {
  const story = new Story()
  for (let n = 0; n < 500; n++) story.user(`${n} ${'😀'.repeat(1_001)}`)
  const { text, ids } = await digest(story.events)
  const shown = [...text.matchAll(/^\[(e\d+)\]/gm)].map(([, id]) => id)
  expect(shown).toEqual([...ids.keys()])
  expect(text.isWellFormed()).toBe(true)
})
