import { describe, expect, test } from 'vitest'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { geminiCli } from '../../src/ingest/gemini-cli/index.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

const SESSION = 'c0ffee00-0000-4000-8000-000000000002'

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString()
const head = (more: object = {}) => ({
  sessionId: SESSION,
  projectHash: 'ab12',
  startTime: at(0),
  lastUpdated: at(0),
  kind: 'main',
  ...more,
})
const message = (id: string, seconds: number, type: string, content: unknown, more: object = {}) => ({
  id,
  timestamp: at(seconds),
  type,
  content,
  ...more,
})
const call = (id: string, name: string, args: object, more: object = {}) => ({
  id,
  name,
  args,
  status: 'success',
  timestamp: at(30),
  ...more,
})
const output = (text: string) => [{ functionResponse: { id: 'x', name: 'x', response: { output: text } } }]
const tokens = { input: 100, output: 20, cached: 60, thoughts: 5, tool: 3, total: 128 }

/** The same chat in both forms: lines, and one document. */
const asLines = (messages: readonly object[], more: object = {}) => jsonLines([head(more), ...messages])
const asDocument = (messages: readonly object[], more: object = {}) =>
  Buffer.from(JSON.stringify({ ...head(more), messages }, null, 2))

function told(bytes: Buffer, name: string | null = null) {
  const { sessions, messages, steps, notUnderstood } = readTranscript(bytes, geminiCli, name)
  const [session] = sessions
  const id = session?.externalId ?? ''
  return {
    session,
    messages: (messages.get(id) ?? []).map(({ source, text }) => [source, text]),
    steps: (steps.get(id) ?? []).map(({ kind, name: called, callId, isError, pointer }) => [
      kind,
      called ?? callId,
      isError,
      pointer,
    ]),
    notUnderstood: Object.fromEntries(notUnderstood),
  }
}

const CHAT = [
  message('u1', 10, 'user', [{ text: 'Fix the ' }, { text: 'total' }]),
  message('g1', 20, 'gemini', 'I look.', {
    model: 'gemini-3-pro',
    thoughts: [{ subject: 'Where', description: 'In the shop', timestamp: at(19) }],
    tokens,
    toolCalls: [
      call('c1', 'run_shell_command', { command: 'ls' }, { result: output('Output: shop.ts\nExit Code: 0') }),
      call('c2', 'read_file', { path: 'b' }, { status: 'error', resultDisplay: 'Not there' }),
    ],
  }),
  message('g2', 40, 'gemini', 'Done.', { model: 'gemini-3-pro', tokens }),
]

test.each([
  ['lines', asLines(CHAT)],
  ['one document', asDocument(CHAT)],
])('a chat is read from %s', (_, bytes) => {
  const { session, messages, steps, notUnderstood } = told(bytes)
  expect(notUnderstood).toEqual({})
  expect(messages).toEqual([
    ['user', 'Fix the total'],
    ['devin', 'I look.'],
    ['devin', 'Done.'],
  ])
  expect(steps).toEqual([
    ['user_message', null, null, '/content'],
    ['reasoning', null, null, '/thoughts'],
    ['agent_message', null, null, '/content'],
    ['tool_call', 'run_shell_command', null, '/toolCalls/0/args'],
    ['tool_result', 'c1', false, '/toolCalls/0/result'],
    ['tool_call', 'read_file', null, '/toolCalls/1/args'],
    ['tool_result', 'c2', true, '/toolCalls/1/resultDisplay'],
    ['agent_message', null, null, '/content'],
  ])
  expect(session).toMatchObject({
    externalId: SESSION,
    parentExternalId: null,
    title: 'Fix the total',
    ending: 'turn_over',
    activeMicros: 30 * MICROS_PER_SECOND,
  })
  const sum = { input: 86, output: 50, cacheRead: 120, cacheWrite: 0, cacheWriteHour: 0, reasoning: 10 }
  expect(session?.tokensByModel).toEqual(new Map([['gemini-3-pro', sum]]))
})

test('a message that is written again as it grows is one message', () => {
  const first = message('g1', 20, 'gemini', 'I look.', { model: 'm' })
  const asking = { ...first, toolCalls: [call('c1', 'read_file', {}, { status: 'executing' })] }
  const answered = { ...first, toolCalls: [call('c1', 'read_file', {}, { result: output('x') })] }
  const counted = { ...answered, tokens }
  const { messages, steps, session } = told(
    asLines([CHAT[0] ?? {}, first, asking, answered, counted, counted]),
  )
  expect(messages).toHaveLength(2)
  expect(steps.slice(1).map(([kind]) => kind)).toEqual(['agent_message', 'tool_call', 'tool_result'])
  expect(session?.tokensByModel.get('m')?.output).toBe(25)
  expect(session?.ending).toBe('broke_off')
})

describe('lines that change what was written', () => {
  test('take the title from what they set', () => {
    expect(told(asLines([...CHAT, { $set: { summary: 'A total mended' } }])).session?.title).toBe(
      'A total mended',
    )
  })

  test('that go back are notices: what happened stays', () => {
    const { messages, steps } = told(asLines([...CHAT, { $rewindTo: 'g2' }]))
    expect(messages).toHaveLength(3)
    expect(steps.at(-1)).toEqual(['notice', 'rewind', null, '/$rewindTo'])
  })

  test('that write the history anew add what is new in it, as context', () => {
    const summary = message('s1', 50, 'user', '<state_snapshot>so far</state_snapshot>')
    const { messages, steps, session } = told(
      asLines([...CHAT, { $set: { messages: [...CHAT.slice(1), summary] } }]),
    )
    expect(messages).toHaveLength(3)
    expect(steps.slice(8)).toEqual([['context', null, null, '/$set/messages/2/content']])
    expect(session?.tokensByModel.get('gemini-3-pro')?.output).toBe(50)
  })
})

describe('a prompt', () => {
  const kindOf = (content: unknown, more: object = {}) => {
    const { steps, messages } = told(asLines([CHAT[0] ?? {}, message('u2', 15, 'user', content, more)]))
    return [steps[1]?.[0], messages[1]?.[1]]
  }

  test.each([
    ['And the tax', 'user_message'],
    ['/srv/shop is where it is', 'user_message'],
    ['/chat save one', 'context'],
    ['?', 'context'],
    ['<session_context>\nToday', 'context'],
    ['System: Please continue.', 'context'],
  ])('%j is a %s', (content, kind) => {
    expect(kindOf(content)).toEqual([kind, kind === 'user_message' ? content : undefined])
  })

  test('is as the person saw it, may be a picture, and is nothing where tools answer', () => {
    expect(kindOf('All of shop.ts', { displayContent: 'See @shop.ts' })).toEqual([
      'user_message',
      'See @shop.ts',
    ])
    expect(kindOf([{ inlineData: { mimeType: 'image/png', data: '' } }])).toEqual(['user_message', '[Image]'])
    expect(kindOf(output('x'))).toEqual([undefined, undefined])
  })
})

test('a command fails by the exit code at its end', () => {
  const failureOf = (text: string, name = 'run_shell_command') => {
    const asked = message('g1', 20, 'gemini', '', {
      toolCalls: [call('c', name, {}, { result: output(text) })],
    })
    return told(asLines([asked])).steps.at(-1)?.[2]
  }
  expect(failureOf('Output: x\nExit Code: 2\nSignal: 0')).toBe(true)
  expect(failureOf('Output:\nExit Code: 1\nExit Code: 0')).toBe(false)
  expect(failureOf('Exit Code: 2', 'read_file')).toBe(false)
})

test('the folder of a sub-agent’s file names its parent, which typed its prompts', () => {
  const bytes = asLines(CHAT, { kind: 'subagent', directories: ['/home/ada/shop'] })
  const { session, messages, steps } = told(bytes, `parent-id/${SESSION}.jsonl`)
  expect(session).toMatchObject({
    parentExternalId: 'parent-id',
    cwd: '/home/ada/shop',
    title: 'Fix the total',
  })
  expect(messages).toHaveLength(2)
  expect(steps[0]).toEqual(['context', null, null, '/content'])
})

test.each([
  ['after the agent’s word', [], 'turn_over'],
  ['with a prompt', [message('u9', 50, 'user', 'And?')], 'broke_off'],
  ['with an error', [message('e', 50, 'error', 'quota')], 'api_error'],
  ['with an interruption', [message('i', 50, 'info', 'Request cancelled.')], 'broke_off'],
  ['with a note', [message('i', 50, 'info', 'Update available')], 'turn_over'],
  [
    'with a question',
    [message('g9', 50, 'gemini', '', { toolCalls: [call('q', 'ask_user', {}, { status: 'executing' })] })],
    'asks',
  ],
  [
    'waiting for a yes',
    [
      message('g9', 50, 'gemini', '', {
        toolCalls: [call('q', 'replace', {}, { status: 'awaiting_approval' })],
      }),
    ],
    'asks',
  ],
])('the ending %s', (_, messages, ending) => {
  expect(told(asLines([...CHAT, ...messages])).session?.ending).toBe(ending)
})

test('a chat that makes a pull request has it', () => {
  const url = 'https://github.com/ada/shop/pull/7'
  const opening = call(
    'c',
    'run_shell_command',
    { command: 'gh pr create' },
    { result: output(`Output: \n${url}\nExit Code: 0`) },
  )
  expect(
    told(asLines([message('g', 20, 'gemini', '', { toolCalls: [opening] })])).session?.pullRequests,
  ).toEqual([{ url, state: null }])
})

test('a chat of notes alone is no session, and a lost beginning costs the id', () => {
  expect(told(asLines([message('w', 1, 'warning', 'A hook failed')])).session).toBeUndefined()
  expect(told(jsonLines(CHAT), 'session-2026-01-05T09-00-c0ffee00.jsonl').session?.externalId).toBe(
    'session-2026-01-05T09-00-c0ffee00',
  )
})

test('unknown kinds are told of', () => {
  const strange = [message('x', 1, 'telepathy', ''), { hello: 1 }, { $set: { memoryScratchpad: {} } }]
  expect(told(asLines([...CHAT, ...strange])).notUnderstood).toEqual({ telepathy: 1, untyped: 1 })
})
