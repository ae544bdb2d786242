import { describe, expect, test } from 'vitest'
import {
  action,
  asked,
  document,
  LISTED,
  LS,
  observation,
  PROMPT,
  stamp,
  STEPS,
  told,
  TRAJECTORY,
} from './openhands-events.ts'
import { jsonLines } from './read-transcript.ts'

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
      tokens: [['gpt-5', 12, 2, 8, 0]],
      cost: 0.5,
      isAll: true,
    })
  })

  test('belong to the configured model where the metrics name none, and cost nothing that is known', () => {
    const metrics = { accumulated_cost: 0, accumulated_token_usage: { model: 'default', prompt_tokens: 5 } }
    const metadata = { llm_config: { model: 'openai/llama-4' } }
    const run = { instance_id: 'shop-1', history: [PROMPT, LS], metrics, metadata }
    expect(countsOf(jsonLines([run]))).toEqual({
      tokens: [['llama-4', 5, 0, 0, 0]],
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
      ['notice', 'result', null, '/test_result'],
    ])
    expect(of(sessions[1]?.externalId).steps.slice(-2)).toEqual([
      ['notice', 'outcome', true, '/error'],
      ['notice', 'outcome', true, '/test_result'],
    ])
  })

  test('are read from a document, too, as the same session', () => {
    const [inLine, inDocument] = [told(jsonLines([run()])), told(document(run()))]
    expect(inDocument.session).toEqual(inLine.session)
    expect(inDocument.steps.at(-1)).toEqual(['notice', 'result', null, ''])
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
      ['notice', 'finish', null, '/history/3'],
      ['notice', 'outcome', true, '/success'],
      ['notice', 'result', null, '/result_explanation'],
      ['notice', 'result', null, '/git_patch'],
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
