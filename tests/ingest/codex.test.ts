import { describe, expect, test } from 'vitest'
import { codex } from '../../src/ingest/codex/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import * as records from './codex-records.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

const { SESSION, at, event, head, item, read, said } = records

describe('recognition', () => {
  const ours: Record<string, JsonObject> = {
    'a session head': head(0),
    'an item, where the head is lost': records.userItem(1, 'Hi'),
    'the oldest head': { id: SESSION, timestamp: at(0), instructions: null },
    'a message of the oldest form': {
      type: 'message',
      role: 'user',
      content: [{ type: 'input_text', text: 'Hi' }],
    },
  }
  test.each(Object.entries(ours))('%s is ours', (_, record) => {
    expect(codex.detects([{ hello: 1 }, record])).toBe(true)
  })

  const others: Record<string, JsonObject> = {
    'Claude Code': {
      type: 'user',
      sessionId: SESSION,
      uuid: SESSION,
      timestamp: at(0),
      message: { role: 'user', content: 'Hi' },
    },
    'a Claude Code summary': { type: 'summary', summary: 'Hi', leafUuid: SESSION },
    'Copilot CLI': { type: 'session.start', id: SESSION, timestamp: at(0), data: { sessionId: SESSION } },
    'Gemini CLI': { sessionId: SESSION, projectHash: 'x', startTime: at(0), messages: [] },
    pi: {
      type: 'message',
      id: 'a',
      parentId: null,
      timestamp: at(0),
      message: { role: 'user', content: [{ type: 'text' }] },
    },
    'the head of pi': { type: 'session', id: SESSION, timestamp: at(0), cwd: '/' },
    "Codex's prompt history": { session_id: SESSION, ts: 1767603600, text: 'Hi' },
    "Codex's list of sessions": { id: SESSION, thread_name: 'Hi', updated_at: at(0) },
    'the stream of codex exec --json': { type: 'thread.started', thread_id: SESSION },
  }
  test.each(Object.entries(others))('%s is not', (_, record) => {
    expect(codex.detects([record])).toBe(false)
  })
})

describe('a session', () => {
  test('is named by its first head; a repeated one changes nothing', () => {
    const { session } = read([
      head(0),
      ...records.turn(1),
      ...records.prompt(2, 'Hi'),
      head(3, { cwd: '/elsewhere' }),
    ])
    expect(session).toMatchObject({ externalId: SESSION, cwd: '/home/ada/shop', agentVersion: '0.140.0' })
  })

  test('has its name from the file where the head is lost', () => {
    const lost = [...records.turn(1), ...records.prompt(2, 'Hi')]
    const { session } = read(lost, `2026/01/05/rollout-2026-01-05T09-00-00-${SESSION}.jsonl`)
    expect(session.externalId).toBe(SESSION)
    expect(readTranscript(jsonLines(lost), codex, 'notes.jsonl').sessions).toEqual([])
  })

  test('is there once something was asked, said or done', () => {
    const context = records.userItem(1, '<environment_context>\n</environment_context>')
    expect(readTranscript(jsonLines([head(0), context]), codex).sessions).toEqual([])
    expect(
      readTranscript(jsonLines([head(0), context, records.userItem(2, 'Hi')]), codex).sessions,
    ).toHaveLength(1)
  })

  test('tells repository and branch, without credentials', () => {
    const git = {
      branch: 'fix/cart',
      commit_hash: 'abc',
      repository_url: 'https://ada:secret@github.com/acme/shop.git',
    }
    expect(read([head(0, { git }), ...records.turn(1)]).session).toMatchObject({
      branch: 'fix/cart',
      repositoryUrl: 'https://github.com/acme/shop.git',
      repositoryName: 'acme/shop',
    })
  })

  test('is titled by its name, else by the first line of the first prompt', () => {
    const said = [
      head(0),
      ...records.turn(1),
      records.userItem(1, '<environment_context>\n</environment_context>'),
    ]
    const typed = [
      ...said,
      ...records.prompt(2, '\n  Mend the cart\nand more'),
      ...records.prompt(9, 'Thanks'),
    ]
    expect(read(typed).session.title).toBe('Mend the cart')
    expect(read([...typed, event(9, 'thread_name_updated', { thread_name: 'Cart' })]).session.title).toBe(
      'Cart',
    )
    const context =
      '# Context from my IDE setup:\n\n## Open tabs:\n- a.ts\n\n## My request for Codex:\nMend the cart\n'
    expect(read([head(0), records.userEvent(1, context)]).session.title).toBe('Mend the cart')
    expect(
      read([head(0), records.userEvent(1, 'word '.repeat(50))]).session.title?.length,
    ).toBeLessThanOrEqual(101)
    expect(read([head(0), ...records.turn(1)]).session.title).toBeNull()
  })

  test('counts the time of the turns, not of the person', () => {
    const { session } = read([
      head(0),
      ...records.turn(60),
      ...records.prompt(62, 'Go'),
      ...records.answer(72, 'Done'),
      records.complete(73),
      event(90, 'thread_settings_applied'),
      ...records.turn(200),
      ...records.prompt(201, 'More'),
      ...records.answer(211, 'Done'),
      records.complete(1211),
    ])
    // 10 s and 1 s, then 10 s and five minutes of the long silence.
    expect(session.activeMicros).toBe((11 + 10 + 300) * 1e6)
    expect(session.firstRecordAt).toBe(Date.parse(at(0)) * 1000)
    expect(session.lastRecordAt).toBe(Date.parse(at(1211)) * 1000)
  })
})

describe('messages', () => {
  const expected = ['user: Mend the cart', 'devin: Looking', 'devin: Done', 'user: Thanks']

  test('written twice count once', () => {
    const { messages, steps } = read([
      head(0),
      ...records.turn(1),
      ...records.prompt(2, 'Mend the cart'),
      ...records.answer(3, 'Looking', 'commentary'),
      ...records.answer(4, 'Done'),
      records.complete(5),
      ...records.turn(6),
      records.userEvent(7, 'Thanks'),
      records.userItem(7, 'Thanks'),
    ])
    expect(said(messages)).toEqual(expected)
    expect(steps.map(({ kind }) => kind)).toEqual([
      'user_message',
      'agent_message',
      'agent_message',
      'user_message',
    ])
    expect(messages.map(({ eventId }) => eventId)).toEqual(['line-4', 'line-6', 'line-8', 'line-13'])
  })

  test('are the same in versions that write them as items alone, or as items and completed items', () => {
    const completed = (second: number, type: string, text: string) =>
      event(second, 'item_completed', { item: { type, id: 'x', content: [{ type: 'text', text }] } })
    const alone = [
      records.userItem(2, 'Mend the cart'),
      records.agentItem(3, 'Looking', { phase: 'commentary' }),
      records.agentItem(4, 'Done'),
      records.userItem(5, 'Thanks'),
    ]
    const withCompleted = [
      [alone[0], completed(2, 'UserMessage', 'Mend the cart')],
      [completed(3, 'AgentMessage', 'Looking'), alone[1]],
      [alone[2], completed(4, 'AgentMessage', 'Done')],
      [alone[3], completed(5, 'UserMessage', 'Thanks')],
    ].flat()
    expect(said(read([head(0), ...alone]).messages)).toEqual(expected)
    expect(said(read([head(0), ...withCompleted]).messages)).toEqual(expected)
  })

  test('that are equal but apart are two', () => {
    const twice = [
      ...records.prompt(2, 'Go on'),
      ...records.answer(3, 'Ok'),
      ...records.prompt(4, 'Go on'),
      ...records.answer(5, 'Ok'),
    ]
    expect(said(read([head(0), ...twice]).messages)).toEqual([
      'user: Go on',
      'devin: Ok',
      'user: Go on',
      'devin: Ok',
    ])
    expect(
      said(read([head(0), ...records.prompt(2, 'Go'), ...records.prompt(3, 'Go')]).messages),
    ).toHaveLength(2)
  })

  test.each([
    '# AGENTS.md instructions for /home/ada/shop\n\n<INSTRUCTIONS>\nBe kind\n</INSTRUCTIONS>',
    '<user_instructions>\nBe kind\n</user_instructions>',
    '<environment_context>\n  <cwd>/</cwd>\n</environment_context>',
    '<permissions instructions>\nAsk\n</permissions instructions>',
    '<turn_aborted>\nThe user interrupted\n</turn_aborted>',
    '<skill>\n<name>x</name>\n</skill>',
    '<user_shell_command>\n<command>ls</command>\n</user_shell_command>',
    '<subagent_notification>{}</subagent_notification>',
    '  ',
  ])('injected text is none: %j', (text) => {
    const { messages, steps } = read([head(0), ...records.turn(1), records.userItem(1, text)])
    expect(messages).toEqual([])
    expect(steps.map(({ kind }) => kind)).toEqual(['context'])
  })

  test('keep what was typed and lose what was put beside it', () => {
    const both = records.userItem(
      1,
      '<environment_context>\n</environment_context>',
      'Explain <div>this</div>',
    )
    const marked = item(2, 'message', {
      role: 'user',
      content: [
        { type: 'input_text', text: '<image name=[Image #1]>' },
        { type: 'input_image', image_url: 'data:' },
        { type: 'input_text', text: '</image>' },
        { type: 'input_text', text: 'What is it?' },
      ],
    })
    const { messages } = read([
      head(0),
      both,
      records.agentItem(1, 'A'),
      marked,
      records.userEvent(2, 'What is it?'),
    ])
    expect(said(messages)).toEqual(['user: Explain <div>this</div>', 'devin: A', 'user: What is it?'])
  })

  test('of a picture alone say so', () => {
    const content = [
      { type: 'input_text', text: '<image>' },
      { type: 'input_image', image_url: 'data:' },
    ]
    const seen = event(1, 'user_message', { message: '', images: ['data:'], local_images: [] })
    expect(said(read([head(0), item(1, 'message', { role: 'user', content }), seen]).messages)).toEqual([
      'user: [Image]',
    ])
  })

  test('that an old version marked as context, a developer or another agent wrote aren’t', () => {
    const { messages } = read([
      head(0),
      ...records.turn(1),
      event(1, 'user_message', { message: 'Be kind', kind: 'user_instructions' }),
      item(1, 'message', { role: 'developer', content: [{ type: 'input_text', text: 'Be kind' }] }),
      item(1, 'agent_message', {
        author: '/root',
        recipient: '/root/a',
        content: [{ type: 'input_text', text: 'Do' }],
      }),
      records.agentItem(2, ' \n'),
    ])
    expect(messages).toEqual([])
  })

  test('of the oldest form', () => {
    const bare = (role: string, text: string) => ({
      type: 'message',
      id: null,
      role,
      content: [{ type: 'input_text', text }],
    })
    const { session, messages, steps } = read([
      { id: SESSION, timestamp: at(0), instructions: 'Be kind', git: { branch: 'main' } },
      { record_type: 'state' },
      bare('user', '<environment_context>\n</environment_context>'),
      bare('user', 'Hi'),
      { type: 'function_call', name: 'shell', arguments: '{}', call_id: 'c' },
      {
        type: 'function_call_output',
        call_id: 'c',
        output: '{"output":"x","metadata":{"exit_code":2,"duration_seconds":0.1}}',
      },
      bare('assistant', 'Hello'),
    ])
    expect(said(messages)).toEqual(['user: Hi', 'devin: Hello'])
    expect(session).toMatchObject({
      externalId: SESSION,
      branch: 'main',
      ending: 'turn_over',
      lastRecordAt: Date.parse(at(0)) * 1000,
    })
    expect(steps.find(({ kind }) => kind === 'tool_result')).toMatchObject({
      isError: true,
      pointer: '/output',
      at: null,
    })
  })
})

describe('endings', () => {
  const begun = [head(0), ...records.turn(1), ...records.prompt(2, 'Go')]
  const asking = item(3, 'function_call', { name: 'request_user_input', arguments: '{}', call_id: 'q' })
  const cases: Record<string, readonly [string, readonly JsonObject[]]> = {
    'a turn without a word': ['broke_off', [head(0), ...records.turn(1)]],
    'a prompt': ['broke_off', begun],
    'a call without result': ['broke_off', [...begun, records.command(3, 'c', 'ls')]],
    'a comment on the way': ['broke_off', [...begun, ...records.answer(3, 'Looking', 'commentary')]],
    'a last word': ['turn_over', [...begun, ...records.answer(3, 'Done')]],
    'a completed turn': [
      'turn_over',
      [...begun, ...records.answer(3, 'Look', 'commentary'), records.complete(4)],
    ],
    'a turn of the older name': ['turn_over', [...begun, event(4, 'turn.completed', { usage: {} })]],
    'an interruption': ['broke_off', [...begun, event(3, 'turn_aborted', { reason: 'interrupted' })]],
    'a question': ['asks', [...begun, asking]],
    'an answered question': ['broke_off', [...begun, asking, records.output(4, 'q', '{}')]],
    'a permission wanted': ['asks', [...begun, event(3, 'exec_approval_request', { call_id: 'c' })]],
    'an error': ['api_error', [...begun, event(3, 'error', { message: 'Rate limit' })]],
    'an error that ends its turn': ['api_error', [...begun, event(3, 'error'), records.complete(3)]],
    'a turn completed by an error': [
      'api_error',
      [...begun, records.complete(3, { error: { message: 'x' } })],
    ],
    'an error that was overcome': ['turn_over', [...begun, event(3, 'error'), ...records.answer(4, 'Done')]],
    'token counts after the end': [
      'turn_over',
      [...begun, records.complete(3), records.tokenCount(4, [1, 0, 1, 0])],
    ],
  }
  test.each(Object.entries(cases))('%s', (_, [ending, lines]) => {
    expect(read(lines).session.ending).toBe(ending)
  })
})
