import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit, manyLines, oneLine, widthOf } from '../../src/cli/terminal-text.ts'

const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\u001B[31m',
      '\u001B]0;x\u0007',
      '\u009B2J',
      '\u202E',
      '\u2066',
      '\u200D',
      '\0',
      '\r\n',
      '\t',
    ),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom('a', '語', '한', '👩', '🇫', '\u0301', 'क', '\u093F', '\uD83D'),
  ),
})

describe('whatever a text holds', () => {
  test('one line of it is one line and moves nothing', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      }),
    )
  })

  test('its lines hold nothing else to obey', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(manyLines(text)).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
      }),
    )
  })

  test('what fits is no wider than there is room, and all of it where there is enough', () => {
    fc.assert(
      fc.property(hostile, fc.integer({ min: 1, max: 30 }), (text, columns) => {
        const line = oneLine(text)
        const fitted = fit(line, columns)
        expect(widthOf(fitted)).toBeLessThanOrEqual(columns)
        if (widthOf(line) <= columns) expect(fitted).toBe(line)
        else expect(fitted.endsWith('…') && line.startsWith(fitted.slice(0, -1))).toBe(true)
      }),
    )
  })
})

test.each([
  ['plain', 5],
  ['日本語', 6],
  ['ｱｲｳ', 3],
  ['한글', 4],
  ['e\u0301', 1],
  ['ที่นี่', 2],
  ['👩🎉', 4],
  ['！', 2],
])('%s takes %i columns', (text, columns) => {
  expect(widthOf(text)).toBe(columns)
})

test.each([
  ['abcdef', 6, 'abcdef'],
  ['abcdef', 5, 'abcd…'],
  ['日本語', 6, '日本語'],
  ['日本語', 5, '日本…'],
  ['日本語', 4, '日…'],
  ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
])('%s in %i columns is %s', (text, columns, fitted) => {
  expect(fit(text, columns)).toBe(fitted)
})

test('escapes go with all that belongs to them', () => {
  expect(oneLine('\u001B[31mred\u001B[0m \u001B]8;;https://example.org\u0007link\u001B]8;;\u0007')).toBe(
    'red link',
  )
  expect(oneLine('  one\n\n two\u0000three ')).toBe('one two three')
  expect(manyLines('one\r\n\ttwo\u202E')).toBe('one\n  two')
})
