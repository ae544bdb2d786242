import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { IMPORTERS } from '../../src/ingest/registry.ts'
import type { Importer } from '../../src/ingest/importer.ts'
import { testDatabase } from '../storage/test-database.ts'
import { agent, at, call, micros, result, SESSION, text, user } from './claude-code-records.ts'
import * as codex from './codex-records.ts'
import { bytesOf, digestOf, Organization, outcomes } from './imports.ts'
import { jsonLines } from './read-transcript.ts'

const db = await testDatabase()

const usage = { input_tokens: 100, output_tokens: 10 }

/** A session of so many exchanges, each a prompt, a call with its result and an answer. */
function exchanges(n: number, more: Record<string, unknown> = {}): unknown[] {
  return Array.from({ length: n }, (_, i) => i * 4 + 1).flatMap((from) => [
    user(from, `Prompt ${from}`, more),
    agent(from + 1, [call(`call-${from}`, 'Bash', { command: 'make' })], { usage }, more),
    result(from + 2, `call-${from}`, 'ok', more),
    agent(from + 3, [text(`Answer ${from}`)], { usage }, more),
  ])
}

async function sessionOf(organization: Organization): Promise<Record<string, unknown>> {
  return (await organization.state()).sessions[SESSION] ?? {}
}

describe('a transcript', () => {
  it('is created, then unchanged', async () => {
    const organization = await Organization.create(db)
    const report = await organization.import(exchanges(2))
    expect(report).toMatchObject({ agent: 'claude-code', recordsNotUnderstood: {} })
    expect(outcomes(report)).toEqual(['created'])
    const before = await organization.rows()
    expect(outcomes(await organization.import(exchanges(2)))).toEqual(['unchanged'])
    expect(await organization.rows()).toEqual(before)
    expect(await sessionOf(organization)).toMatchObject({
      num_user_messages: 2,
      num_devin_messages: 2,
      num_steps: 8,
      tokens_by_model: { 'claude-opus-4-6': { input: 400, output: 40 } },
      tool_calls: { Bash: 2 },
      original_digest: digestOf(exchanges(2)),
    })
  })

  it('is of the repository that its folder is told to be of, without credentials, also when it has grown', async () => {
    const organization = await Organization.create(db)
    await organization.import(exchanges(1), { repository: 'https://me:secret@example.org/team/tool.git' })
    const told = { repo_name: 'team/tool', repository_url: 'https://example.org/team/tool.git' }
    expect(await sessionOf(organization)).toMatchObject(told)
    await organization.import(exchanges(2))
    expect(await sessionOf(organization)).toMatchObject(told)
  })

  it('is updated when it has grown, and its old end is forgotten', async () => {
    const organization = await Organization.create(db)
    await organization.import(exchanges(1))
    const [first] = (await organization.rows()).sessions
    expect(outcomes(await organization.import(exchanges(3)))).toEqual(['updated'])
    const rows = await organization.rows()
    expect(rows.originals).toHaveLength(1)
    expect(rows.original_chunks).toHaveLength(1)
    expect(rows.sessions[0]).toMatchObject({ created_at: first?.['created_at'], updated_at: micros(12) })
    expect(await sessionOf(organization)).toMatchObject({
      num_user_messages: 3,
      tokens_by_model: { 'claude-opus-4-6': { input: 600 } },
    })
  })

  it('is in the same state after growing as when it came at once', async () => {
    const [grown, whole] = [await Organization.create(db), await Organization.create(db)]
    for (const n of [1, 2, 4]) await grown.import(exchanges(n))
    await whole.import(exchanges(4))
    expect(await grown.state()).toEqual(await whole.state())
  })

  it('is not changed by an older, shorter copy', async () => {
    const organization = await Organization.create(db)
    await organization.import(exchanges(3))
    const before = await organization.rows()
    for (const n of [1, 2]) {
      expect(outcomes(await organization.import(exchanges(n)))).toEqual(['unchanged'])
      expect(await organization.rows()).toEqual(before)
    }
  })

  it('keeps what people set, its owner and its creation; its last change never goes back', async () => {
    const organization = await Organization.create(db)
    await organization.import(exchanges(1), { userId: 'user-ada' })
    const set = { tags: ['shop'], is_archived: true, category: 'bug_fixing' as const, subcategory: 'Other' }
    await db
      .updateTable('sessions')
      .set({ ...set, updated_at: micros(500), created_at: micros(0) })
      .where('org_id', '=', organization.orgId)
      .execute()
    await organization.import(exchanges(3), { userId: 'user-eve' })
    expect((await organization.rows()).sessions[0]).toMatchObject({
      ...set,
      updated_at: micros(500),
      created_at: micros(0),
      user_id: 'user-ada',
      num_user_messages: 3,
    })
  })
})

describe('different files about one session', () => {
  const home = exchanges(2)
  const work = [...exchanges(1), user(30, 'Elsewhere'), agent(40, [text('Here.')])]

  it('show the one with the later last record and keep the other, however they come', async () => {
    const organizations = []
    for (const order of [
      [home, work],
      [work, home],
      [work, home, home, work, home],
      [home, work, work],
    ]) {
      // prettier-ignore
      const organization = await Organization.create(db)
      organizations.push(organization)
      for (const transcript of order) await organization.import(transcript)
    }
    const states = await Promise.all(organizations.map((organization) => organization.state()))
    expect(states[0]).toMatchObject({
      sessions: { [SESSION]: { original_digest: digestOf(work), num_user_messages: 2 } },
    })
    expect(new Set(states[0]?.originals)).toEqual(
      new Set([
        { of: SESSION, digest: digestOf(home), isShown: false },
        { of: SESSION, digest: digestOf(work), isShown: true },
      ]),
    )
    for (const state of states) expect(state).toEqual(states[0])
    for (const transcript of [home, work]) {
      expect(await organizations[0]?.original(digestOf(transcript))).toEqual(bytesOf(transcript))
    }
  })

  it('change nothing when they come again, in any order and any number of times', async () => {
    const transcripts = [exchanges(1), home, exchanges(3), work, [...work, user(50, 'More')]]
    const expected = await Organization.create(db)
    for (const transcript of transcripts) await expected.import(transcript)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(transcripts.length - 1), { maxLength: 6 }), async (order) => {
        const organization = await Organization.create(db)
        for (const index of order) await organization.import(transcripts[index] ?? [])
        for (const transcript of transcripts) await organization.import(transcript)
        expect(await organization.state()).toEqual(await expected.state())
      }),
      { numRuns: 20 },
    )
  })
})

describe('what is skipped', () => {
  it.each([
    ['nothing', Buffer.alloc(0)],
    ['blank lines', Buffer.from('\n\n \r\n\n')],
    ['another format', jsonLines([{ kind: 'x', text: 'y' }])],
    ['no JSON', Buffer.from('Dear diary,\ntoday I wrote a program.\n')],
    ['a session in which nothing happened', jsonLines([{ type: 'summary', summary: 'x', leafUuid: 'y' }])],
    ['a rollout without a turn', jsonLines([codex.head(0)])],
    [
      'much of another format',
      jsonLines(Array.from({ length: 60 }, () => ({ kind: 'x', text: 'y'.repeat(60_000) }))),
    ],
    [
      'a long session in which nothing happened',
      jsonLines(
        Array.from({ length: 60 }, () => ({
          type: 'summary',
          summary: 'x'.repeat(60_000),
          leafUuid: 'y',
        })),
      ),
    ],
  ])('%s leaves nothing behind', async (_, bytes) => {
    const organization = await Organization.create(db)
    expect(await organization.import(bytes)).toMatchObject({ agent: null, sessions: [] })
    const { org_totals: totals, ...rest } = await organization.rows()
    expect(Object.values(rest).flat()).toEqual([])
    expect(totals.every((row) => row['sessions'] === 0)).toBe(true)
  })

  it('is what another agent than the one asked for wrote', async () => {
    const organization = await Organization.create(db)
    expect(await organization.import(exchanges(1), { agent: 'codex' })).toMatchObject({ agent: null })
    expect((await organization.rows()).sessions).toEqual([])
  })

  it('is a broken line, which is counted, and no more', async () => {
    const organization = await Organization.create(db)
    const broken = Buffer.concat([
      Buffer.from('{"type":\n'),
      jsonLines(exchanges(1)),
      Buffer.from('[1]\nnull\n"x"\n{"type": "weather"}\n{"unended": '),
    ])
    const report = await organization.import(broken)
    expect(report.recordsNotUnderstood).toEqual({ invalid_json: 2, not_an_object: 3, weather: 1 })
    expect(await sessionOf(organization)).toMatchObject({ num_user_messages: 1, num_steps: 4 })
  })
})

describe('a dry run', () => {
  it('tells what would come and leaves every table as it is', async () => {
    const organization = await Organization.create(db)
    const dryRun = true
    expect(outcomes(await organization.import(exchanges(3), { dryRun }))).toEqual(['created'])
    const nothing = await organization.rows()
    expect(Object.values(nothing).flat()).toEqual([])

    const other = [...exchanges(1), user(7, 'Other')]
    for (const [transcript, outcome] of [
      [exchanges(2), 'unchanged'],
      [exchanges(1), 'unchanged'],
      [exchanges(3), 'updated'],
      [other, 'unchanged'],
      [[...other, user(90, 'Later')], 'updated'],
    ] as const) {
      const own = await Organization.create(db)
      await own.import(exchanges(2))
      const before = await own.rows()
      expect(outcomes(await own.import(transcript, { dryRun }))).toEqual([outcome])
      expect(await own.rows()).toEqual(before)
      expect(outcomes(await own.import(transcript))).toEqual([outcome])
    }
  })
})

describe('a better reader', () => {
  /** Runs with a reader of a later version in place of the present one. */
  async function reading(changes: Partial<Importer>, work: () => Promise<void>): Promise<void> {
    const present = IMPORTERS['claude-code']
    IMPORTERS['claude-code'] = { ...present, version: present.version + 1, ...changes }
    try {
      await work()
    } finally {
      IMPORTERS['claude-code'] = present
    }
  }
  const present = IMPORTERS['claude-code']
  const side = { isSidechain: true, agentId: 'helper' }
  const family = [...exchanges(1), user(20, 'Find', side), agent(21, [text('Found.')], { usage }, side)]
  const [child, own] = [`${SESSION}/helper`, SESSION]

  /** The present reader, but it finds only the sessions that are wanted. */
  const finding = (isWanted: (externalId: string) => boolean): Partial<Importer> => ({
    open(source, sink) {
      const reading = present.open(source, sink)
      return {
        record: (record) => reading.record(record),
        end: () => reading.end().filter(({ externalId }) => isWanted(externalId)),
      }
    },
  })

  async function ids(organization: Organization): Promise<readonly string[]> {
    return Object.keys((await organization.state()).sessions)
  }

  it('reads the kept bytes again, once', async () => {
    const organization = await Organization.create(db)
    const [session] = (await organization.import(family)).sessions
    await reading({}, async () => {
      expect(outcomes(await organization.importAgain(session?.sessionId ?? ''))).toEqual([
        'updated',
        'updated',
      ])
      expect(outcomes(await organization.importAgain(session?.sessionId ?? ''))).toEqual([
        'unchanged',
        'unchanged',
      ])
      expect(outcomes(await organization.import(family))).toEqual(['unchanged', 'unchanged'])
    })
    const expected = await Organization.create(db)
    await reading({}, async () => void (await expected.import(family)))
    expect(await organization.state()).toEqual(await expected.state())
  })

  it('may find fewer sessions, more, and fewer again', async () => {
    const organization = await Organization.create(db)
    await organization.import(family)
    expect(await ids(organization)).toEqual([own, child])
    await reading(
      finding((id) => id === own),
      async () => void (await organization.import(family)),
    )
    expect(await ids(organization)).toEqual([own])
    await reading({ version: 7 }, async () => void (await organization.import(family)))
    expect(await ids(organization)).toEqual([own, child])
    await reading({ version: 8, ...finding(() => false) }, async () => {
      expect(await organization.import(family)).toMatchObject({ agent: null, sessions: [] })
    })
    const { org_totals: totals, ...rest } = await organization.rows()
    expect(Object.values(rest).flat()).toEqual([])
    expect(totals[0]).toMatchObject({ sessions: 0 })
  })

  it('may take a file for another session', async () => {
    const organization = await Organization.create(db)
    await organization.import(family)
    await reading(
      finding((id) => id === child),
      async () => {
        expect(outcomes(await organization.import(family))).toEqual(['updated'])
        expect(await ids(organization)).toEqual([child])
        expect(outcomes(await organization.import(family))).toEqual(['unchanged'])
      },
    )
  })
})

describe('the counters', () => {
  it('count the sessions after any imports', async () => {
    const side = (n: number) => ({ isSidechain: true, agentId: `helper-${n}` })
    const file = fc.record({
      session: fc.nat(2),
      length: fc.integer({ min: 1, max: 3 }),
      helpers: fc.nat(2),
      agent: fc.constantFrom('claude-code', 'codex', 'none'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(file, { maxLength: 8 }), async (files) => {
        const organization = await Organization.create(db)
        for (const { session, length, helpers, agent: writer } of files) {
          const sessionId = SESSION.replace(/^1/, String(session))
          const id = codex.uuid7(session)
          const transcript =
            writer === 'claude-code'
              ? [
                  ...exchanges(length, { sessionId }),
                  ...Array.from({ length: helpers }, (_, n) =>
                    user(50 + n, 'Find', { sessionId, ...side(n) }),
                  ),
                ]
              : writer === 'codex'
                ? [codex.head(0, { id }), ...codex.turn(1), ...codex.prompt(1, `Prompt ${length}`)]
                : [{ at: at(1) }]
          await organization.import(transcript, { dryRun: helpers === 2 })
        }
        await organization.state()
      }),
      { numRuns: 30 },
    )
  })
})
