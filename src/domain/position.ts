import { createHash } from 'node:crypto'
import type { Micros } from './time.ts'

/** How far along the moments at which sessions fall silent; of equal moments the id decides. */
export interface Silence {
  readonly at: Micros
  readonly sessionId: string
}

/** How far a stream has come: of each organisation the number of its last change, and which silences were told. */
export interface Position {
  readonly changes: ReadonlyMap<string, number>
  readonly silence: Silence
}

/**
 * Writes positions as ids of events. They name no organisation: the numbers stand in the order given, which later
 * organisations only make longer.
 */
export function positionsAmong(orgIds: readonly string[]): (position: Position) => string {
  const digest = digestOf(orgIds)
  return ({ changes, silence }) => {
    const counts = orgIds.map((orgId) => (changes.get(orgId) ?? 0).toString(36))
    return [silence.at.toString(36), silence.sessionId, digest, counts.join('-')].join('.')
  }
}

/** `undefined` for what is no position, or one among other organisations. */
export function decodePosition(text: string, orgIds: readonly string[]): Position | undefined {
  const [, at = '', sessionId = '', digest, counted = ''] =
    /^([0-9a-z]{1,11})\.([0-9a-f]{0,32})\.([\w-]{8})\.([0-9a-z-]*)$/.exec(text) ?? []
  const counts = counted === '' ? [] : counted.split('-').map((count) => Number.parseInt(count, 36))
  const known = orgIds.slice(0, counts.length)
  if (digest !== digestOf(known) || counts.length > orgIds.length) return undefined
  const silence = { at: Number.parseInt(at, 36), sessionId }
  if (![silence.at, ...counts].every(Number.isSafeInteger)) return undefined
  return { changes: new Map(orgIds.map((orgId, n) => [orgId, counts[n] ?? 0])), silence }
}

function digestOf(orgIds: readonly string[]): string {
  return createHash('sha256').update(orgIds.join(' ')).digest('base64url').slice(0, 8)
}
