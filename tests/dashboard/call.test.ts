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

test.each([
  // Gemini CLI
  ['read_file', { absolute_path: '/shop/src/cart.ts' }, '/shop/src/cart.ts'],
  ['read_many_files', { paths: ['src/cart.ts', 'src/round.ts'] }, 'src/cart.ts, src/round.ts'],
  ['list_directory', { dir_path: 'src' }, 'src'],
  ['glob', { dir_path: 'src', pattern: '**/*.ts' }, '**/*.ts'],
  ['search_file_content', { path: 'src', pattern: 'total' }, 'total'],
  ['web_fetch', { prompt: 'Sum up https://shop.example' }, 'Sum up https://shop.example'],
  [
    'replace',
    { instruction: 'Round', file_path: 'src/cart.ts', old_string: 'a', new_string: 'b' },
    'src/cart.ts',
  ],
  ['write_todos', { todos: [{ description: 'Round', status: 'pending' }] }, 'Round'],
  ['save_memory', { fact: 'Fares are rounded' }, 'fact: Fares are rounded'],
  // Claude Code
  ['Grep', { path: 'src', pattern: 'total' }, 'total'],
  ['NotebookEdit', { notebook_path: 'fares.ipynb', new_source: '1' }, 'fares.ipynb'],
  ['AskUserQuestion', { questions: [{ header: 'Fares', question: 'Round up?' }] }, 'Round up?'],
  ['BashOutput', { bash_id: 'bash_1' }, 'bash_id: bash_1'],
  ['ExitPlanMode', { plan: '## Round once\n\nIn the cart.' }, 'Round once'],
  // Codex
  ['write_stdin', { session_id: 7, chars: '' }, 'session_id: 7'],
  ['write_stdin', { session_id: 7, chars: 'yes\n' }, 'yes'],
  ['spawn_agent', { agent_type: 'worker', message: 'Count the fares' }, 'Count the fares'],
  // Copilot CLI
  ['str_replace_editor', { command: 'view', path: 'src/cart.ts' }, 'src/cart.ts'],
  ['read_bash', { shellId: '30', delay: 2 }, 'shellId: 30, delay: 2'],
  // OpenHands
  ['think', { thought: 'It is the rounding.' }, 'It is the rounding.'],
])('a call of %s is named after what tells most of it: %j', (name, content, title) => {
  expect(callOf({ name, content }).title).toBe(title)
})

test('a plan is named after what is being done, or else comes next, or was done last', () => {
  const titleOf = (...states: string[]) =>
    callOf({
      name: 'TodoWrite',
      content: { todos: states.map((status, at) => ({ content: `Task ${at}`, status })) },
    }).title
  expect(titleOf('completed', 'pending', 'in_progress')).toBe('Task 2')
  expect(titleOf('completed', 'pending', 'pending')).toBe('Task 1')
  expect(titleOf('completed', 'completed')).toBe('Task 1')
})
