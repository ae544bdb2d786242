import type { SessionSize } from './vocabulary.ts'

/** The upper bounds of each size; a session takes the larger of its two readings, and `xl` has no bound. */
export const SIZE_BOUNDS = [
  { size: 'xs', acus: 1, userMessages: 2 },
  { size: 's', acus: 4, userMessages: 5 },
  { size: 'm', acus: 10, userMessages: 10 },
  { size: 'l', acus: 20, userMessages: 20 },
] as const satisfies readonly { size: SessionSize; acus: number; userMessages: number }[]

export function sizeOf(acus: number, userMessages: number): SessionSize {
  return SIZE_BOUNDS.find((bound) => acus <= bound.acus && userMessages <= bound.userMessages)?.size ?? 'xl'
}
