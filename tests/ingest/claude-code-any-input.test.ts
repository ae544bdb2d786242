import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claudeCode } from '../../src/ingest/claude-code/index.ts'
import { listOf, objectOf } from '../../src/ingest/fields.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import {
  agent,
  at,
  attachment,
  call,
  read,
  result,
  SESSION,
  system,
  text,
  thinking,
  user,
  uuid,
} from './claude-code-records.ts'

const RECORDS: readonly JsonObject[] = [
  { type: 'summary', summary: 'Mended build', leafUuid: uuid(2) },
  user(1, [text('<ide_selection>x</ide_selection>'), text('Go')], {
    planContent: '# Plan',
    origin: { kind: 'human' },
  }),
  agent(2, [thinking('Hm.'), text('I look.')], {
    usage: { output_tokens: 3, cache_creation: { ephemeral_1h_input_tokens: 1 } },
  }),
  agent(3, [call('c', 'Bash', { command: 'gh pr create' })], { id: 'msg_2' }),
  result(4, 'c', [{ type: 'text', text: 'https://github.com/acme/shop/pull/7' }], { is_error: false }),
  attachment(5, {
    type: 'queued_command',
    prompt: [{ type: 'text', text: 'And' }],
    origin: { kind: 'human' },
  }),
  system(6, 'api_error', { content: 'x' }),
  { type: 'queue-operation', operation: 'enqueue', content: 'More', sessionId: SESSION, timestamp: at(7) },
  { type: 'queue-operation', operation: 'remove', sessionId: SESSION, timestamp: at(8) },
  {
    type: 'pr-link',
    prUrl: 'https://github.com/acme/shop/pull/7',
    prRepository: 'acme/shop',
    sessionId: SESSION,
  },
  { type: 'ai-title', aiTitle: 'Build', sessionId: SESSION },
  { type: 'custom-title', customTitle: 'Build', sessionId: SESSION },
  { type: 'progress', data: {}, sessionId: SESSION, uuid: uuid(9), timestamp: at(9) },
  user(10, 'Find', { isSidechain: true, parentUuid: null }),
  agent(11, [text('Here.')], {}, { isSidechain: true, agentId: 'a1' }),
  user(12, 'Copied', { forkedFrom: { sessionId: 'x' } }),
]

/** Every place in the records: a path of members and indexes. */
function pathsOf(value: unknown): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [[]]
  return [[], ...Object.entries(value).flatMap(([key, item]) => pathsOf(item).map((path) => [key, ...path]))]
}

function withAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return put
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (String(index) === key ? withAt(item, rest, put) : item))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, name === key ? withAt(item, rest, put) : item]),
  )
}

const PATHS = pathsOf(RECORDS).filter((path) => path.length > 1)
const garbage = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(null, '', '\u0000', '\ud800', 'x'.repeat(100_000), -1, 1e308, [[]], [null], { type: null }),
  fc.constantFrom('constructor', '__proto__', 'toString', '9999-99-99T99:99:99Z'),
)
const mutations = fc.array(fc.tuple(fc.constantFrom(...PATHS), garbage), { minLength: 1, maxLength: 6 })

describe('any garbage in any field', () => {
  it('never throws, keeps event ids unique and counts sane', () => {
    fc.assert(
      fc.property(mutations, (all) => {
        const records = all.reduce<unknown>((now, [path, put]) => withAt(now, path, put), RECORDS)
        const list = listOf(records)
          .map(objectOf)
          .filter((item) => item !== null)
        claudeCode.detects(list)
        const transcript = read(list)
        const ids = transcript.sessions.map(({ externalId }) => externalId)
        expect(new Set(ids).size).toBe(ids.length)
        for (const found of [transcript.messages, transcript.steps]) {
          for (const [id, items] of found) {
            expect(ids).toContain(id)
            expect(new Set(items.map(({ eventId }) => eventId)).size).toBe(items.length)
          }
        }
        for (const session of transcript.sessions) {
          expect(session.activeMicros).toBeGreaterThanOrEqual(0)
          for (const counts of session.tokensByModel.values()) {
            for (const count of Object.values(counts))
              expect(Number.isSafeInteger(count) && count >= 0).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('leaves the same facts when the same records come again after them', () => {
    fc.assert(
      fc.property(fc.subarray(RECORDS.slice(1, 5)), (again) => {
        expect(read([...RECORDS, ...again]).sessions).toEqual(read(RECORDS).sessions)
      }),
    )
  })
})

describe('the recognition of a transcript', () => {
  const first = [
    { type: 'summary', summary: 'Mended build', leafUuid: uuid(2) },
    { type: 'file-history-snapshot', messageId: uuid(1), snapshot: {}, isSnapshotUpdate: false },
    { type: 'queue-operation', operation: 'enqueue', timestamp: at(1), sessionId: SESSION },
    {
      type: 'progress',
      uuid: uuid(1),
      isSidechain: false,
      sessionId: SESSION,
      data: { type: 'hook_progress' },
    },
    { type: 'permission-mode', permissionMode: 'default', sessionId: SESSION },
    { type: 'last-prompt', lastPrompt: 'Go', sessionId: SESSION },
    system(1, 'stop_hook_summary'),
    attachment(1, { type: 'hook_success' }),
    user(1, 'Go'),
    agent(2, [text('Well.')]),
  ]

  it.each(first)('knows it by %j', (record) => {
    expect(claudeCode.detects([record])).toBe(true)
    expect(claudeCode.detects([{ type: 'other' }, record])).toBe(true)
  })

  it.each([
    ['nothing', []],
    ['a Codex rollout', [{ timestamp: at(1), type: 'session_meta', payload: { id: SESSION } }]],
    [
      'an old Codex rollout',
      [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Go' }] }],
    ],
    ['Copilot events', [{ type: 'session.start', data: { sessionId: SESSION }, id: 'e1', timestamp: at(1) }]],
    [
      'a Gemini chat',
      [
        { sessionId: SESSION, projectHash: 'x', messages: [] },
        { type: 'user', id: '1', content: 'Go' },
      ],
    ],
    [
      'a Qwen chat',
      [
        {
          type: 'user',
          uuid: uuid(1),
          parentUuid: null,
          sessionId: SESSION,
          message: { role: 'user', parts: [] },
        },
      ],
    ],
    [
      'Qwen telemetry',
      [{ type: 'system', subtype: 'ui_telemetry', uuid: uuid(1), sessionId: SESSION, systemPayload: {} }],
    ],
    ['a Cursor chat', [{ role: 'user', message: { content: [{ type: 'text', text: 'Go' }] } }]],
    [
      'an OpenHands event',
      [{ id: 0, timestamp: at(1), source: 'user', action: 'message', args: { content: 'Go' } }],
    ],
    [
      'the output of a single run',
      [{ type: 'assistant', session_id: SESSION, uuid: uuid(1), message: { content: [] } }],
    ],
    [
      "the client's history of prompts",
      [{ display: 'Go', pastedContents: {}, timestamp: 1, project: '/x', sessionId: SESSION }],
    ],
    ['settings', [{ permissions: { allow: [] }, hooks: {}, model: 'opus' }]],
    ['statistics', [{ version: 1, lastComputedDate: '2026-01-05', dailyActivity: [] }]],
    ["a workflow's journal", [{ type: 'started', key: 'v2:x', agentId: 'a1' }]],
  ])("isn't taken in by %s", (_what, head) => {
    expect(claudeCode.detects(head)).toBe(false)
  })
})
