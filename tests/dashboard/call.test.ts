import { expect, test } from 'vitest'
import { callOf } from '../../dashboard/session/call.ts'

test('a patch is named after its files', () => {
  const patch = [
    '*** Begin Patch',
    '*** Update File: src/cart.ts',
    '@@',
    '-old',
    '+new',
    '*** Add File: src/round.ts',
    '+export {}',
    '*** End Patch',
  ].join('\n')
  expect(callOf({ name: 'apply_patch', content: patch })).toMatchObject({
    deed: 'edit',
    title: 'src/cart.ts, src/round.ts',
  })
})

test('a command is named after itself, another text after its first line', () => {
  expect(callOf({ name: 'shell', content: { command: ['git', 'status'] } }).title).toBe('git status')
  expect(callOf({ name: 'think', content: 'first\nsecond' }).title).toBe('first')
})
