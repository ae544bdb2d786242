import fc from 'fast-check'
import type { JsonObject } from '../../src/ingest/importer.ts'

/** A value with one part of it, at any depth, replaced by garbage. */
function spoilt(value: unknown, path: readonly number[], garbage: unknown): unknown {
  const [first = 0, ...rest] = path
  if (Array.isArray(value) && value.length > 0) {
    const index = first % value.length
    return value.map((one: unknown, place) => (place === index ? inner(one, rest, garbage) : one))
  }
  const entries = Object.entries(value as JsonObject)
  const index = first % Math.max(1, entries.length)
  return Object.fromEntries(
    entries.map(([key, one], place) => [key, place === index ? inner(one, rest, garbage) : one]),
  )
}

function inner(value: unknown, path: readonly number[], garbage: unknown): unknown {
  const isDeeper = path.length > 0 && typeof value === 'object' && value !== null
  return isDeeper ? spoilt(value, path, garbage) : garbage
}

/** The same value with garbage in up to six places. */
export function spoiltLike<T extends object>(value: T): fc.Arbitrary<unknown> {
  const path = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 })
  return fc
    .array(fc.tuple(path, fc.jsonValue()), { minLength: 1, maxLength: 6 })
    .map((spoils) =>
      spoils.reduce<unknown>(
        (so, [where, garbage]) => (typeof so === 'object' && so !== null ? spoilt(so, where, garbage) : so),
        value,
      ),
    )
}
