import { describe, expect, test } from 'vitest'
import { sweAgent } from '../../src/ingest/swe-agent/index.ts'
import { readTranscript } from './read-transcript.ts'

const PROMPT = 'We solve an issue.\nISSUE:\nThe total is wrong\nIt is one too many.'

const HISTORY = [
  { role: 'system', content: 'Be kind', agent: 'main' },
  { role: 'user', content: 'A demonstration', is_demo: true, agent: 'main' },
  { role: 'assistant', content: 'As shown', is_demo: true },
  { role: 'user', content: [{ type: 'text', text: PROMPT }], agent: 'main' },
  { role: 'assistant', content: 'I look.', action: 'ls', agent: 'main' },
  { role: 'user', content: 'shop.ts\n(Open file: n/a)', agent: 'main' },
]
const STATE = { open_file: 'n/a', working_dir: '/shop' }
const step = (thought: string, action: string, observation: string, more: object = {}) => ({
  action,
  observation,
  response: `${thought}\n\`\`\`\n${action}\n\`\`\``,
  thought,
  execution_time: 0.28,
  state: STATE,
  ...more,
})
const STEPS = [
  step('I look.', 'ls -a', 'shop.ts'),
  step('', 'edit 1:1', ''),
  step('Done.', 'submit\n', 'diff --git'),
]
const INFO = {
  exit_status: 'submitted',
  submission: 'diff --git',
  model_stats: { instance_cost: 0.25, tokens_sent: 700, tokens_received: 40, api_calls: 3 },
  swe_agent_version: '1.1.0',
}
const CONFIG = {
  problem_statement: { id: 'ada__shop-1', type: 'github' },
  agent: { model: { name: 'gpt-4o' } },
  env: { repo: { github_url: 'https://ada:secret@github.com/ada/shop' } },
}

const RUN = { environment: 'main', trajectory: STEPS, history: HISTORY, info: INFO, replay_config: CONFIG }

function told(run: object, name: string | null = 'runs/one/ada__shop-9.traj', indent = 2) {
  const read = readTranscript(Buffer.from(JSON.stringify(run, null, indent)), sweAgent, name)
  const [session] = read.sessions
  const id = session?.externalId ?? ''
  return {
    session,
    messages: (read.messages.get(id) ?? []).map(({ source, text }) => [source, text]),
    steps: (read.steps.get(id) ?? []).map(({ kind, name: called, callId, isError, pointer }) => [
      kind,
      called,
      callId,
      isError,
      pointer,
    ]),
    notUnderstood: Object.fromEntries(read.notUnderstood),
  }
}

test('a run is read: what it was asked, its steps, and how it ended', () => {
  const { session, messages, steps, notUnderstood } = told(RUN)
  expect(notUnderstood).toEqual({})
  expect(messages).toEqual([
    ['user', PROMPT],
    ['devin', 'I look.'],
    ['devin', 'Done.'],
  ])
  expect(steps).toEqual([
    ['context', null, null, null, '/content'],
    ['context', null, null, null, '/content'],
    ['context', null, null, null, '/content'],
    ['user_message', null, null, null, '/content'],
    ['agent_message', null, null, null, '/thought'],
    ['tool_call', 'bash', 'step-0', null, '/action'],
    ['tool_result', null, 'step-0', null, '/observation'],
    ['tool_call', 'edit', 'step-1', null, '/action'],
    ['tool_result', null, 'step-1', null, '/observation'],
    ['agent_message', null, null, null, '/thought'],
    ['tool_call', 'submit', 'step-2', null, '/action'],
    ['tool_result', null, 'step-2', null, '/observation'],
    ['notice', 'outcome', null, null, ''],
  ])
  expect(session).toMatchObject({
    parentExternalId: null,
    title: 'The total is wrong',
    firstRecordAt: null,
    activeMicros: 0,
    ending: 'turn_over',
    agentVersion: '1.1.0',
    cwd: '/shop',
    repositoryUrl: 'https://github.com/ada/shop',
    repositoryName: 'ada/shop',
    recordedCostUsd: 0.25,
  })
  expect(session?.externalId).toMatch(/^ada__shop-1@[0-9a-f]{16}$/)
  expect(
    [...(session?.tokensByModel ?? [])].map(([model, { input, output }]) => [model, input, output]),
  ).toEqual([['gpt-4o', 700, 40]])
})

test('the order of its parts and the layout of the file say nothing', () => {
  const reversed = Object.fromEntries(Object.entries(RUN).toReversed())
  expect(told(reversed)).toEqual(told(RUN))
  expect(told(RUN, null, 0)).toEqual(told(RUN, null))
})

describe('the session’s id', () => {
  const idOf = (run: object, name: string | null = 'a/shop-9.traj') => told(run, name).session?.externalId

  test('stays as the run goes on, wherever its file is', () => {
    const early = { ...RUN, trajectory: STEPS.slice(0, 1), info: {} }
    expect(idOf(early)).toBe(idOf(RUN))
    expect(idOf(RUN, 'elsewhere/copy.traj')).toBe(idOf(RUN))
  })

  test('is another for each run on a task', () => {
    const [first, ...rest] = STEPS
    const runs = [
      RUN,
      { ...RUN, trajectory: [{ ...first, execution_time: 0.29 }, ...rest] },
      { ...RUN, replay_config: { ...CONFIG, agent: { model: { name: 'gpt-5' } } } },
      { ...RUN, environment: 'other' },
    ]
    expect(new Set(runs.map((run) => idOf(run))).size).toBe(runs.length)
  })

  test('names the task, else the file', () => {
    const { replay_config: _, ...plain } = RUN
    expect(idOf(plain)).toMatch(/^shop-9@/)
    expect(idOf(plain, null)).toMatch(/^run@/)
    expect(idOf({ ...RUN, replay_config: JSON.stringify(CONFIG) })).toMatch(/^ada__shop-1@/)
  })
})

test.each([
  ['submitted', 'turn_over', null],
  ['submitted (exit_cost)', 'turn_over', null],
  ['exit_cost', 'broke_off', true],
  ['exit_error', 'api_error', true],
  [null, 'broke_off', null],
])('exit status %j ends it with %s', (status, ending, isError) => {
  const { session, steps } = told({ ...RUN, info: { ...INFO, exit_status: status } })
  expect([session?.ending, steps.at(-1)?.[3]]).toEqual([ending, isError])
})

test('a run that is not over has no outcome', () => {
  const { info: _, ...run } = RUN
  expect(told(run).steps.at(-1)?.[0]).toBe('tool_result')
  expect(told(run).session?.ending).toBe('broke_off')
})

test('an answer without an action is only said', () => {
  const lost = {
    action: '',
    observation: 'Your output was not formatted correctly',
    response: 'Hm',
    thought: '',
  }
  const { steps } = told({ ...RUN, trajectory: [lost], history: [] })
  expect(steps.slice(0, 2)).toEqual([
    ['agent_message', null, null, null, '/response'],
    ['tool_result', null, 'step-0', null, '/observation'],
  ])
})

test('a cost of nothing was not counted', () => {
  const stats = { instance_cost: 0, tokens_sent: 0, tokens_received: 0, api_calls: 0 }
  const { session } = told({ ...RUN, info: { ...INFO, model_stats: stats } })
  expect([session?.recordedCostUsd, session?.tokensByModel.size]).toEqual([null, 0])
})

test('without a step there is no session, and what is no step is told of', () => {
  expect(told({ ...RUN, trajectory: [] }).session).toBeUndefined()
  expect(told({ ...RUN, trajectory: [...STEPS, { hello: 1 }, 7] }).notUnderstood).toEqual({
    trajectory: 1,
    not_an_object: 1,
  })
})
