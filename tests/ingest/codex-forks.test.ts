import { describe, expect, test } from 'vitest'
import { codex } from '../../src/ingest/codex/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import * as records from './codex-records.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

const { SESSION, answer, complete, event, head, item, prompt, read, said, tokenCount, turn, uuid7 } = records

const PARENT = uuid7(-600, 1)

/** What a parent did before: ids and start of its turn tell of then, the times of the records of the copying. */
function history(second: number): readonly JsonObject[] {
  return [
    event(second, 'task_started', { turn_id: uuid7(-500), started_at: 1767603100 }),
    records.line(second, 'turn_context', { turn_id: uuid7(-500), model: 'gpt-5-codex', cwd: '/old' }),
    ...prompt(second, 'The old request'),
    records.command(second, 'old', 'gh pr create'),
    records.output(second, 'old', records.ended(0, 'https://github.com/acme/shop/pull/1')),
    ...answer(second, 'The old answer'),
    tokenCount(second, [1_000, 0, 100, 0]),
    complete(second),
  ]
}

const own = [
  ...turn(30),
  ...prompt(31, 'The new request'),
  ...answer(40, 'The new answer'),
  tokenCount(41, [1_300, 200, 110, 0], [300, 200, 10, 0]),
  complete(42),
]

const originHead = head(0, { id: PARENT, cwd: '/old' })

describe('a fork', () => {
  const forked = [head(0, { forked_from_id: PARENT }), originHead, ...history(0), ...own]

  test('has what happened in it alone, and no parent', () => {
    const { session, messages, steps } = read(forked)
    expect(session).toMatchObject({
      externalId: SESSION,
      parentExternalId: null,
      title: 'The new request',
      cwd: '/home/ada/shop',
      pullRequests: [],
      activeMicros: (9 + 1 + 1) * 1e6,
    })
    expect(said(messages)).toEqual(['user: The new request', 'devin: The new answer'])
    expect(steps).toHaveLength(2)
    expect([...session.tokensByModel]).toEqual([
      ['gpt-5.5', { input: 100, output: 10, cacheRead: 200, cacheWrite: 0, cacheWriteHour: 0, reasoning: 0 }],
    ])
  })

  test('is known by the copied head alone, and by the name of the origin alone', () => {
    expect(read([head(0), originHead, ...history(0), ...own])).toMatchObject({
      messages: [{ text: 'The new request' }, { text: 'The new answer' }],
    })
    const named = read([head(0, { forked_from_id: PARENT }), ...history(0), ...own])
    expect(said(named.messages)).toEqual(['user: The new request', 'devin: The new answer'])
  })

  test('is known without its own head, by the name of the file', () => {
    const { session, messages } = read([originHead, ...history(0), ...own], `rollout-${SESSION}.jsonl`)
    // The head that is left is at the first line: the file is then taken for the origin's.
    expect(session.externalId).toBe(PARENT)
    const broken = read([{ hello: 1 }, originHead, ...history(0), ...own], `rollout-${SESSION}.jsonl`)
    expect(broken.session.externalId).toBe(SESSION)
    expect(said(broken.messages)).toEqual(['user: The new request', 'devin: The new answer'])
    expect(messages).not.toEqual(broken.messages)
  })

  test('repeats the last total without using it again', () => {
    const again = tokenCount(31, [1_000, 0, 100, 0], [1_000, 0, 100, 0])
    const { session } = read([
      head(0, { forked_from_id: PARENT }),
      ...history(0),
      ...turn(30),
      again,
      ...own.slice(2),
    ])
    expect(session.tokensByModel.get('gpt-5.5')).toMatchObject({ input: 100, cacheRead: 200, output: 10 })
  })

  test('stays copied through a silence where the turns have their ids', () => {
    const lines = [head(0, { forked_from_id: PARENT }), ...history(0), ...prompt(3, 'Old still'), ...own]
    expect(said(read(lines).messages)).toEqual(['user: The new request', 'devin: The new answer'])
  })

  test('with turns of a version without such ids begins where its turn began', () => {
    const started = Math.floor(Date.parse(records.at(0)) / 1000)
    const old = event(0, 'task_started', {
      turn_id: '6b1f7a0e-3c1d-4f55-9d2b-0a6f7c1e2d3f',
      started_at: started - 500,
    })
    const fresh = event(0, 'task_started', { turn_id: '3', started_at: started })
    const lines = [
      head(0),
      originHead,
      old,
      ...prompt(0, 'Old'),
      ...answer(0, 'Old'),
      fresh,
      ...prompt(0, 'New'),
    ]
    expect(said(read(lines).messages)).toEqual(['user: New'])
  })

  test('of a version without turns begins after the first silence', () => {
    const lines = [
      head(0),
      originHead,
      ...prompt(0, 'Old'),
      ...answer(0, 'Old'),
      ...prompt(5, 'New'),
      ...answer(9, 'Done'),
    ]
    expect(said(read(lines).messages)).toEqual(['user: New', 'devin: Done'])
  })

  test('in which nothing happened yet is no session', () => {
    const bytes = jsonLines([head(0, { forked_from_id: PARENT }), originHead, ...history(0)])
    expect(readTranscript(bytes, codex)).toMatchObject({ sessions: [], messages: new Map() })
  })

  test('of a fork drops the history of both', () => {
    const grandparent = head(0, { id: uuid7(-900, 2) })
    const lines = [
      head(0, { forked_from_id: PARENT }),
      originHead,
      grandparent,
      ...history(0),
      originHead,
      ...history(0),
      ...own,
    ]
    expect(said(read(lines).messages)).toEqual(['user: The new request', 'devin: The new answer'])
  })
})

describe('a resumed session', () => {
  test('goes on with its messages and its totals', () => {
    const lines = [
      head(0),
      ...turn(1),
      ...prompt(2, 'Go'),
      ...answer(3, 'Done'),
      tokenCount(3, [100, 0, 10, 0]),
      complete(4),
      head(500),
      tokenCount(500, [100, 0, 10, 0]),
      ...turn(501),
      ...prompt(502, 'On'),
      ...answer(503, 'Done'),
      tokenCount(503, [250, 0, 30, 0], [150, 0, 20, 0]),
    ]
    const { session, messages } = read(lines)
    expect(messages).toHaveLength(4)
    expect(session.tokensByModel.get('gpt-5.5')).toMatchObject({ input: 250, output: 30 })
  })
})

describe('a sub-agent', () => {
  const spawned = { source: { subagent: { thread_spawn: { parent_thread_id: PARENT, depth: 1 } } } }
  const task = [
    ...turn(1),
    ...prompt(2, 'Count the files'),
    ...answer(5, 'Seven'),
    tokenCount(5, [50, 0, 5, 0]),
    complete(6),
  ]

  test.each([
    ['by how it was spawned', spawned],
    ['by a field of its own', { thread_source: 'subagent', parent_thread_id: PARENT }],
    ['by the session it works in', { source: { subagent: 'review' }, session_id: PARENT }],
  ])('knows its parent %s; nobody typed its prompts', (_, more) => {
    const { session, messages, steps } = read([head(0, more), ...task])
    expect(session).toMatchObject({ externalId: SESSION, parentExternalId: PARENT, title: 'Count the files' })
    expect(said(messages)).toEqual(['devin: Seven'])
    expect(steps.map(({ kind }) => kind)).toEqual(['context', 'agent_message'])
  })

  test('counts its own first turn, with its parent’s head and history or the head alone before it', () => {
    const withHead = read([head(0, { ...spawned, forked_from_id: PARENT }), originHead, ...task])
    const withHistory = read([
      head(0, { ...spawned, forked_from_id: PARENT }),
      originHead,
      ...history(0),
      ...task,
    ])
    for (const { session, messages } of [withHead, withHistory]) {
      expect(said(messages)).toEqual(['devin: Seven'])
      expect(session.tokensByModel.get('gpt-5.5')).toMatchObject({ input: 50, output: 5 })
    }
  })

  test('counts from zero, whatever its parent had counted', () => {
    const begun = [head(0, { ...spawned, forked_from_id: PARENT }), ...history(0), ...turn(1)]
    const { session } = read([...begun, tokenCount(5, [5_000, 0, 500, 0])])
    expect(session.tokensByModel.get('gpt-5.5')).toMatchObject({ input: 5_000, output: 500 })
  })

  test('without a known parent has none', () => {
    const { session } = read([head(0, { source: { subagent: 'compact' } }), ...task])
    expect(session.parentExternalId).toBeNull()
  })

  test('doesn’t become the parent’s by what the parent records of it', () => {
    const activity = event(3, 'sub_agent_activity', { agent_thread_id: uuid7(3, 7), kind: 'started' })
    const report = item(4, 'agent_message', {
      author: '/root/a',
      content: [{ type: 'input_text', text: 'Seven' }],
    })
    const { session, messages } = read([head(0), ...prompt(1, 'Go'), activity, report])
    expect(session.parentExternalId).toBeNull()
    expect(said(messages)).toEqual(['user: Go'])
  })
})
