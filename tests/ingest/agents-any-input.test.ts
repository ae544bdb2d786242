import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Agent } from '../../src/domain/vocabulary.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { IMPORTERS } from '../../src/ingest/registry.ts'
import * as copilot from './copilot-cli-events.ts'
import { jsonLines, readTranscript, type Transcript } from './read-transcript.ts'
import { spoiltLike } from './spoilt.ts'

const time = '2026-01-05T09:00:01.000Z'

const COPILOT = [
  copilot.start({ selectedModel: 'a', context: { cwd: '/x', branch: 'main', repository: 'ada/shop' } }),
  copilot.prompt(1, 'Go'),
  copilot.answer(2, 'Yes', {
    reasoningText: 'Hm',
    toolRequests: [copilot.request('t', 'bash', { command: 'gh pr create' })],
  }),
  copilot.ended(3, 't', 'https://github.com/ada/shop/pull/1'),
  copilot.event(4, 'subagent.started', { toolCallId: 't2', agentName: 'scout' }, { agentId: 'one' }),
  copilot.answer(5, 'Found', { outputTokens: 3 }, { agentId: 'one' }),
  copilot.event(6, 'permission.completed', { result: { kind: 'approved' } }),
  copilot.shutdown(
    7,
    { a: copilot.metric(9, 3) },
    { agentMetrics: { one: { modelMetrics: { a: copilot.metric(9, 3) } } } },
  ),
]
const GEMINI = {
  sessionId: 'chat',
  projectHash: 'hash',
  startTime: time,
  messages: [
    { id: 'a', timestamp: time, type: 'user', content: [{ text: 'Go' }], displayContent: 'Go' },
    {
      id: 'b',
      timestamp: time,
      type: 'gemini',
      content: 'Yes',
      model: 'm',
      thoughts: [{ subject: 'Hm' }],
      tokens: { input: 9, output: 3, cached: 1, thoughts: 1, tool: 0 },
      toolCalls: [
        {
          id: 'c',
          name: 'run_shell_command',
          args: { command: 'gh pr create' },
          status: 'success',
          result: [{ functionResponse: { response: { output: 'x' } } }],
          timestamp: time,
        },
      ],
    },
    { id: 'c', timestamp: time, type: 'error', content: 'quota' },
  ],
}
const EVENTS = [
  {
    id: 0,
    timestamp: time,
    source: 'agent',
    action: 'system',
    args: { content: 'x', openhands_version: '1' },
  },
  { id: 1, timestamp: time, source: 'user', action: 'message', args: { content: 'Go' } },
  {
    id: 2,
    timestamp: time,
    source: 'agent',
    action: 'run',
    args: { command: 'ls', thought: 'Hm' },
    tool_call_metadata: {
      function_name: 'execute_bash',
      tool_call_id: 'c',
      model_response: {
        id: 'r',
        model: 'm',
        usage: { prompt_tokens: 9, completion_tokens: 3, prompt_tokens_details: {} },
      },
    },
    llm_metrics: { accumulated_cost: 1, accumulated_token_usage: { model: 'm', prompt_tokens: 9 } },
  },
  {
    id: 3,
    timestamp: time,
    source: 'agent',
    cause: 2,
    observation: 'run',
    content: 'x',
    extras: { metadata: { exit_code: 1 } },
  },
  {
    id: '4',
    timestamp: time,
    source: 'agent',
    kind: 'ActionEvent',
    thought: [{ text: 'Hm' }],
    action: { command: 'ls' },
    tool_name: 'terminal',
    tool_call_id: 'd',
  },
  {
    id: '5',
    timestamp: time,
    source: 'environment',
    kind: 'ObservationEvent',
    observation: { content: [{ text: 'x' }], exit_code: 0 },
    action_id: '4',
  },
  { id: 6, timestamp: time, source: 'agent', action: 'finish', args: { final_thought: 'Done' } },
]
const RUN = {
  instance_id: 'shop-1',
  instance: { repo: 'ada/shop' },
  metadata: { llm_config: { model: 'm' } },
  metrics: { accumulated_cost: 1, token_usages: [{ model: 'm', prompt_tokens: 9, completion_tokens: 3 }] },
  history: EVENTS,
  test_result: { report: { resolved: true } },
  error: null,
}
const SWE = {
  environment: 'main',
  trajectory: [
    { action: 'ls', observation: 'x', response: 'Hm', thought: 'Hm', state: { working_dir: '/x' } },
    { action: 'submit', observation: '', response: 'Done', thought: 'Done', state: '{"working_dir": "/x"}' },
  ],
  history: [
    { role: 'system', content: 'x' },
    { role: 'user', content: [{ type: 'text', text: 'Go' }] },
  ],
  info: { exit_status: 'submitted', model_stats: { instance_cost: 1, tokens_sent: 9, tokens_received: 3 } },
  replay_config: {
    problem_statement: { id: 'a' },
    agent: { model: { name: 'm' } },
    env: { repo: { github_url: 'https://github.com/ada/shop' } },
  },
}

const lines = (value: unknown): Buffer => jsonLines(Array.isArray(value) ? value : [value])
const document = (value: unknown): Buffer => Buffer.from(JSON.stringify(value, null, 1))
const [head, messages] = [{ ...GEMINI, messages: undefined }, GEMINI.messages]

const FORMS: readonly (readonly [string, Agent, object, (value: unknown) => Buffer])[] = [
  ['events of Copilot CLI', 'copilot-cli', COPILOT, lines],
  ['a chat of Gemini CLI', 'gemini-cli', GEMINI, document],
  [
    'lines of Gemini CLI',
    'gemini-cli',
    [head, ...messages, { $set: { summary: 'x', messages } }, { $rewindTo: 'b' }],
    lines,
  ],
  ['a trajectory of OpenHands', 'openhands', EVENTS, document],
  ['runs of OpenHands', 'openhands', [RUN, { ...RUN, instance_id: 'shop-2' }], lines],
  ['a run of OpenHands', 'openhands', RUN, document],
  ['a trajectory of SWE-agent', 'swe-agent', SWE, document],
]

/** What holds for whatever a reader makes of a file. */
function expectSound(bytes: Buffer, { sessions, messages: said, steps }: Transcript): void {
  const ids = sessions.map(({ externalId }) => externalId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { externalId, tokensByModel, recordedCostUsd, activeMicros } of sessions) {
    const own = said.get(externalId) ?? []
    expect(new Set(own.map(({ eventId }) => eventId)).size).toBe(own.length)
    expect(own.filter(({ text }) => text.trim() === '')).toEqual([])
    for (const counts of tokensByModel.values())
      expect(Object.values(counts).every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
    expect(recordedCostUsd === null || Number(recordedCostUsd) > 0).toBe(true)
    expect(activeMicros).toBeGreaterThanOrEqual(0)
    for (const { position, pointer } of steps.get(externalId) ?? []) {
      const record: unknown = JSON.parse(
        bytes.toString('utf8', position.offset, position.offset + position.length),
      )
      expect({ pointer, value: valueAt(record, pointer) }).not.toMatchObject({ value: undefined })
    }
  }
}

function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce((inner, key) => (inner as JsonObject | undefined)?.[key], value)
}

describe.each(FORMS)('%s', (_, agent, whole, bytesOf) => {
  const read = (bytes: Buffer): Transcript =>
    readTranscript(bytes, IMPORTERS[agent], `${copilot.SESSION}/events.jsonl`)

  test('may have garbage in any field', () => {
    expect(read(bytesOf(whole)).sessions.length).toBeGreaterThan(0)
    fc.assert(
      fc.property(spoiltLike(whole), (value) => {
        const bytes = bytesOf(value)
        expectSound(bytes, read(bytes))
      }),
      { numRuns: 300 },
    )
  })

  test('may break off anywhere, or have any bytes put in', () => {
    const bytes = bytesOf(whole)
    fc.assert(
      fc.property(
        fc.nat(bytes.length),
        fc.nat(bytes.length),
        fc.uint8Array({ maxLength: 9 }),
        (from, to, other) => {
          const broken = Buffer.concat([bytes.subarray(0, from), other, bytes.subarray(Math.max(from, to))])
          expectSound(broken, read(broken))
        },
      ),
      { numRuns: 300 },
    )
  })
})

test.each([
  ['events of Copilot CLI', 'copilot-cli', COPILOT],
  ['lines of Gemini CLI', 'gemini-cli', [head, ...messages]],
] as const)('%s keep what they had as they grow', (_, agent, records) => {
  const read = (length: number) => {
    const {
      sessions,
      messages: said,
      steps,
    } = readTranscript(jsonLines(records.slice(0, length)), IMPORTERS[agent])
    const id = sessions[0]?.externalId ?? ''
    return { messages: said.get(id) ?? [], steps: steps.get(id) ?? [] }
  }
  const after = read(records.length)
  for (let length = 2; length < records.length; length++) {
    const before = read(length)
    expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages)
    expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps)
  }
})
