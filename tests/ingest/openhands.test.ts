import { describe, expect, test } from 'vitest'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import {
  action,
  asked,
  document,
  exited,
  LS,
  observation,
  PROMPT,
  stamp,
  STEPS,
  told,
  TRAJECTORY,
} from './openhands-events.ts'
import { jsonLines } from './read-transcript.ts'

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
    ['notice', 'finish', null, '/action'],
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
