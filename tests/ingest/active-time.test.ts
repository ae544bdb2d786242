import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MINUTE } from '../../src/domain/time.ts'
import { ActiveTime } from '../../src/ingest/active-time.ts'

function timeOf(...records: readonly (readonly [at: number | null, byPerson?: boolean])[]): ActiveTime {
  const time = new ActiveTime()
  for (const [at, byPerson] of records) time.add(at, byPerson ?? false)
  return time
}

describe('active time', () => {
  it('is the sum of the gaps between records', () => {
    expect(timeOf([0], [MINUTE], [3 * MINUTE]).active).toBe(3 * MINUTE)
  })

  it('counts a gap up to five minutes', () => {
    expect(timeOf([0], [5 * MINUTE]).active).toBe(5 * MINUTE)
    expect(timeOf([0], [60 * MINUTE]).active).toBe(5 * MINUTE)
  })

  it("leaves out the gap that ends in a person's message, and counts the one after it", () => {
    expect(timeOf([0], [2 * MINUTE, true], [3 * MINUTE]).active).toBe(MINUTE)
  })

  it('knows the first and last record even where they stand out of order', () => {
    const time = timeOf([5 * MINUTE], [2 * MINUTE], [null], [6 * MINUTE])
    expect([time.first, time.last, time.active]).toEqual([2 * MINUTE, 6 * MINUTE, MINUTE])
  })

  it('is nothing without times', () => {
    const time = timeOf([null], [null, true])
    expect([time.first, time.last, time.active]).toEqual([null, null, 0])
  })

  it('is never more than the time between first and last record, nor than five minutes a record', () => {
    const records = fc.array(fc.tuple(fc.option(fc.nat(100 * MINUTE)), fc.boolean()))
    fc.assert(
      fc.property(records, (all) => {
        const { first, last, active } = timeOf(...all)
        expect(active).toBeLessThanOrEqual((last ?? 0) - (first ?? 0))
        expect(active).toBeLessThanOrEqual(all.length * 5 * MINUTE)
      }),
    )
  })
})
