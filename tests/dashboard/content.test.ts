import { expect, test } from 'vitest'
import { headlineOf, textOf } from '../../dashboard/session/content.ts'

test('what Gemini CLI thinks is text: the subject as a strong line, the description below', () => {
  const thoughts = [
    { subject: 'Looking for the total', description: 'It is summed in the cart.', timestamp: '2026-05-04' },
    { subject: '', description: 'Nothing rounds it.' },
    { subject: 'Rounding once', description: '' },
  ]
  expect(textOf(thoughts)).toBe(
    '**Looking for the total**\nIt is summed in the cart.\n\nNothing rounds it.\n\n**Rounding once**',
  )
  expect(textOf([{ subject: '', description: ' ' }])).toBe('')
})

test.each([
  ['Rounded.\nTwice.', 'Rounded.'],
  [{ kind: 'approved', scope: '' }, 'kind: approved'],
  ['{"shutdownType":"routine","requests":3,"metrics":{"a":1}}', 'shutdownType: routine, requests: 3'],
  [{ metrics: { a: 1 } }, '{"metrics":{"a":1}}'],
  ['{ not JSON', '{ not JSON'],
])('the line of a folded step, %j, tells something: %s', (content, line) => {
  expect(headlineOf(content)).toBe(line)
})
