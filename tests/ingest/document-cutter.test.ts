import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DocumentCutter, type Part } from '../../src/ingest/document-cutter.ts'

/** The parts of a document that comes in these pieces, each with the JSON that stands at its place. */
function cut(pieces: readonly Buffer[]) {
  const whole = Buffer.concat(pieces)
  const parts: { member: string; isElement: boolean; value: unknown }[] = []
  const cutter = new DocumentCutter((part: Part) => {
    const { member, isElement, position } = part
    const bytes = part.bytes()
    expect(whole.subarray(position.offset, position.offset + position.length)).toEqual(bytes)
    expect(whole.subarray(0, position.offset).filter((byte) => byte === 0x0a).length + 1).toBe(position.line)
    parts.push({ member, isElement, value: valueIn(bytes) })
  })
  for (const piece of pieces) cutter.push(piece)
  return { parts, isWhole: cutter.isWhole, isFollowed: cutter.isFollowed }
}

function valueIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}

function piecesOf(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const at = [0, ...cuts.map((n) => n % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return at.slice(1).map((end, n) => bytes.subarray(at[n], end))
}

/** What a parser makes of it: the elements of every list, every other member whole. */
function expected(document: unknown) {
  if (Array.isArray(document))
    return document.map((value: unknown) => ({ member: '', isElement: true, value }))
  return Object.entries(document as object).flatMap(([member, value]: [string, unknown]) =>
    Array.isArray(value)
      ? value.map((one: unknown) => ({ member, isElement: true, value: one }))
      : [{ member, isElement: false, value }],
  )
}

const json = fc.jsonValue({ maxDepth: 3 })
const document = fc.oneof(
  fc.array(json, { maxLength: 6 }),
  fc.dictionary(fc.string({ unit: 'binary' }), fc.oneof(json, fc.array(json, { maxLength: 4 })), {
    maxKeys: 6,
  }),
)
const cuts = fc.array(fc.nat(), { maxLength: 6 })

test('a document has the parts that a parser finds, however it is laid out and wherever it is cut', () => {
  fc.assert(
    fc.property(document, fc.constantFrom(undefined, 2, '\t'), cuts, (value, indent, where) => {
      const bytes = Buffer.from(`\uFEFF \n${JSON.stringify(value, null, indent)}\n`)
      const { parts, ...end } = cut(piecesOf(bytes, where))
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      expect(parts).toEqual(expected(plain))
      expect(end).toEqual({ isWhole: true, isFollowed: false })
    }),
  )
})

test('a document that breaks off has a beginning of those parts', () => {
  fc.assert(
    fc.property(document, fc.nat(), (value, length) => {
      const bytes = Buffer.from(JSON.stringify(value))
      const { parts, isWhole } = cut([bytes.subarray(0, length % bytes.length)])
      expect(isWhole).toBe(false)
      const plain = JSON.parse(JSON.stringify(value)) as unknown
      expect(parts).toEqual(expected(plain).slice(0, parts.length))
    }),
  )
})

test('any bytes are borne', () => {
  const bits = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    '"',
    '\\',
    ',',
    ':',
    '\n',
    ' ',
    '1',
    'a',
    '{"a":[',
    '\u0000',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(bits, fc.string({ unit: 'binary' }))), cuts, (words, where) => {
      const bytes = Buffer.from(words.join(''))
      expect(cut(piecesOf(bytes, where))).toEqual(cut([bytes]))
    }),
  )
})

test('what stands behind the document is seen and left alone', () => {
  const { parts, ...end } = cut([Buffer.from('{"a":1}\n{"b":2}')])
  expect(parts.map(({ member }) => member)).toEqual(['a'])
  expect(end).toEqual({ isWhole: true, isFollowed: true })
})
