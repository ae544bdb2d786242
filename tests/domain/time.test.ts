import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseIso, toIso } from '../../src/domain/time.ts'

describe('parseIso', () => {
  test.each([
    '0001-01-01T00:00:00Z',
    '1600-01-01T00:00:00Z',
    '2300-01-01T00:00:00.000Z',
    '9999-12-31T23:59:59Z',
  ])('takes %s for no time: its microseconds are no exact number', (text) => {
    expect(parseIso(text)).toBeNull()
  })

  test('reads back every time that toIso writes', () => {
    const micros = fc.integer({ min: Date.UTC(1700) * 1000, max: Date.UTC(2255) * 1000 })
    fc.assert(fc.property(micros, (at) => parseIso(toIso(at)) === at))
  })
})
