import { describe, expect, test } from 'vitest'
import { formOf, headOf } from '../../src/ingest/head.ts'
import { detect, IMPORTERS } from '../../src/ingest/registry.ts'
import { testDatabase } from '../storage/test-database.ts'
import { Organization, outcomes } from './imports.ts'
import { jsonLines } from './read-transcript.ts'

const CHAT = { sessionId: 'chat', projectHash: 'hash', startTime: '2026-01-05T09:00:00.000Z' }
const MESSAGES = [
  { id: 'a', timestamp: '2026-01-05T09:00:01.000Z', type: 'user', content: 'Go' },
  { id: 'b', timestamp: '2026-01-05T09:00:05.000Z', type: 'gemini', content: 'Gone.', model: 'gemini-3-pro' },
]
const RUN = {
  instance_id: 'shop-1',
  history: [
    {
      id: 0,
      timestamp: '2026-01-05T09:00:00.000001',
      source: 'user',
      action: 'message',
      args: { content: 'Go' },
    },
    {
      id: 1,
      timestamp: '2026-01-05T09:00:02',
      source: 'agent',
      action: 'finish',
      args: { final_thought: 'Gone.' },
    },
  ],
  test_result: { git_patch: '' },
}

function toldOf(bytes: Buffer): readonly (string | null | undefined)[] {
  const head = headOf([bytes], true)
  const importer = head && detect(head)
  return [importer?.agent, importer && head ? formOf(importer, head) : null]
}

describe('an agent that writes in two forms', () => {
  test.each([
    ['a record a line', jsonLines([CHAT, ...MESSAGES]), 'lines'],
    ['one document', Buffer.from(JSON.stringify({ ...CHAT, messages: MESSAGES }, null, 2)), 'document'],
    ['one document in a line', jsonLines([{ ...CHAT, messages: MESSAGES }]), 'lines'],
    // The last message alone would be a record.
    [
      'one document with a message a line',
      Buffer.from(
        `${JSON.stringify(CHAT).slice(0, -1)},"messages":[\n${MESSAGES.map((one) => JSON.stringify(one)).join(',\n')}\n]}`,
      ),
      'document',
    ],
    [
      'a record a line, the first one broken',
      Buffer.from(`{"sessionId":"ch\n${jsonLines(MESSAGES).toString()}`),
      'lines',
    ],
  ])('is told by %s', (_, bytes, form) => {
    expect(toldOf(bytes)).toEqual(['gemini-cli', form])
  })

  test('is told by what is in a file: what stands beside transcripts is nobody’s', () => {
    const others = [
      { prediction: { instance_id: 'shop-1', model_patch: '' } },
      { org: 'shop', number: 1, fix_patch: '' },
      { session_id: 'chat', agent: 'Gemini CLI', messages: 3 },
      { kind: 'Event', source: { component: 'kubelet' }, action: 'x' },
      [{ action: 'opened', content: 'x' }],
      { history: [{ role: 'user', content: 'x' }], trajectory: [] },
      { compilerOptions: { lib: ['es2024'] }, include: ['src'] },
    ]
    for (const value of others) {
      expect([value, ...toldOf(Buffer.from(JSON.stringify(value, null, 2)))]).toEqual([
        value,
        undefined,
        null,
      ])
      expect([value, ...toldOf(jsonLines([value]))]).toEqual([value, undefined, null])
    }
  })
})

const db = await testDatabase()

describe('a transcript that is one document', () => {
  test('is imported, again, and as it grows, whatever pieces it comes in', async () => {
    const bytes = (messages: readonly unknown[]) =>
      Buffer.from(JSON.stringify({ ...CHAT, messages }, null, 2))
    const organization = await Organization.create(db)
    expect(outcomes(await organization.import(bytes(MESSAGES.slice(0, 1))))).toEqual(['created'])
    const report = await organization.import(bytes(MESSAGES), { piece: 7 })
    expect(report).toMatchObject({ agent: 'gemini-cli', recordsNotUnderstood: {} })
    expect(outcomes(report)).toEqual(['updated'])
    expect(outcomes(await organization.import(bytes(MESSAGES)))).toEqual(['unchanged'])
    expect(outcomes(await organization.import(bytes(MESSAGES.slice(0, 1))))).toEqual(['unchanged'])
    const { sessions } = await organization.state()
    expect(sessions['chat']).toMatchObject({ num_user_messages: 1, num_devin_messages: 1, num_steps: 2 })
  })

  test('is read in pieces where it is longer than a chunk, and counted as broken where it breaks off', async () => {
    const long = Array.from({ length: 40 }, (_, n) => [
      {
        id: `u${n}`,
        timestamp: '2026-01-05T09:01:00Z',
        type: 'user',
        content: `${n} ${'x'.repeat(100_000)}`,
      },
      { id: `g${n}`, timestamp: '2026-01-05T09:01:01Z', type: 'gemini', content: `Done ${n}` },
    ]).flat()
    const bytes = Buffer.from(JSON.stringify({ ...CHAT, messages: long }, null, 1))
    const whole = await Organization.create(db)
    await whole.import(bytes)
    expect((await whole.state()).sessions['chat']).toMatchObject({
      num_user_messages: 40,
      num_devin_messages: 40,
    })
    const broken = await Organization.create(db)
    const report = await broken.import(bytes.subarray(0, bytes.length / 2))
    expect(report.recordsNotUnderstood).toEqual({ invalid_json: 1 })
    expect((await broken.state()).sessions['chat']).toMatchObject({ num_user_messages: 20 })
  })
})

describe('a line that is longer than what is looked at first', () => {
  const huge = { ...RUN, instance: { repo: 'ada/shop', notes: 'x'.repeat(9_000_000) } }
  const second = { ...RUN, instance_id: 'shop-2' }

  test('is told by its beginning, and is the same session whether another line follows or not', async () => {
    const organization = await Organization.create(db)
    const alone = await organization.import(jsonLines([huge]))
    const grown = await organization.import(jsonLines([huge, second]))
    expect([alone, grown].map(({ agent }) => agent)).toEqual(['openhands', 'openhands'])
    expect(outcomes(grown)).toEqual(['updated', 'created'])
    const { sessions } = await organization.state()
    expect(Object.keys(sessions).map((id) => id.split('@')[0])).toEqual(['shop-1', 'shop-2'])
    expect(Object.values(sessions).map((one) => one['repo_name'])).toEqual(['ada/shop', null])
  })
})

test('every agent has its reader under its own name', () => {
  expect(Object.entries(IMPORTERS).filter(([agent, importer]) => importer.agent !== agent)).toEqual([])
})
