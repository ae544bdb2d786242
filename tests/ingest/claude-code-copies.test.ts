import { describe, expect, it } from 'vitest'
import { agent, call, micros, read, said, SESSION, text, user, uuid } from './claude-code-records.ts'

const PARENT = '99999999-2222-4333-8444-555555555555'
const idsOf = (transcript: ReturnType<typeof read>) => transcript.sessions.map(({ externalId }) => externalId)

describe('a sub-agent', () => {
  const side = { isSidechain: true }

  it('without an id of its own is told by its chain, and called by its first record', () => {
    const transcript = read([
      user(1, 'Go'),
      agent(2, [call('t1', 'Task'), call('t2', 'Task')], { usage: { output_tokens: 1 } }),
      user(10, 'Find the tests', { ...side, parentUuid: null }),
      user(20, 'Find the docs', { ...side, parentUuid: null }),
      agent(11, [text('Here.')], { usage: { output_tokens: 10 } }, side),
      agent(21, [text('There.')], { usage: { output_tokens: 20 } }, side),
      agent(23, [text('And there.')], {}, { ...side, parentUuid: uuid(22) }),
      agent(3, [text('Done.')]),
    ])
    const [tests, docs] = [`${SESSION}/${uuid(10)}`, `${SESSION}/${uuid(20)}`]
    expect(idsOf(transcript)).toEqual([SESSION, tests, docs])
    expect(said(transcript)).toEqual(['user: Go', 'devin: Done.'])
    expect(said(transcript, tests)).toEqual(['devin: Here.'])
    expect(said(transcript, docs)).toEqual(['devin: There.', 'devin: And there.'])
    expect(transcript.sessions[1]).toMatchObject({ parentExternalId: SESSION, title: 'Find the tests' })
    expect(
      transcript.sessions.map((session) => session.tokensByModel.get('claude-opus-4-6')?.output),
    ).toEqual([1, 10, 20])
  })

  it('begins anew where its chain begins at a record of the session', () => {
    const of = (parent: number) => ({ ...side, parentUuid: uuid(parent) })
    const transcript = read([
      user(1, 'Go'),
      user(10, 'Find', of(1)),
      user(20, 'Seek', of(1)),
      user(11, 'More', of(10)),
    ])
    expect(idsOf(transcript)).toEqual([SESSION, `${SESSION}/${uuid(10)}`, `${SESSION}/${uuid(20)}`])
  })

  it.each([
    ['its records', { ...side, agentId: 'a1' }, 'agent-b2.jsonl', 'a1'],
    ['the file beside the session', side, 'projects/shop/agent-b2.jsonl', 'b2'],
    ['the file below the session', side, `shop/${SESSION}/subagents/agent-b2.jsonl`, 'b2'],
    ['the file of a workflow', side, `${SESSION}/subagents/workflows/w1/agent-b2.jsonl`, 'b2'],
  ])('has its id from %s', (_where, more, name, id) => {
    const transcript = read([user(1, 'Find the tests', more), agent(2, [text('Here.')], {}, more)], name)
    expect(transcript.sessions).toMatchObject([{ externalId: `${SESSION}/${id}`, parentExternalId: SESSION }])
    expect(said(transcript, `${SESSION}/${id}`)).toEqual(['devin: Here.'])
  })

  it('belongs to the session of its folder where its records name the agent as the session', () => {
    const more = { ...side, agentId: 'b2', sessionId: 'agent-b2' }
    const transcript = read([user(1, 'Find', more)], `${SESSION}/subagents/agent-b2.jsonl`)
    expect(idsOf(transcript)).toEqual([`${SESSION}/b2`])
  })

  it('may be spoken to by a person', () => {
    const more = { ...side, agentId: 'a1' }
    const transcript = read([user(1, 'Find', more), user(2, 'Hurry', { ...more, origin: { kind: 'human' } })])
    expect(said(transcript, `${SESSION}/a1`)).toEqual(['user: Hurry'])
  })
})

describe('copied history', () => {
  const own = [user(3, 'Go on'), agent(4, [text('Done.')])]
  const before = [user(1, 'Go'), agent(2, [text('Well.')], { usage: { output_tokens: 5 } })]

  it("is left out where it stands first under the other session's id", () => {
    const copied = before.map((record) => ({ ...record, sessionId: PARENT }))
    for (const name of [`${SESSION}.jsonl`, 'copy.jsonl', null]) {
      const transcript = read([...copied, ...own], name)
      expect(idsOf(transcript)).toEqual([SESSION])
      expect([...transcript.messages.keys()]).toEqual([SESSION])
      expect(transcript.sessions[0]).toMatchObject({ title: 'Go on', firstRecordAt: micros(3) })
      expect(transcript.sessions[0]?.tokensByModel.get('claude-opus-4-6')?.output).toBe(0)
    }
  })

  it('is not what a later session wrote into the file that bears this name', () => {
    const later = own.map((record) => ({ ...record, sessionId: PARENT }))
    const transcript = read([...before, ...later])
    expect(idsOf(transcript)).toEqual([SESSION, PARENT])
    expect(said(transcript, PARENT)).toEqual(['user: Go on', 'devin: Done.'])
  })

  it('is left out where it says whence it is copied, and when it stands once more without saying so', () => {
    const forked = before.map((record) => ({
      ...record,
      forkedFrom: { sessionId: PARENT, messageUuid: 'x' },
    }))
    const transcript = read([...forked, ...before, ...own])
    expect(said(transcript)).toEqual(['user: Go on', 'devin: Done.'])
    expect(read([...forked]).sessions).toEqual([])
  })

  it('is left out where the same records stand twice', () => {
    const twice = read([...before, ...own, ...before, ...own])
    expect(said(twice)).toEqual(said(read([...before, ...own])))
    expect(twice.sessions).toEqual(read([...before, ...own]).sessions)
  })

  it('is not what has lost its ids: each record counts, under an id of its place', () => {
    const redacted = { uuid: 'REDACTED' }
    const transcript = read([user(1, 'Go', redacted), user(2, 'On', redacted), user(3, 'Stop', { uuid: 7 })])
    expect(said(transcript)).toEqual(['user: Go', 'user: On', 'user: Stop'])
    expect(transcript.messages.get(SESSION)?.map(({ eventId }) => eventId)).toEqual([
      'REDACTED',
      'line-2',
      'line-3',
    ])
  })
})
