import { describe, expect, test } from 'vitest'
import { meanDifference, shareDifference } from '../../src/insights/compare.ts'
import type { SessionSums } from '../../src/domain/summary.ts'

function sums(acus: readonly number[]): SessionSums {
  return {
    sessions: acus.length,
    acus: acus.reduce((sum, one) => sum + one, 0),
    squaredAcus: acus.reduce((sum, one) => sum + one * one, 0),
    outcomes: { succeeded: 0, partly: 0, failed: 0, abandoned: 0, unknown: 0 },
    sizes: { xs: 0, s: 0, m: 0, l: 0, xl: 0 },
  }
}

describe('the interval of a difference of shares', () => {
  // Newcombe (1998), Statistics in Medicine 17, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%i of %i against %i of %i is the published one', (a, n, b, m, low, high) => {
    const found = shareDifference({ hits: a, of: n }, { hits: b, of: m })
    expect(found.difference).toBeCloseTo(a / n - b / m, 10)
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
  })

  test('five sessions don’t look like a trend, five hundred do', () => {
    const few = shareDifference({ hits: 4, of: 5 }, { hits: 2, of: 5 })
    expect([Number(few.low) < 0, Number(few.high) > 0]).toEqual([true, true])
    expect(shareDifference({ hits: 400, of: 500 }, { hits: 200, of: 500 }).low).toBeGreaterThan(0.3)
  })

  test('there is none without sessions', () => {
    expect(shareDifference({ hits: 0, of: 0 }, { hits: 1, of: 2 })).toEqual({
      ...{ here: null, against: 0.5, difference: null, low: null, high: null },
    })
  })
})

describe('the interval of a difference of means', () => {
  test('is Welch’s', () => {
    // With Student’s quantile for 4.8837 degrees of freedom, 2.58911, by numerical integration.
    const found = meanDifference(sums([2, 4, 6, 8, 10]), sums([1, 1, 2, 3]))
    expect(found.difference).toBeCloseTo(4.25, 10)
    expect(found.low).toBeCloseTo(0.3844, 2)
    expect(found.high).toBeCloseTo(8.1156, 2)
  })

  test('is wide for two sessions, and none for one', () => {
    const two = meanDifference(sums([1, 2]), sums([3, 4]))
    expect(Number(two.high) - Number(two.low)).toBeGreaterThan(6)
    expect(meanDifference(sums([1]), sums([3, 4]))).toMatchObject({ difference: -2.5, low: null, high: null })
  })
})
