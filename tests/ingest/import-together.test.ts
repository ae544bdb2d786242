import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { testDatabase } from '../storage/test-database.ts'
import { agent, call, text, user } from './claude-code-records.ts'
import { Organization, outcomes } from './imports.ts'

// On PostgreSQL these imports really run at the same time, on the embedded engine their statements take turns.

const db = await testDatabase()

function exchanges(n: number, last = 'Done.'): readonly unknown[] {
  const records = Array.from({ length: n }, (_, i) => [
    user(2 * i + 1, `Prompt ${i}`),
    agent(2 * i + 2, [text(`Answer ${i}`), call(`call-${i}`, 'Bash')], { usage: { output_tokens: 1 } }),
  ])
  return [...records.flat(), agent(2 * n + 1, [text(last)])]
}

/** Beginnings of one file, and another file about its session. */
const FILES = [1, 2, 4]
  .map((n) => exchanges(4).slice(0, 2 * n))
  .concat([exchanges(4), exchanges(5, 'Elsewhere.')])

describe('imports at the same time', () => {
  it('of the same bytes create a session once', async () => {
    const [together, once] = [await Organization.create(db), await Organization.create(db)]
    const reports = await Promise.all(Array.from({ length: 5 }, () => together.import(exchanges(3))))
    expect(reports.flatMap(outcomes).toSorted()).toEqual([
      'created',
      ...Array.from({ length: 4 }, () => 'unchanged'),
    ])
    await once.import(exchanges(3))
    expect(await together.state()).toEqual(await once.state())
  })

  it('of versions of a file end as if one had come after the other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(FILES, { minLength: 2 }), async (files) => {
        const [together, apart] = [await Organization.create(db), await Organization.create(db)]
        await Promise.all(files.map((file) => together.import(file)))
        for (const file of files) await apart.import(file)
        expect(await together.state()).toEqual(await apart.state())
      }),
      { numRuns: 15 },
    )
  })

  it('of sessions that share records count each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 4 }), async (sessions) => {
        const [together, apart] = [await Organization.create(db), await Organization.create(db)]
        const files = Array.from({ length: sessions }, (_, n) => {
          const sessionId = `${n}1111111-2222-4333-8444-555555555555`
          const shared = [user(1, 'Go', { sessionId }), agent(2, [text('Yes.')], {}, { sessionId })]
          return [...shared, ...(n > 0 ? [user(n * 10, `Prompt ${n}`, { sessionId })] : [])]
        })
        await Promise.all(files.map((file) => together.import(file)))
        for (const file of files) await apart.import(file)
        expect(await together.state()).toEqual(await apart.state())
      }),
      { numRuns: 10 },
    )
  })
})
