import { describe, expect, test } from 'vitest'
import { copilotCli } from '../../src/ingest/copilot-cli/index.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import * as copilot from './copilot-cli-events.ts'

const { answer, began, ended, event, metric, prompt, read, request, SESSION, shutdown, start } = copilot

const told = (events: readonly object[]) => {
  const { sessions, messages, steps, notUnderstood } = read(events)
  const own = (steps.get(SESSION) ?? []).map(({ kind, name, callId, isError, pointer }) => [
    kind,
    name ?? callId,
    isError,
    pointer,
  ])
  const said = (messages.get(SESSION) ?? []).map(({ source, text }) => [source, text])
  return {
    session: sessions[0],
    sessions,
    steps: own,
    messages: said,
    notUnderstood: Object.fromEntries(notUnderstood),
  }
}

const context = { cwd: '/home/ada/shop', branch: 'main', repository: 'ada/shop' }

test('a session is read from its events', () => {
  const { session, steps, messages } = told([
    start({ selectedModel: 'gpt-5-mini', context }),
    event(0, 'system.message', { role: 'system', content: 'Be kind' }),
    prompt(10, 'Fix the total'),
    event(10, 'assistant.turn_start', { turnId: '0' }),
    answer(13, 'I look.', {
      reasoningText: 'Where?',
      toolRequests: [request('t1', 'bash', { command: 'ls' })],
    }),
    began(13, 't1', 'bash', { command: 'ls' }),
    event(14, 'hook.start', { hookType: 'postToolUse' }),
    ended(15, 't1', 'shop.ts\n<exited with exit code 0>'),
    answer(18, 'Done.'),
    shutdown(20, { 'gpt-5-mini': metric(100, 20, 60, 10) }),
  ])
  expect(messages).toEqual([
    ['user', 'Fix the total'],
    ['devin', 'I look.'],
    ['devin', 'Done.'],
  ])
  expect(steps).toEqual([
    ['context', null, null, '/data/content'],
    ['user_message', null, null, '/data/content'],
    ['reasoning', null, null, '/data/reasoningText'],
    ['agent_message', null, null, '/data/content'],
    ['tool_call', 'bash', null, '/data/toolRequests/0/arguments'],
    ['tool_result', 't1', false, '/data/result'],
    ['agent_message', null, null, '/data/content'],
    ['notice', 'session.shutdown', null, '/data'],
  ])
  expect(session).toMatchObject({
    externalId: SESSION,
    parentExternalId: null,
    title: 'Fix the total',
    agentVersion: '1.0.70',
    cwd: '/home/ada/shop',
    branch: 'main',
    repositoryName: 'ada/shop',
    ending: 'turn_over',
    activeMicros: 10 * MICROS_PER_SECOND,
    tokensAreComplete: true,
    recordedCostUsd: null,
  })
  const tokens = { input: 30, output: 20, cacheRead: 60, cacheWrite: 10, cacheWriteHour: 0, reasoning: 3 }
  expect(session?.tokensByModel).toEqual(new Map([['gpt-5-mini', tokens]]))
})

describe('a call', () => {
  test('counts once, whether it is asked for or begins first', () => {
    const asked = answer(1, '', { toolRequests: [request('t1', 'view', { path: 'a' })] })
    const calls = (events: readonly object[]) =>
      told([start(), ...events])
        .steps.filter(([kind]) => kind === 'tool_call')
        .map(([, , , pointer]) => pointer)
    expect(calls([asked, began(2, 't1', 'view', { path: 'a' })])).toEqual(['/data/toolRequests/0/arguments'])
    expect(calls([began(1, 't1', 'view', { path: 'a' }), asked])).toEqual(['/data/arguments'])
    expect(calls([began(1, 't1', 'view', undefined)])).toEqual(['/data'])
  })

  test('fails by its success, and shows the error', () => {
    const error = { success: false, result: undefined, error: { message: 'No such path' } }
    expect(told([start(), ended(1, 't1', '', error)]).steps).toEqual([
      ['tool_result', 't1', true, '/data/error'],
    ])
    const untold = ended(1, 't1', 'x', { success: undefined })
    expect(told([start(), untold]).steps).toEqual([['tool_result', 't1', null, '/data/result']])
  })

  test('of a person’s own is context', () => {
    const own = event(1, 'tool.user_requested', { toolCallId: 't1', toolName: 'bash', arguments: {} })
    const result = ended(2, 't1', 'x', { isUserRequested: true })
    const { steps, sessions } = told([start(), own, began(1, 't1', 'bash', {}), result])
    expect(steps).toEqual([])
    expect(sessions).toEqual([])
    const kinds = told([start(), own, began(1, 't1', 'bash', {}), result, prompt(3, 'Go')]).steps
    expect(kinds.map(([kind]) => kind)).toEqual(['context', 'context', 'user_message'])
  })

  test('that makes a pull request shows its URL', () => {
    const command = 'gh pr create --fill'
    const url = 'https://github.com/ada/shop/pull/7'
    const { session } = told([
      start(),
      began(1, 't1', 'bash', { command }),
      ended(2, 't1', `Creating\n${url}\n`),
    ])
    expect(session).toMatchObject({ pullRequests: [{ url, state: null }], repositoryName: 'ada/shop' })
    const mention = told([start(), began(1, 't1', 'bash', { command: 'gh pr view' }), ended(2, 't1', url)])
    expect(mention.session?.pullRequests).toEqual([])
  })
})

test('a prompt is a person’s unless its origin is another', () => {
  const { messages, steps } = told([
    start(),
    prompt(1, 'Go', { source: 'user' }),
    prompt(2, 'Use the skill', { source: 'skill-pdf' }),
    prompt(3, 'Go on', { isAutopilotContinuation: true }),
    prompt(4, '', { attachments: [{ type: 'file', path: 'a.png' }] }),
    prompt(5, ' '),
  ])
  expect(messages).toEqual([
    ['user', 'Go'],
    ['user', '[Attachment]'],
  ])
  expect(steps.map(([kind]) => kind)).toEqual(['user_message', 'context', 'context', 'user_message'])
})

test('reasoning that is written twice is one step', () => {
  const thinking = event(1, 'assistant.reasoning', { reasoningId: 'r', content: 'Hm' })
  const { steps } = told([
    start(),
    thinking,
    answer(2, 'Yes', { reasoningText: 'Hm' }),
    answer(3, 'No', { reasoningText: 'Hm' }),
  ])
  expect(steps.map(([kind]) => kind)).toEqual(['reasoning', 'agent_message', 'reasoning', 'agent_message'])
})

describe('tokens', () => {
  const usage = (events: readonly object[]) => {
    const { session } = told([start(), ...events])
    const tokens = [...(session?.tokensByModel ?? [])].map(([model, { input, output }]) => [
      model,
      input,
      output,
    ])
    return [tokens, session?.tokensAreComplete]
  }
  const said = (seconds: number, outputTokens: number) => answer(seconds, 'x', { model: 'a', outputTokens })

  test('of all shutdowns add up', () => {
    const events = [
      said(1, 5),
      shutdown(2, { a: metric(10, 5) }),
      said(3, 7),
      shutdown(4, { a: metric(20, 7), b: metric(1, 1) }),
    ]
    expect(usage(events)).toEqual([[['a', 30, 12], ['b', 1, 1]], true]) // prettier-ignore
  })

  test('that no shutdown counts are those of the messages, and a part alone', () => {
    expect(usage([said(1, 5)])).toEqual([[['a', 0, 5]], false])
    expect(usage([said(1, 5), shutdown(2, { a: metric(10, 5) }), said(3, 7)])).toEqual([
      [['a', 10, 12]],
      false,
    ])
    expect(usage([said(1, 5), shutdown(2, { a: metric(0, 0) })])).toEqual([[['a', 0, 5]], false])
  })

  test('belong to the model in use where a message names none', () => {
    const change = event(1, 'session.model_change', { newModel: 'b' })
    expect(usage([change, answer(2, 'x', { outputTokens: 4 })])).toEqual([[['b', 0, 4]], false])
  })
})

describe('the ending', () => {
  const call = answer(2, 'I ask', { toolRequests: [request('q', 'ask_user', { question: 'Which?' })] })
  test.each([
    ['after the agent’s word', [answer(2, 'Done')], 'turn_over'],
    ['after an answer without words', [answer(2, '')], 'turn_over'],
    ['in the middle of a call', [answer(2, 'x', { toolRequests: [request('t', 'bash', {})] })], 'broke_off'],
    ['with a question', [call, began(2, 'q', 'ask_user', {})], 'asks'],
    ['after the reply', [call, ended(9, 'q', 'This')], 'broke_off'],
    ['with a request for permission', [event(2, 'permission.requested', { permissionRequest: {} })], 'asks'],
    [
      'with an interruption',
      [answer(2, 'Done'), event(3, 'abort', { reason: 'user_initiated' })],
      'broke_off',
    ],
    ['with an error', [event(2, 'session.error', { message: 'overloaded' })], 'api_error'],
    ['with a crash', [answer(2, 'x'), shutdown(3, {}, { shutdownType: 'error' })], 'api_error'],
  ])('%s', (_, events, ending) => {
    expect(told([start(), prompt(1, 'Go'), ...events]).session?.ending).toBe(ending)
  })
})

test('while a person has to answer, nobody works', () => {
  const asking = [
    prompt(0, 'Go'),
    answer(1, '', { toolRequests: [request('q', 'ask_user', {})] }),
    ended(100, 'q', 'This'),
    event(110, 'permission.requested', { permissionRequest: {} }),
    event(200, 'permission.completed', { result: { kind: 'approved' } }),
    event(900, 'session.resume', {}),
    answer(910, 'Done'),
  ]
  expect(told([start(), ...asking]).session?.activeMicros).toBe(21 * MICROS_PER_SECOND)
})

test('what changes a session’s course is a notice', () => {
  const notices = [
    event(1, 'hook.end', { hookType: 'preToolUse', success: false, error: { message: 'no' } }),
    event(1, 'hook.end', { hookType: 'preToolUse', success: true }),
    event(2, 'permission.completed', { result: { kind: 'denied-interactively-by-user' } }),
    event(3, 'session.compaction_complete', { success: true }),
    event(4, 'session.truncation', {}),
    event(5, 'session.task_complete', { success: false }),
  ]
  expect(told([start(), prompt(0, 'Go'), ...notices]).steps.slice(1)).toEqual([
    ['notice', 'hook_failed', true, '/data'],
    ['notice', 'permission.completed', true, '/data/result'],
    ['notice', 'session.compaction_complete', null, '/data'],
    ['notice', 'session.truncation', null, '/data'],
    ['notice', 'session.task_complete', true, '/data'],
  ])
})

describe('sub-agents', () => {
  const side = { agentId: 'scout-1' }
  const events = [
    start({ context }),
    prompt(1, 'Go'),
    answer(2, '', { toolRequests: [request('task-1', 'task', { prompt: 'Find it' })] }),
    event(
      3,
      'subagent.started',
      { toolCallId: 'task-1', agentName: 'scout', agentDisplayName: 'Scout' },
      side,
    ),
    prompt(4, 'Find it', {}, side),
    answer(5, 'Found', { outputTokens: 9, model: 'b' }, side),
    began(6, 't2', 'view', {}, { ...side, parentToolCallId: 'task-1' }),
    event(7, 'subagent.completed', { toolCallId: 'task-1' }, side),
    ended(8, 'task-1', 'Found'),
    answer(9, 'Done', { outputTokens: 4, model: 'a' }),
  ]

  test('are sessions of their own', () => {
    const { sessions, messages, steps } = read(events)
    const child = `${SESSION}/scout-1`
    expect(
      sessions.map(({ externalId, parentExternalId, title }) => [externalId, parentExternalId, title]),
    ).toEqual([
      [SESSION, null, 'Go'],
      [child, SESSION, 'Scout'],
    ])
    expect(sessions[1]).toMatchObject({
      cwd: '/home/ada/shop',
      repositoryName: 'ada/shop',
      ending: 'broke_off',
    })
    expect(messages.get(child)?.map(({ text }) => text)).toEqual(['Found'])
    expect(steps.get(child)?.map(({ kind }) => kind)).toEqual(['context', 'agent_message', 'tool_call'])
    const names = steps.get(SESSION)?.flatMap(({ kind, name }) => (kind === 'notice' ? name : []))
    expect(names).toEqual(['subagent.started', 'subagent.completed'])
    expect(sessions.map((one) => [...one.tokensByModel.keys()])).toEqual([['a'], ['b']])
  })

  test('are told by the call that started them in versions without ids', () => {
    const began = [5, 6, 7].map(copilot.uuid)
    const old = events.map((one) => ({
      ...one,
      agentId: undefined,
      data: began.includes(one.id) ? { ...one.data, parentToolCallId: 'task-1' } : one.data,
    }))
    expect(read(old).sessions.map(({ externalId, title }) => [externalId, title])).toEqual([
      [SESSION, 'Go'],
      [`${SESSION}/task-1`, 'Scout'],
    ])
  })

  test('have their own tokens where the shutdown tells them apart', () => {
    const agentMetrics = {
      main: { modelMetrics: { a: metric(10, 4) } },
      'scout-1': { agentName: 'scout', modelMetrics: { b: metric(20, 9) } },
    }
    const { sessions } = read([
      ...events,
      shutdown(20, { a: metric(10, 4), b: metric(20, 9) }, { agentMetrics }),
    ])
    expect(sessions.map((one) => [...one.tokensByModel].map(([model, { input }]) => [model, input]))).toEqual(
      [[['a', 10]], [['b', 20]]],
    )
  })
})

describe('the session’s id', () => {
  const headless = [prompt(1, 'Go')]

  test('is the file’s where the beginning is lost', () => {
    expect(read(headless, `${SESSION}/events.jsonl`).sessions[0]?.externalId).toBe(SESSION)
    expect(read(headless, 'events.jsonl').sessions).toEqual([])
  })

  test('is not a copied event’s: forks begin with the same ones', () => {
    expect(copilotCli.identify(start())).toBeNull()
    const copied = prompt(1, 'Go')
    expect(copilotCli.identify(copied)).toMatchObject({ id: copied.id })
    expect(copilotCli.identify({ ...copied, id: 'REDACTED' })).toBeNull()
  })
})

test('unknown kinds are told of, known ones that say nothing are not', () => {
  const { notUnderstood } = told([
    start(),
    event(1, 'session.telepathy', {}),
    event(1, 'session.plan_changed', { operation: 'update' }),
    { type: 'user.message' },
    { hello: 1 },
  ])
  expect(notUnderstood).toEqual({ 'session.telepathy': 1, 'user.message': 1, untyped: 1 })
})
