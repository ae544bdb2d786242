import { expect, test } from 'vitest'
import { entriesOf, matchesIn } from '../../dashboard/session/entries.ts'
import type { SessionStep } from '../../sdk/index.ts'

/** What of a step counts here. */
function step(kind: SessionStep['kind'], content: unknown, more: Partial<SessionStep> = {}): SessionStep {
  return { step_id: `${kind}-1`, kind, content, name: null, call_id: null, ...more } as SessionStep
}

function finds(steps: readonly SessionStep[], text: string): boolean {
  return matchesIn(entriesOf(steps), text).length > 0
}

const edit = step(
  'tool_call',
  { file_path: 'src/cart.ts', old_string: 'say("total")\nround()', new_string: '' },
  { name: 'Edit', call_id: 'c1' },
)

test.each([
  ['a text in quotes, as it is shown', 'say("total")', true],
  ['the path above a change', 'src/cart.ts', true],
  ['the tool', 'edit', true],
  ['a name that isn’t shown', 'old_string', false],
  ['a newline as JSON writes it', String.raw`\nround`, false],
])('of a call is found %s: %j', (_, text, isFound) => {
  expect(finds([edit], text)).toBe(isFound)
})

test('of a call is found each line of a command, and each item of a plan', () => {
  const run = step('tool_call', { command: 'echo "a"\nls', description: 'List' }, { name: 'Bash' })
  expect([finds([run], 'echo "a"'), finds([run], 'description')]).toEqual([true, false])
  const plan = step(
    'tool_call',
    { todos: [{ content: 'Round it', status: 'pending' }] },
    { name: 'TodoWrite' },
  )
  expect([finds([plan], 'round it'), finds([plan], 'pending')]).toEqual([true, false])
})

test('of a result is found its text, and not the tool’s name, which stands with the call', () => {
  const result = step('tool_result', [{ type: 'text', text: 'say "done"' }], { name: 'Read', call_id: 'c1' })
  expect([finds([edit, result], 'say "done"'), finds([edit, result], 'read')]).toEqual([true, false])
})

test('of a notice is found what its folded line shows', () => {
  const notice = step('notice', { kind: 'approved' }, { name: 'permission.completed' })
  expect([finds([notice], 'permission.'), finds([notice], 'kind: approved')]).toEqual([true, true])
})
