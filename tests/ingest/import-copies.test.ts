import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { importTranscript } from '../../src/ingest/import.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { testDatabase } from '../storage/test-database.ts'
import { agent, at, call, text, user, uuid } from './claude-code-records.ts'
import { bytesOf, Organization, piecesOf } from './imports.ts'

const db = await testDatabase()

/** A resumed session's file begins with the records of what it goes on from, with their ids and times, under its own id. */
const sessionId = (n: number) => `${n}1111111-2222-4333-8444-555555555555`

/** The record of a place: a prompt in odd ones, an answer with a call and tokens in even ones. */
function recordAt(place: number, session: number): JsonObject {
  const own = { sessionId: sessionId(session), timestamp: at(place % 1000), uuid: uuid(place) }
  return place % 2 === 1
    ? user(place, `Prompt ${place}`, own)
    : agent(
        place,
        [text(`Answer ${place}`), call(`call-${place}`, 'Bash')],
        { usage: { input_tokens: place, output_tokens: 1 } },
        own,
      )
}

/** The places of each transcript: what one went through; equal places are copies of each other. */
type Family = readonly (readonly number[])[]

const transcriptOf = (places: readonly number[], session: number) =>
  places.map((place) => recordAt(place, session))

interface Told {
  readonly messages: readonly { readonly event_id: string }[]
  readonly steps: readonly unknown[]
  readonly tokens_by_model: Readonly<Record<string, { readonly input: number }>>
  readonly tool_calls: Readonly<Record<string, number>>
}

async function told(organization: Organization): Promise<readonly Told[]> {
  return Object.values((await organization.state()).sessions) as unknown as readonly Told[]
}

/** Each record counts once in all, wherever that is. */
async function expectOnce(organization: Organization, family: Family): Promise<void> {
  const places = [...new Set(family.flat())]
  const sessions = await told(organization)
  const ids = sessions.flatMap(({ messages }) => messages.map((message) => message.event_id))
  expect(ids.toSorted()).toEqual(places.map(uuid).toSorted())
  const answers = places.filter((place) => place % 2 === 0)
  const sum = (of: (session: Told) => number) => sessions.reduce((all, session) => all + of(session), 0)
  expect(sum((one) => one.tokens_by_model['claude-opus-4-6']?.input ?? 0)).toBe(
    answers.reduce((all, place) => all + place, 0),
  )
  expect(sum((one) => one.tool_calls['Bash'] ?? 0)).toBe(answers.length)
  expect(sum((one) => one.steps.length)).toBe(places.length + answers.length)
}

async function importInto(
  organization: Organization,
  family: Family,
  order: readonly number[],
): Promise<void> {
  for (const index of order) {
    await organization.import(transcriptOf(family[index] ?? [], index), { name: `${sessionId(index)}.jsonl` })
  }
}

function ordersOf(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((first) =>
    ordersOf(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
  )
}

/**
 * Families of two to four: each goes on from a point of an earlier one by records of its own, if any. Places count up, and
 * a few seconds are shared by records of different transcripts.
 */
const family = fc
  .array(
    fc.record({ from: fc.nat(), shared: fc.integer({ min: 1, max: 6 }), own: fc.nat(4), at: fc.nat(3) }),
    { minLength: 1, maxLength: 3 },
  )
  .map((forks): Family => {
    const places: number[][] = [[1, 2, 3, 4]]
    forks.forEach(({ from, shared, own, at: second }, index) => {
      const copied = (places[from % places.length] ?? []).slice(0, shared)
      // Times go up along each.
      const place = (n: number) => (index + 1) * 1000 + (copied.length + n) * 10 + second
      places.push([...copied, ...Array.from({ length: own }, (_, n) => place(n))])
    })
    return places
  })

describe('sessions that share records', () => {
  it.each<[string, Family]>([
    [
      'a session and one that goes on from its end',
      [
        [1, 2],
        [1, 2, 3, 4],
      ],
    ],
    [
      'a fork from the middle',
      [
        [1, 2, 3, 4],
        [1, 2, 1003, 1004],
      ],
    ],
    [
      'a fork with nothing of its own',
      [
        [1, 2, 3, 4],
        [1, 2],
      ],
    ],
    [
      'the same twice',
      [
        [1, 2],
        [1, 2],
      ],
    ],
    [
      'a chain',
      [
        [1, 2],
        [1, 2, 3, 4],
        [1, 2, 3, 4, 5, 6],
      ],
    ],
    [
      'two forks from one point',
      [
        [1, 2],
        [1, 2, 1003],
        [1, 2, 2003, 2004],
      ],
    ],
    [
      'forks of a fork',
      [
        [1, 2, 3],
        [1, 2, 1003, 1004],
        [1, 2, 1003, 2004, 2005],
        [1, 2, 1003, 1004, 1005],
      ],
    ],
  ])('count once, and in the same place in every order: %s', async (_, transcripts) => {
    const states = []
    for (const order of ordersOf(transcripts.map((_, index) => index))) {
      const organization = await Organization.create(db)
      await importInto(organization, transcripts, order)
      await expectOnce(organization, transcripts)
      states.push(await organization.state())
    }
    for (const state of states) expect(state).toEqual(states[0])
  })

  it('count once in any family, in any order, again and again', async () => {
    await fc.assert(
      fc.asyncProperty(family, fc.infiniteStream(fc.nat()), async (transcripts, numbers) => {
        const indexes = transcripts.map((_, index) => index)
        const [one, other] = [await Organization.create(db), await Organization.create(db)]
        await importInto(one, transcripts, indexes)
        const shuffled = indexes.toSorted(() => (numbers.next().value % 2 === 0 ? -1 : 1))
        await importInto(other, transcripts, [...shuffled, ...shuffled.slice(1)])
        await expectOnce(one, transcripts)
        expect(await other.state()).toEqual(await one.state())
      }),
      { numRuns: 25 },
    )
  })

  it('count once when they grow, as if they had come at their full length', async () => {
    await fc.assert(
      fc.asyncProperty(family, fc.nat(), fc.nat(), async (transcripts, who, cut) => {
        const [grown, whole] = [await Organization.create(db), await Organization.create(db)]
        const index = who % transcripts.length
        const full = transcripts[index] ?? []
        const shorter = transcripts.with(index, full.slice(0, 1 + (cut % full.length)))
        const order = transcripts.map((_, at) => at)
        await importInto(grown, shorter, order)
        await expectOnce(grown, shorter)
        await importInto(grown, transcripts, [index])
        await importInto(whole, transcripts, order)
        await expectOnce(grown, transcripts)
        // What was wholly a copy before, and no session, comes when it is imported again.
        await importInto(grown, transcripts, order)
        expect(await grown.state()).toEqual(await whole.state())
      }),
      { numRuns: 25 },
    )
  })

  it('are put right by the next import when reading them again was cut off', async () => {
    const transcripts: Family = [
      [1, 2, 3, 4],
      [1, 2, 1003, 1004],
    ]
    const [cut, whole] = [await Organization.create(db), await Organization.create(db)]
    await importInto(whole, transcripts, [0, 1])
    // The fork comes first; when its origin comes, it is to be read again without what it copied.
    await importInto(cut, transcripts, [1])
    let reads = 0
    const now = () => {
      if (++reads > 2) throw new Error('cut off')
      return cut.context.now()
    }
    const owner = { userId: null, serviceUserId: 'service-user-1' }
    const body = piecesOf(bytesOf(transcriptOf(transcripts[0] ?? [], 0)), 1000)
    const input = { orgId: cut.orgId, body, name: null, agent: null, repository: null, owner, dryRun: false }
    await expect(importTranscript({ db, now }, input)).rejects.toThrow('cut off')
    expect(await told(cut)).toHaveLength(2)
    await importInto(cut, transcripts, [0, 1])
    expect(await cut.state()).toEqual(await whole.state())
  })
})
