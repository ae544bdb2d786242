import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { testDatabase } from '../storage/test-database.ts'
import { agent, at, call, SESSION, text, user } from './claude-code-records.ts'
import * as codex from './codex-records.ts'
import { Organization } from './imports.ts'

const db = await testDatabase()

async function membersOf(organization: Organization) {
  return (await organization.state()).sessions
}

/** A rollout whose session was begun by another. */
function rollout(n: number, parent: number | null): readonly unknown[] {
  const id = codex.uuid7(n)
  const more = parent === null ? {} : { source: { subagent: { thread_spawn: { parent_thread_id: codex.uuid7(parent) } } } } // prettier-ignore
  return [
    codex.head(n, { id, ...more }),
    ...codex.turn(n),
    ...codex.prompt(n, `Prompt ${n}`),
    ...codex.answer(n + 1, 'Done.'),
  ]
}

const GENERATIONS = [rollout(1, null), rollout(2, 1), rollout(3, 1), rollout(4, 2), rollout(5, 9)]
const [parent, child, younger, grandchild, orphan] = [1, 2, 3, 4, 5].map((n) => codex.uuid7(n))

function ordersOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items]
  return items.flatMap((first, at) => ordersOf(items.toSpliced(at, 1)).map((rest) => [first, ...rest]))
}

describe('parents and children', () => {
  it('find each other in any order', async () => {
    for (const order of ordersOf(GENERATIONS.slice(0, 4))) {
      const organization = await Organization.create(db)
      for (const transcript of [...order, ...GENERATIONS.slice(4)]) await organization.import(transcript)
      expect(await membersOf(organization)).toMatchObject({
        [String(parent)]: { parent_session_id: null, child_session_ids: [child, younger] },
        [String(child)]: { parent_session_id: parent, child_session_ids: [grandchild] },
        [String(younger)]: { parent_session_id: parent, child_session_ids: [] },
        [String(grandchild)]: { parent_session_id: child, child_session_ids: [] },
        [String(orphan)]: { parent_session_id: null, child_session_ids: [] },
      })
    }
  })

  it('find each other when they come at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(GENERATIONS, { minLength: 4 }), async (transcripts) => {
        const [together, apart] = [await Organization.create(db), await Organization.create(db)]
        await Promise.all(transcripts.map((transcript) => together.import(transcript)))
        for (const transcript of transcripts) await apart.import(transcript)
        expect(await together.state()).toEqual(await apart.state())
      }),
      { numRuns: 10 },
    )
  })

  it('lose each other when the one goes', async () => {
    const organization = await Organization.create(db)
    const side = (n: number) => ({ isSidechain: true, agentId: `helper-${n}` })
    const family = [user(1, 'Go'), ...[1, 2].map((n) => user(10 + n, 'Find', side(n)))]
    await organization.import(family)
    const [first, second] = [`${SESSION}/helper-1`, `${SESSION}/helper-2`]
    expect((await membersOf(organization))[SESSION]?.['child_session_ids']).toEqual([first, second])
    // Another file about the session, with a later last record, and without a second helper, then without any.
    await organization.import([user(1, 'Go!'), user(11, 'Find', side(1)), agent(20, [text('Done.')])])
    expect((await membersOf(organization))[SESSION]?.['child_session_ids']).toEqual([first])
    await organization.import([user(1, 'Go?'), agent(30, [text('Done.')])])
    expect(await membersOf(organization)).toMatchObject({ [SESSION]: { child_session_ids: [] } })
  })
})

describe('a sub-agent that two files tell of', () => {
  const helper = { isSidechain: true, agentId: 'helper' }
  const id = `${SESSION}/helper`
  const own = [
    user(10, 'Find', helper),
    agent(11, [text('Found.')], {}, helper),
    agent(12, [text('All.')], {}, helper),
  ]
  const inSession = [user(1, 'Go'), agent(2, [call('c', 'Task')]), ...own.slice(0, 2)]
  const grown = [...inSession, { ...agent(3, [text('Done.')]), timestamp: at(40) }]
  const name = `${SESSION}/subagents/agent-helper.jsonl`

  it('is read from its own file, whichever comes first or grows', async () => {
    const states = []
    for (const order of [
      ['own', 'session', 'grown'],
      ['session', 'own', 'grown'],
      ['session', 'grown', 'own', 'grown', 'own'],
    ]) {
      // prettier-ignore
      const organization = await Organization.create(db)
      for (const what of order) {
        if (what === 'own') await organization.import(own, { name })
        else await organization.import(what === 'session' ? inSession : grown, { name: `${SESSION}.jsonl` })
      }
      states.push(await organization.state())
      expect((await membersOf(organization))[id]).toMatchObject({
        from: id,
        num_devin_messages: 2,
        parent_session_id: SESSION,
      })
    }
    for (const state of states) expect(state).toEqual(states[0])
  })
})
