import { expect, test } from 'vitest'
import { titleOf } from '../../src/domain/title.ts'

test.each([
  ['  \n# Round the totals\nof the cart', 'Round the totals'],
  ['> - Round the totals', 'Round the totals'],
  ['1. Round the totals', 'Round the totals'],
  ['*Round* 2 - 1 totals > 0', '*Round* 2 - 1 totals > 0'],
  [' \n\t', null],
  ['[[ ## user_query ## ]]\nRound the totals\n\n[[ ## completed ## ]]', 'Round the totals'],
  ['[[ ## user_query ## ]] Round the totals', 'Round the totals'],
  ['```\r\nTypeError: total is undefined\r\n```', 'TypeError: total is undefined'],
  ['[[ ## user_query ## ]]\n', '[[ ## user_query ## ]]'],
  ['👍', '👍'],
  [`Use ghp_${'Ab3dEf6hIj'.repeat(4).slice(0, 36)} to push`, 'Use [GitHub token removed] to push'],
])('a prompt that begins with %j', (prompt, title) => {
  expect(titleOf(prompt)).toBe(title)
})
