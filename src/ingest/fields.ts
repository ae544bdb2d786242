import type { JsonObject } from './importer.ts'

/**
 * Records are third-party data: any field may be missing or of another type. These read a field or say
 * that it isn't there; none throws.
 */
export function objectOf(value: unknown): JsonObject | null {
  // An object of JSON has string keys and unknown values, which is all that the type says.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null
}

/** A string that isn't blank. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** Above it a count is garbage: no session has a million million tokens. */
const LARGEST_COUNT = 1e12

/** A whole number of tokens; 0 for anything else. */
export function countOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= LARGEST_COUNT
    ? value
    : 0
}
