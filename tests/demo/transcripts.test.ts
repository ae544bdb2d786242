import { describe, expect, test } from 'vitest'
import { REPOSITORIES } from '../../src/demo/repositories/index.ts'
import { DEMO_TAG, demoSessions } from '../../src/demo/transcripts.ts'
import { findSecrets } from '../../src/domain/secrets.ts'

const NOW = new Date('2026-03-04T15:20:00Z')
const sessions = demoSessions(NOW)

describe('the sessions of the demo', () => {
  test('are the same for the same moment', () => {
    const written = sessions.map((session) => session.files())
    expect(demoSessions(NOW).map((session) => session.files())).toEqual(written)
  })

  test('keep their ids at another', () => {
    const later = demoSessions(new Date('2026-05-01T02:00:00Z'))
    expect(later.map(({ id }) => id).toSorted()).toEqual(sessions.map(({ id }) => id).toSorted())
  })

  test('are more than 300, of four agents, twelve repositories and eight people or more', () => {
    const distinct = (values: readonly string[]): number => new Set(values).size
    expect(sessions.length).toBeGreaterThan(300)
    expect(distinct(sessions.map(({ agent }) => agent))).toBe(4)
    expect(distinct(sessions.map(({ remote }) => remote))).toBe(12)
    expect(distinct(sessions.map(({ person }) => person.email))).toBeGreaterThanOrEqual(8)
  })

  test('have ids and titles of their own', () => {
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length)
    expect(new Set(sessions.map(({ title }) => title)).size).toBe(sessions.length)
  })

  test('can be told from others', () => {
    expect(sessions.filter(({ tags }) => !tags.includes(DEMO_TAG))).toEqual([])
  })

  test('lie in the ten weeks before now, whatever the hour', () => {
    for (const now of [NOW, new Date('2026-03-09T00:10:00Z')]) {
      const times = demoSessions(now).flatMap((session) =>
        session.files().flatMap(({ text }) => timesIn(text)),
      )
      expect(Math.max(...times.map(Date.parse))).toBeLessThan(now.getTime())
      expect(Math.min(...times.map(Date.parse))).toBeGreaterThan(now.getTime() - 72 * 24 * 3_600_000)
    }
  })

  test('hold nothing that looks like a secret', () => {
    const found = sessions.flatMap((session) =>
      session
        .files()
        .flatMap(({ text }) => findSecrets(text).map(({ kind }) => `${kind} in ${session.title}`)),
    )
    expect(found).toEqual([])
  })

  test('are no more than a laptop takes in at once', () => {
    const characters = sessions
      .flatMap((session) => session.files())
      .reduce((sum, { text }) => sum + text.length, 0)
    expect(characters).toBeLessThan(30_000_000)
  })
})

test('every change of the demo is one of code that is there', () => {
  const areas = REPOSITORIES.flatMap((repository) => repository.areas)
  const wrong = areas.flatMap(({ code, bug, feature, refactoring }) =>
    [bug, feature, refactoring].filter(({ from, to }) => !`${code}\n`.includes(from) || from === to),
  )
  expect(wrong.map(({ title }) => title)).toEqual([])
})

function timesIn(text: string): string[] {
  // The extremes will do.
  const times = (text.match(/"timestamp": ?"([^"]+)"/g) ?? []).map((found) =>
    found.slice(-25, -1).replace('"', ''),
  )
  return times.toSorted().filter((_, index, all) => index === 0 || index === all.length - 1)
}
