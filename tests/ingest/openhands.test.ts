import { describe, expect, test } from 'vitest'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { openHands } from '../../src/ingest/openhands/index.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

const stamp = (seconds: number) => `2026-01-05T09:00:${String(seconds).padStart(2, '0')}.000001`
const action = (id: number, source: string, name: string, args: object, more: object = {}) => ({
  id,
  timestamp: stamp(id),
  source,
  message: '',
  action: name,
  args,
  ...more,
})
const observation = (id: number, cause: number, name: string, content: string, more: object = {}) => ({
  id,
  timestamp: stamp(id),
  source: 'agent',
  cause,
  observation: name,
  content,
  extras: {},
  ...more,
})
const asked = (callId: string, name: string, response: object = { id: callId }) => ({
  tool_call_metadata: { function_name: name, tool_call_id: callId, model_response: response },
})
const exited = (code: number) => ({
  extras: { metadata: { exit_code: code, working_dir: '/workspace/shop' } },
})

const PROMPT = action(1, 'user', 'message', {
  content: 'Mend it.\n<issue_description>\nThe total is wrong\n',
})
const LS = action(5, 'agent', 'run', { command: 'ls', thought: 'I look.' }, asked('c1', 'execute_bash'))
const LISTED = observation(6, 5, 'run', 'shop.ts', { ...asked('c1', 'execute_bash'), ...exited(0) })
const FINISH = action(
  9,
  'agent',
  'finish',
  { final_thought: 'Done.', task_completed: 'true' },
  asked('c2', 'finish'),
)
const TRAJECTORY = [
  action(0, 'agent', 'system', { content: 'Be kind', openhands_version: '0.35.0' }),
  PROMPT,
  action(2, 'user', 'recall', { query: 'Mend it.' }),
  observation(3, 2, 'recall', 'Added', { extras: { repo_name: 'ada/shop' } }),
  LS,
  LISTED,
  FINISH,
]
const STEPS = [
  ['context', null, null, '/args/content'],
  ['user_message', null, null, '/args/content'],
  ['context', null, null, '/extras'],
  ['agent_message', null, null, '/args/thought'],
  ['tool_call', 'execute_bash', null, '/args'],
  ['tool_result', 'c1', false, '/content'],
  ['agent_message', null, null, '/args/final_thought'],
  ['notice', 'outcome', null, '/args'],
]

const document = (value: unknown) => Buffer.from(JSON.stringify(value, null, 1))

function told(bytes: Buffer) {
  const { sessions, messages, steps, notUnderstood } = readTranscript(bytes, openHands)
  const of = (id = '') => ({
    messages: (messages.get(id) ?? []).map(({ source, text }) => [source, text]),
    steps: (steps.get(id) ?? []).map(({ kind, name, callId, isError, pointer }) => [
      kind,
      name ?? callId,
      isError,
      pointer,
    ]),
  })
  const [session] = sessions
  return {
    session,
    sessions,
    of,
    ...of(session?.externalId),
    notUnderstood: Object.fromEntries(notUnderstood),
  }
}

describe('a trajectory', () => {
  test.each([
    ['a document', document(TRAJECTORY)],
    ['an answer of the API', document({ trajectory: TRAJECTORY })],
    ['an event a line', jsonLines(TRAJECTORY)],
  ])('is read from %s', (_, bytes) => {
    const { session, messages, steps, notUnderstood } = told(bytes)
    expect(notUnderstood).toEqual({})
    expect(steps).toEqual(STEPS)
    expect(messages.map(([source]) => source)).toEqual(['user', 'devin', 'devin'])
    expect(session).toMatchObject({
      title: 'The total is wrong',
      ending: 'turn_over',
      agentVersion: '0.35.0',
      cwd: '/workspace/shop',
      repositoryName: 'ada/shop',
      activeMicros: 8 * MICROS_PER_SECOND,
    })
    expect(session?.externalId).toMatch(/^conversation@[0-9a-f]{16}$/)
  })

  test('keeps its id as it goes on, and has another than any other', () => {
    const idOf = (events: readonly object[]) => told(document(events)).session?.externalId
    expect(idOf(TRAJECTORY.slice(0, 3))).toBe(idOf(TRAJECTORY))
    expect(idOf([{ ...TRAJECTORY[0], timestamp: stamp(1) }, ...TRAJECTORY.slice(1)])).not.toBe(
      idOf(TRAJECTORY),
    )
  })

  test('says a thought once, though each call of an answer has it', () => {
    const again = action(
      7,
      'agent',
      'run',
      { command: 'pwd', thought: 'I look.' },
      asked('c3', 'execute_bash', { id: 'c1' }),
    )
    const later = action(
      8,
      'agent',
      'run',
      { command: 'pwd', thought: 'I look.' },
      asked('c4', 'execute_bash'),
    )
    const said = (events: readonly object[]) => told(document(events)).messages.length
    expect([said([PROMPT, LS]), said([PROMPT, LS, again]), said([PROMPT, LS, later])]).toEqual([2, 2, 3])
  })

  test.each([
    ['a command by its exit code', 'run', 'x', exited(2), true],
    ['no command that still runs', 'run', 'x', exited(-1), null],
    ['a command by its success', 'run', 'x', { success: false }, true],
    ['an edit by its words', 'edit', 'ERROR:\nNo replacement', {}, true],
    ['no edit that only speaks of errors', 'edit', 'Mended ERROR:', {}, false],
    ['what was refused', 'user_rejected', '', {}, true],
    ['what went wrong', 'error', 'timed out', {}, true],
    ['nothing where nothing is told', 'mcp', 'x', {}, null],
  ])('%s fails', (_, name, content, more, isError) => {
    const result = observation(6, 5, name, content, more)
    expect(told(document([PROMPT, LS, result])).steps.at(-1)).toEqual([
      'tool_result',
      'c1',
      isError,
      '/content',
    ])
  })

  test('tells of a call that could not be made out, and of thoughts', () => {
    const { steps } = told(
      document([
        PROMPT,
        { ...observation(7, 0, 'error', 'No such tool'), cause: undefined },
        action(8, 'agent', 'think', { thought: 'Hm' }),
        observation(9, 8, 'think', 'Logged'),
        action(10, 'agent', 'condensation', { summary: 'So far' }),
      ]),
    )
    expect(steps.slice(1)).toEqual([
      ['notice', 'error', true, '/content'],
      ['reasoning', null, null, '/args/thought'],
      ['notice', 'condensation', null, '/args'],
    ])
  })

  const state = (agentState: string) =>
    observation(10, 0, 'agent_state_changed', '', {
      source: 'environment',
      extras: { agent_state: agentState },
    })
  test.each([
    [
      'after the agent’s word',
      [action(9, 'agent', 'message', { content: 'Done' }), state('awaiting_user_input')],
      'turn_over',
    ],
    ['in the middle', [LS], 'broke_off'],
    ['with an error', [LS, state('error')], 'api_error'],
    ['stopped', [LS, state('stopped')], 'broke_off'],
    ['waiting for a yes', [LS, state('awaiting_user_confirmation')], 'asks'],
    ['with a refusal', [action(9, 'agent', 'reject', { thought: 'No' })], 'turn_over'],
  ])('ends %s', (_, events, ending) => {
    expect(told(document([PROMPT, ...events])).session?.ending).toBe(ending)
  })
})

describe('tokens and cost', () => {
  const usage = {
    prompt_tokens: 100,
    completion_tokens: 9,
    cache_creation_input_tokens: 30,
    cache_read_input_tokens: 50,
  }
  const response = { id: 'r1', model: 'claude-sonnet-4', usage }
  const countsOf = (bytes: Buffer) => {
    const { session } = told(bytes)
    const tokens = [...(session?.tokensByModel ?? [])].map(([model, counts]) => [
      model,
      counts.input,
      counts.output,
      counts.cacheRead,
      counts.cacheWrite,
    ])
    return { tokens, cost: session?.recordedCostUsd, isAll: session?.tokensAreComplete }
  }

  test('are those of the model’s answers, each once, and a part where one is missing', () => {
    const twice = [1, 2].map((id) =>
      action(id, 'agent', 'run', {}, asked(`c${id}`, 'execute_bash', response)),
    )
    const expected = { tokens: [['claude-sonnet-4', 20, 9, 50, 30]], cost: null }
    expect(countsOf(document([PROMPT, ...twice]))).toEqual({ ...expected, isAll: true })
    const more = action(7, 'agent', 'message', { content: 'x' })
    expect(countsOf(document([PROMPT, ...twice, more]))).toEqual({ ...expected, isAll: false })
  })

  test('are the running totals where events have them', () => {
    const total = (prompt_tokens: number, accumulated_cost: number) => ({
      llm_metrics: {
        accumulated_cost,
        accumulated_token_usage: {
          model: 'default',
          prompt_tokens,
          completion_tokens: 9,
          cache_read_tokens: 50,
        },
      },
    })
    const events = [60, 150].map((n) =>
      action(n, 'agent', 'run', {}, { ...asked(`c${n}`, 'execute_bash', response), ...total(n, n / 1000) }),
    )
    const tokens = [['claude-sonnet-4', 100, 9, 50, 0]]
    expect(countsOf(document([PROMPT, ...events]))).toEqual({ tokens, cost: 0.15, isAll: true })
  })

  test('are those of the metrics of a run', () => {
    const call = { model: 'openai/gpt-5', prompt_tokens: 10, completion_tokens: 1, cache_read_tokens: 4 }
    const metrics = { accumulated_cost: 0.5, token_usages: [call, call] }
    const run = { instance_id: 'shop-1', history: [PROMPT, LS], metrics }
    expect(countsOf(jsonLines([run]))).toEqual({
      tokens: [['openai/gpt-5', 12, 2, 8, 0]],
      cost: 0.5,
      isAll: true,
    })
  })

  test('belong to the configured model where the metrics name none, and cost nothing that is known', () => {
    const metrics = { accumulated_cost: 0, accumulated_token_usage: { model: 'default', prompt_tokens: 5 } }
    const metadata = { llm_config: { model: 'openai/llama-4' } }
    const run = { instance_id: 'shop-1', history: [PROMPT, LS], metrics, metadata }
    expect(countsOf(jsonLines([run]))).toEqual({
      tokens: [['openai/llama-4', 5, 0, 0, 0]],
      cost: null,
      isAll: true,
    })
  })
})

describe('runs', () => {
  const run = (more: object = {}) => ({
    instance_id: 'ada__shop-1',
    instance: { repo: 'ada/shop' },
    history: TRAJECTORY,
    test_result: { git_patch: 'diff' },
    error: null,
    ...more,
  })

  test('are sessions, a line each, with their results', () => {
    const second = run({
      instance_id: 'ada__shop-2',
      error: 'RuntimeError: Agent reached maximum iteration',
      test_result: { report: { resolved: false } },
    })
    const { sessions, of } = told(jsonLines([run(), second]))
    expect(
      sessions.map(({ externalId, repositoryName, ending }) => [
        externalId.split('@')[0],
        repositoryName,
        ending,
      ]),
    ).toEqual([
      ['ada__shop-1', 'ada/shop', 'turn_over'],
      ['ada__shop-2', 'ada/shop', 'broke_off'],
    ])
    const inRow = (index: number, pointer: unknown) => `/history/${index}${String(pointer)}`
    const indexes = [0, 1, 3, 4, 4, 5, 6, 6]
    expect(of(sessions[0]?.externalId).steps).toEqual([
      ...STEPS.map(([kind, name, isError, pointer], n) => [
        kind,
        name,
        isError,
        inRow(indexes[n] ?? 0, pointer),
      ]),
      ['notice', 'outcome', null, '/test_result'],
    ])
    expect(of(sessions[1]?.externalId).steps.slice(-2)).toEqual([
      ['notice', 'outcome', true, '/error'],
      ['notice', 'outcome', true, '/test_result'],
    ])
  })

  test('are read from a document, too, as the same session', () => {
    const [inLine, inDocument] = [told(jsonLines([run()])), told(document(run()))]
    expect(inDocument.session).toEqual(inLine.session)
    expect(inDocument.steps.at(-1)).toEqual(['notice', 'outcome', null, ''])
  })

  test('on one task stay apart, and a copied line is the same run', () => {
    const other = run({ history: [{ ...TRAJECTORY[0], timestamp: stamp(7) }, ...TRAJECTORY.slice(1)] })
    expect(told(jsonLines([run(), other, run()])).sessions).toHaveLength(2)
  })

  test('of the issue resolver are named after the issue', () => {
    const issue = { owner: 'ada', repo: 'shop', number: 7, title: 'Mend the total' }
    const history = [
      { action: 'message', content: 'Mend it', wait_for_response: false },
      { action: 'run', command: 'ls', thought: 'I look.' },
      { observation: 'run', content: 'shop.ts', exit_code: 1, command: 'ls' },
      { action: 'finish', outputs: {}, thought: 'Done.' },
    ]
    const lines = jsonLines([
      { issue, history, success: false, result_explanation: 'It broke', git_patch: 'diff' },
    ])
    const { session, steps, messages } = told(lines)
    expect(session).toMatchObject({
      title: 'Mend the total',
      repositoryName: 'ada/shop',
      firstRecordAt: null,
    })
    expect(session?.externalId).toMatch(/^ada\/shop#7@/)
    expect(messages).toEqual([['user', 'Mend it'], ['devin', 'I look.'], ['devin', 'Done.']]) // prettier-ignore
    expect(steps.slice(1)).toEqual([
      ['agent_message', null, null, '/history/1/thought'],
      ['tool_call', 'run', null, '/history/1'],
      ['tool_result', 'event-1/1', true, '/history/2/content'],
      ['agent_message', null, null, '/history/3/thought'],
      ['notice', 'outcome', null, '/history/3'],
      ['notice', 'outcome', true, '/success'],
      ['notice', 'outcome', null, '/result_explanation'],
      ['notice', 'outcome', null, '/git_patch'],
    ])
  })

  test('of the oldest form have pairs of an action and its observation', () => {
    const paired = run({
      history: [
        [PROMPT, observation(2, 1, 'null', '')],
        [LS, LISTED],
      ],
    })
    expect(
      told(jsonLines([paired]))
        .steps.slice(0, 4)
        .map((step) => step.at(-1)),
    ).toEqual([
      '/history/0/0/args/content',
      '/history/1/0/args/thought',
      '/history/1/0/args',
      '/history/1/1/content',
    ])
  })
})

test('the events of version 1.0 and later are read', () => {
  const newer = (id: string, source: string, kind: string, more: object) => ({
    id,
    timestamp: stamp(Number(id)),
    source,
    kind,
    ...more,
  })
  const text = (words: string) => [{ type: 'text', text: words }]
  const { session, steps, messages, notUnderstood } = told(
    document([
      newer('0', 'agent', 'SystemPromptEvent', { system_prompt: { text: 'Be kind' }, tools: [] }),
      newer('1', 'user', 'MessageEvent', { llm_message: { role: 'user', content: text('Mend it') } }),
      newer('2', 'agent', 'ActionEvent', {
        thought: text('I look.'),
        reasoning_content: 'Hm',
        action: { kind: 'TerminalAction', command: 'ls' },
        tool_name: 'terminal',
        tool_call_id: 'c1',
        llm_response_id: 'r1',
      }),
      newer('3', 'environment', 'ObservationEvent', {
        observation: { kind: 'TerminalObservation', content: text('x'), exit_code: 2 },
        action_id: '2',
        tool_name: 'terminal',
        tool_call_id: 'c1',
      }),
      newer('4', 'agent', 'AgentErrorEvent', { error: 'No such tool', tool_name: 'x', tool_call_id: 'c2' }),
      newer('5', 'environment', 'ConversationStateUpdateEvent', {
        key: 'execution_status',
        value: 'running',
      }),
      newer('6', 'agent', 'ActionEvent', {
        action: { message: 'Done.' },
        tool_name: 'finish',
        tool_call_id: 'c3',
      }),
      newer('7', 'environment', 'TelepathyEvent', {}),
    ]),
  )
  expect(messages).toEqual([['user', 'Mend it'], ['devin', 'I look.'], ['devin', 'Done.']]) // prettier-ignore
  expect(steps).toEqual([
    ['context', null, null, '/system_prompt'],
    ['user_message', null, null, '/llm_message/content'],
    ['reasoning', null, null, '/reasoning_content'],
    ['agent_message', null, null, '/thought'],
    ['tool_call', 'terminal', null, '/action'],
    ['tool_result', 'c1', true, '/observation'],
    ['tool_result', 'c2', true, '/error'],
    ['agent_message', null, null, '/action/message'],
    ['notice', 'outcome', null, '/action'],
  ])
  expect(session).toMatchObject({ title: 'Mend it', ending: 'turn_over' })
  expect(notUnderstood).toEqual({ TelepathyEvent: 1 })
})

test('unknown kinds are told of, known ones that say nothing are not', () => {
  const events = [
    PROMPT,
    LS,
    action(7, 'agent', 'levitate', {}),
    action(8, 'user', 'change_agent_state', {}),
    { id: 9 },
  ]
  expect(told(document(events)).notUnderstood).toEqual({ 'action/levitate': 1, no_event: 1 })
})
