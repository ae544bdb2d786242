import type { JsonObject } from './importer.ts'

const BYTE_ORDER_MARK = '\uFEFF'

/** A line's JSON object; otherwise the name under which the line is counted. */
export function parseRecord(bytes: Buffer): JsonObject | 'invalid_json' | 'not_an_object' | null {
  let text = bytes.toString('utf8')
  if (text.startsWith(BYTE_ORDER_MARK)) text = text.slice(1)
  if (text.trim() === '') return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'invalid_json'
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : 'not_an_object'
}
