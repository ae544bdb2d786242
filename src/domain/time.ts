/** A moment as whole microseconds since 1970-01-01T00:00:00Z: exact in a double until the year 2255. */
export type Micros = number

export const MICROS_PER_SECOND = 1_000_000
export const MINUTE: Micros = 60 * MICROS_PER_SECOND

/** Whole Unix seconds, as v3 writes times. */
export function toSeconds(micros: Micros): number {
  return Math.floor(micros / MICROS_PER_SECOND)
}

/** ISO 8601 with microseconds and offset, as v1 writes times: `2026-01-31T08:15:30.123456+00:00`. */
export function toIso(micros: Micros): string {
  const seconds = Math.floor(micros / MICROS_PER_SECOND)
  const fraction = String(micros - seconds * MICROS_PER_SECOND).padStart(6, '0')
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}.${fraction}+00:00`
}

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.(\d{1,9}))?(?:Z|[+-]\d\d:?\d\d)$/

/**
 * Reads an ISO 8601 time with its microseconds; `null` for anything that isn't one, or that microseconds can't say
 * exactly (the year 1, which some programs write for no time).
 */
export function parseIso(text: unknown): Micros | null {
  if (typeof text !== 'string') return null
  const match = ISO.exec(text)
  if (!match) return null
  const whole = Date.parse(text.replace(/\.\d+/, ''))
  if (Number.isNaN(whole)) return null
  const micros = whole * 1000 + Number((match[1] ?? '').slice(0, 6).padEnd(6, '0'))
  return Number.isSafeInteger(micros) ? micros : null
}
