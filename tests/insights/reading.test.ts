import { describe, expect, test } from 'vitest'
import type { Step } from '../../src/domain/session.ts'
import type { StepKind } from '../../src/domain/vocabulary.ts'
import { eventReader } from '../../src/insights/reading/index.ts'

function step(kind: StepKind, name: string | null, more: Partial<Step> = {}): Step {
  const source = { line: 1, offset: 0, length: 1 }
  const made = {
    position: 0,
    eventId: 'e',
    kind,
    name,
    callId: 'c',
    isError: null,
    createdAt: null,
    source,
    pointer: '',
  }
  return { ...made, ...more }
}

const call = (name: string, content: unknown) => eventReader()(step('tool_call', name), content)
const result = (content: unknown, isError: boolean | null = null) =>
  eventReader()(step('tool_result', null, { isError }), content)

describe('calls', () => {
  const patch = '*** Begin Patch\n*** Update File: a.ts\n@@\n-old\n+new\n*** End Patch'

  test.each([
    ['Claude Code', 'Bash', { command: 'npm test' }, { does: 'run', command: 'npm test' }],
    ['Codex', 'exec_command', '{"cmd":"npm test","workdir":"/srv"}', { does: 'run', command: 'npm test' }],
    ['Codex, older', 'shell', '{"command":["bash","-lc","npm test"]}', { does: 'run', command: 'npm test' }],
    ['Gemini CLI', 'run_shell_command', { command: 'npm test' }, { does: 'run', command: 'npm test' }],
    ['SWE-agent', 'bash', 'npm test', { does: 'run', command: 'npm test' }],
    [
      'SWE-agent’s replacement',
      'edit',
      "edit 'return a' 'return a + b' False",
      { does: 'edit', changes: [{ path: 'the open file', removed: 'return a', added: 'return a + b' }] },
    ],
    [
      'SWE-agent’s insertion',
      'insert',
      "insert 'import x'",
      { does: 'edit', changes: [{ path: 'the open file', removed: null, added: 'import x' }] },
    ],
    ['a read', 'Read', { file_path: '/a.ts' }, { does: 'read', paths: ['/a.ts'] }],
    [
      'an edit',
      'Edit',
      { file_path: 'a.ts', old_string: 'old', new_string: 'new' },
      { does: 'edit', changes: [{ path: 'a.ts', removed: 'old', added: 'new' }] },
    ],
    [
      'several edits',
      'MultiEdit',
      {
        file_path: 'a.ts',
        edits: [
          { old_string: 'a', new_string: 'b' },
          { old_string: 'c', new_string: '' },
        ],
      },
      {
        does: 'edit',
        changes: [
          { path: 'a.ts', removed: 'a', added: 'b' },
          { path: 'a.ts', removed: 'c', added: '' },
        ],
      },
    ],
    [
      'a patch',
      'apply_patch',
      patch,
      { does: 'edit', paths: ['a.ts'], changes: [{ path: 'a.ts', removed: 'old', added: 'new' }] },
    ],
    [
      'an editor that views',
      'str_replace_editor',
      { command: 'view', path: 'a.ts' },
      { does: 'read', command: null, paths: ['a.ts'] },
    ],
    [
      'an editor that creates',
      'str_replace_editor',
      { command: 'create', path: 'a.ts', file_text: 'x' },
      { does: 'write' },
    ],
    ['a tool of an extension', 'mcp__shop__orders', { id: 1 }, { does: 'other', command: null, changes: [] }],
    ['nothing at all', 'Bash', null, { does: 'run', command: null }],
  ])('%s', (_, name, content, expected) => {
    expect(call(name, content)).toMatchObject(expected)
  })
})

test('an edit of the file that was opened before', () => {
  const read = eventReader()
  expect(read(step('tool_call', 'open'), 'open src/cart.py 12')).toMatchObject({
    does: 'read',
    paths: ['src/cart.py'],
  })
  const edit = read(step('tool_call', 'edit'), 'edit 12:13\n    return total\nend_of_edit')
  expect(edit).toMatchObject({ changes: [{ path: 'src/cart.py', removed: null, added: '    return total' }] })
})

describe('results', () => {
  test.each([
    [
      'blocks',
      [
        { type: 'text', text: 'a' },
        { type: 'image', source: {} },
        { type: 'text', text: 'b' },
      ],
      null,
      { text: 'a\nb', failed: null },
    ],
    ['Claude Code’s exit code', 'Exit code 2\nno', true, { failed: true, exitCode: 2 }],
    [
      'Codex’s',
      'Wall time: 1 s\nProcess exited with code 1\nOutput:\nno',
      null,
      { failed: true, exitCode: 1 },
    ],
    [
      'Codex’s, older',
      '{"output":"ok","metadata":{"exit_code":0}}',
      null,
      { text: 'ok', failed: false, exitCode: 0 },
    ],
    ['Copilot’s', { content: 'no\n<exited with exit code 3>' }, null, { failed: true, exitCode: 3 }],
    ['Gemini’s', [{ functionResponse: { response: { output: 'Exit Code: 1' } } }], null, { failed: true }],
    ['a refusal', '<tool_use_error>File has not been read yet.</tool_use_error>', null, { failed: true }],
    ['the transcript’s own word', 'anything', false, { failed: false }],
  ])('%s', (_, content, isError, expected) => {
    expect(result(content, isError)).toMatchObject(expected)
  })

  test('a text that quotes an exit code in its middle has none', () => {
    const text = `${'a line\n'.repeat(200)}Process exited with code 1\n${'a line\n'.repeat(200)}`
    expect(result(text)).toMatchObject({ exitCode: null, failed: null })
  })

  test('is told with the call that it answers, once', () => {
    const read = eventReader()
    read(step('tool_call', 'Bash', { callId: 'a' }), { command: 'ls' })
    const [first, second] = [1, 2].map(() => read(step('tool_result', null, { callId: 'a' }), 'x'))
    expect(first).toMatchObject({ call: { command: 'ls' } })
    expect(second).toMatchObject({ call: null })
  })
})

test('without ids the next result is the call’s', () => {
  const read = eventReader()
  read(step('tool_call', 'bash', { callId: null }), 'ls')
  expect(read(step('tool_result', null, { callId: null }), 'a')).toMatchObject({ call: { command: 'ls' } })
  expect(read(step('tool_result', null, { callId: null }), 'b')).toMatchObject({ call: null })
})

describe('notices', () => {
  test.each([
    ['interrupted', null, '', 'interrupted'],
    ['compacted', null, '', 'compacted'],
    ['api_error', true, '429 rate limited', 'rate_limited'],
    ['api_error', true, 'connection lost', 'api_error'],
    ['outcome', true, 'exit_cost', 'ended_badly'],
    ['outcome', null, 'submitted', 'ended_well'],
    ['turn_duration', null, '', null],
  ])('%s (%s, %s) means %s', (name, isError, text, means) => {
    expect(eventReader()(step('notice', name, { isError }), text)).toMatchObject({ means })
  })
})

test('a long text keeps both ends, and tells how long it was', () => {
  const event = eventReader()(step('user_message', null), `begin ${'x'.repeat(100_000)} end`)
  expect(event.length).toBe(100_010)
  expect(event.text.length).toBeLessThan(33_000)
  expect([event.text.startsWith('begin'), event.text.endsWith('end')]).toEqual([true, true])
})

test('any content is read', () => {
  const contents = [
    null,
    0,
    true,
    '',
    [],
    {},
    [[[]]],
    { a: { b: 1 } },
    '\uD800',
    '{"a":',
    { command: 5 },
    { edits: 'x', path: 'y' },
  ]
  for (const content of contents) {
    for (const kind of [
      'tool_call',
      'tool_result',
      'notice',
      'user_message',
      'reasoning',
      'context',
    ] as const) {
      expect(eventReader()(step(kind, 'Edit'), content).kind).toBe(kind)
    }
  }
})
