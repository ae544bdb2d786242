import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { contentReader } from '../../src/sessions/content.ts'
import { CHUNK_BYTES, storedChunkStore } from '../../src/sessions/originals.ts'
import { listSteps } from '../../src/sessions/steps.ts'
import { testDatabase } from '../storage/test-database.ts'
import { agent, call, result, SESSION, text, user, uuid } from './claude-code-records.ts'
import { bytesOf, digestOf, Organization, outcomes, type Transcript } from './imports.ts'
import { jsonLines } from './read-transcript.ts'

const db = await testDatabase()

const PLAIN = [user(1, 'Go'), agent(2, [text('Gone.')])]

async function imported(transcript: Transcript, piece = 64 * 1024) {
  const organization = await Organization.create(db)
  const report = await organization.import(transcript, { piece })
  const { sessions } = await organization.state()
  return { organization, report, session: sessions[SESSION] ?? {} }
}

function messagesOf(session: Readonly<Record<string, unknown>>): readonly unknown[] {
  return (session['messages'] as readonly { readonly message: string }[]).map(({ message }) => message)
}

/** Every step with its content, page by page. */
async function stepsOf(organization: Organization, sessionId: string, first = 100) {
  const scope = { all: false, orgIds: [organization.orgId] } as const
  const steps = []
  let after: string | undefined
  do {
    const page = await listSteps(organization.context, { scope, id: sessionId, after, first })
    steps.push(...page.items)
    after = page.endCursor ?? undefined
  } while (after !== undefined)
  return steps
}

describe('bytes of any kind', () => {
  const lines = PLAIN.map((record) => JSON.stringify(record))

  it.each([
    ['Windows line ends', Buffer.from(lines.map((line) => `${line}\r\n`).join(''))],
    ['a byte order mark', Buffer.from(`\uFEFF${lines.join('\n')}\n`)],
    ['no newline at the end', Buffer.from(lines.join('\n'))],
    ['empty lines', Buffer.from(`\n\n${lines.join('\n\r\n  \n\n')}\n\n\n`)],
  ])('are read alike: %s', async (_, bytes) => {
    const { session, report, organization } = await imported(bytes)
    expect(report.recordsNotUnderstood).toEqual({})
    expect(messagesOf(session)).toEqual(['Go', 'Gone.'])
    const steps = await stepsOf(organization, report.sessions[0]?.sessionId ?? '')
    expect(steps.map(({ content }) => content)).toEqual(['Go', 'Gone.'])
  })

  it('are kept readable where a database can’t hold them', async () => {
    const odd = 'a\u0000b\ud800c\udc00\u{1F600}'
    const place = { cwd: odd, gitBranch: odd, version: odd }
    const line = { model: odd, usage: { output_tokens: 1 } }
    const records = [
      user(1, odd, place),
      agent(2, [text(odd), call(odd, odd, { [odd]: odd })], line, place),
      { type: odd, sessionId: SESSION },
    ]
    const { session, report, organization } = await imported(records)
    const kept = 'a\uFFFDb\uFFFDc\uFFFD\u{1F600}'
    expect(messagesOf(session)).toEqual([kept, kept])
    expect(session).toMatchObject({ cwd: kept, branch: kept, agent_version: kept, tool_calls: { [kept]: 1 } })
    expect(Object.keys(session['tokens_by_model'] as object)).toEqual([kept])
    expect(report.recordsNotUnderstood).toEqual({ [kept]: 1 })
    expect(outcomes(await organization.import(records))).toEqual(['unchanged'])
  })

  it('may be cut anywhere, in the middle of a character too', async () => {
    const records = [user(1, '漢字 😀 é'.repeat(5)), agent(2, [text('ça va 🎉')])]
    const whole = await imported(records)
    for (const piece of [1, 2, 3, 7]) {
      expect(await (await imported(records, piece)).organization.state()).toEqual(
        await whole.organization.state(),
      )
    }
  })

  it('may fill a chunk exactly, or go over it by a line of several', async () => {
    for (const size of [CHUNK_BYTES, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 5]) {
      const empty = bytesOf([...PLAIN, user(3, '')]).length
      const long = 'é'.repeat(Math.floor((size - empty) / 2)) + 'x'.repeat((size - empty) % 2)
      const records = [...PLAIN, user(3, long)]
      expect(bytesOf(records)).toHaveLength(size)
      const { session, organization } = await imported(records)
      expect(messagesOf(session)).toEqual(['Go', 'Gone.', long])
      expect(digestOf(await organization.original(digestOf(records)))).toBe(digestOf(records))
      // It grows: the chunks that are whole stay, the last one goes with its version.
      await organization.import([...records, agent(4, [text('More.')])])
      expect(messagesOf((await organization.state()).sessions[SESSION] ?? {})).toHaveLength(4)
    }
  })

  it('are given back as they were', async () => {
    const line = fc.oneof(
      fc.constantFrom(...PLAIN.map((record) => JSON.stringify(record)), '', '\r', '{'),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 5 }), fc.boolean(), async (more, isEnded) => {
        const bytes = Buffer.concat([jsonLines(PLAIN), Buffer.from(more.join('\n') + (isEnded ? '\n' : ''))])
        const { organization } = await imported(bytes)
        expect(await organization.original(digestOf(bytes))).toEqual(bytes)
      }),
      { numRuns: 25 },
    )
  })
})

describe('many rows', () => {
  it('go ahead of the commit, and are gone where no session is told of', async () => {
    const side = { isSidechain: true, agentId: 'helper' }
    const many = Array.from({ length: 4_000 }, (_, n) => [
      user(2 * n + 1, `Prompt ${n}`),
      agent(2 * n + 2, [text(`Answer ${n} ${'x'.repeat(500)}`), call(`call-${n}`, 'Bash')]),
    ]).flat()
    // A resumed session's file begins with the one it goes on from.
    const earlier = many
      .slice(0, 6_000)
      .map((record, n) => ({ ...record, sessionId: uuid(9), uuid: uuid(50_000 + n) }))
    const { session, organization } = await imported([...earlier, ...many, user(9_000, 'Find', side)])
    expect(session).toMatchObject({ num_user_messages: 4_000, num_devin_messages: 4_000, num_steps: 12_000 })
    const rows = await organization.rows()
    expect(rows.sessions).toHaveLength(2)
  })
})

describe('the content of a step', () => {
  it('is what its record says', async () => {
    const deep = (levels: number): unknown => (levels === 0 ? 'end' : [deep(levels - 1)])
    const long = 'y'.repeat(40_000)
    const input = { 'a/b': { '~': ['x', 1, true, null] }, deep: deep(90) }
    const { report, organization } = await imported([
      user(1, [text('Go'), { type: 'image', source: { type: 'base64', data: long } }]),
      agent(2, [text('Yes.'), call('c1', 'Bash', input), call('c2', 'Write', { deep: deep(150) })]),
      result(3, 'c1', long),
      result(4, 'c2', 'x'.repeat(1_500_000)),
      result(5, 'c3', 'z'.repeat(17 * CHUNK_BYTES)),
      user(6, 'The last'),
    ])
    const sessionId = report.sessions[0]?.sessionId ?? ''
    const steps = await stepsOf(organization, sessionId, 2)
    const told = steps.map(({ kind, content, contentTruncated }) => [kind, contentTruncated, content])
    const picture = { type: 'image', source: { type: 'base64', data: long.slice(0, 32_000) } }
    expect(told.filter(([, , content]) => JSON.stringify(content).length < 200_000)).toEqual(told)
    expect(told).toMatchObject([
      ['user_message', false, 'Go'],
      ['user_message', true, picture],
      ['agent_message', false, 'Yes.'],
      ['tool_call', false, input],
      ['tool_call', true, { deep: expect.anything() as unknown }],
      ['tool_result', true, long.slice(0, 32_000)],
      ['tool_result', true, 'x'.repeat(32_000)],
      ['tool_result', true, null],
      ['user_message', false, 'The last'],
    ])
    expect(await stepsOf(organization, sessionId, 100)).toEqual(steps)
  })

  it('is what stands at its pointer, wherever that is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), fc.nat(3), async (value, before) => {
        const record = { a: { 'b/c~d': [0, value] } }
        const bytes = Buffer.concat([Buffer.alloc(before * 7, ' '), jsonLines([record])])
        const store = storedChunkStore(db, 'org-none')
        const digest = digestOf(bytes)
        await store.put(digest, bytes)
        const source = { line: 1, offset: before * 7, length: bytes.length - before * 7 - 1 }
        const read = contentReader([digest], store)
        const expected = JSON.parse(JSON.stringify(value)) as unknown
        expect(await read({ source, pointer: '/a/b~1c~0d/1' })).toEqual({
          content: expected,
          contentTruncated: false,
        })
        for (const pointer of ['/a/x', '/a/b~1c~0d/7', '/a/b~1c~0d/length', '/__proto__']) {
          expect(await read({ source, pointer })).toEqual({ content: null, contentTruncated: false })
        }
      }),
    )
  })
})
