import { invalid, type MusterError } from './errors.ts'

/** Where a page ended. Opaque to clients. */
export interface Cursor {
  /** The list it belongs to: endpoint, and organisation where there is one. */
  readonly list: string
  /** The last row's sort keys. */
  readonly position: readonly (number | string)[]
  /** The total of page one, carried along; `null` when it wasn't counted. */
  readonly total: number | null
  /** Filters and rights (`digestOf`): with others, the total no longer holds. */
  readonly digest: string
}

/** What the position of a list looks like; anything else is a broken cursor. */
export type PositionShape = readonly ('integer' | 'number' | 'string')[]

const LONGEST = 2_048

function broken(): MusterError {
  return invalid(
    ['query', 'after'],
    "This cursor can't be read. Use the end_cursor of the page before, or leave `after` out to start anew.",
    'cursor_invalid',
  )
}

export function encodeCursor({ list, position, total, digest }: Cursor): string {
  return Buffer.from(JSON.stringify([list, position, total, digest])).toString('base64url')
}

/** @throws MusterError `invalid` for a broken cursor or one of another list. */
export function decodeCursor(text: string, list: string, shape: PositionShape): Cursor {
  if (text.length > LONGEST || !/^[\w-]+$/.test(text)) throw broken()
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw broken()
  }
  if (!Array.isArray(value) || value.length !== 4) throw broken()
  const [from, position, total, digest] = value as unknown[]
  if (typeof from !== 'string' || typeof digest !== 'string') throw broken()
  if (from !== list) {
    throw invalid(['query', 'after'], 'This cursor belongs to another list.', 'cursor_of_another_list')
  }
  if (!fits(position, shape)) throw broken()
  if (total !== null && !(Number.isSafeInteger(total) && (total as number) >= 0)) throw broken()
  return { list, position, total: total as number | null, digest }
}

function fits(position: unknown, shape: PositionShape): position is (number | string)[] {
  return (
    Array.isArray(position) &&
    position.length === shape.length &&
    position.every((part: unknown, index) => FITS[shape[index] ?? 'string'](part))
  )
}

const FITS: Record<PositionShape[number], (part: unknown) => boolean> = {
  integer: Number.isSafeInteger,
  number: Number.isFinite,
  string: (part) => typeof part === 'string' && /^[\x21-\x7e]{1,200}$/.test(part),
}
