import type { JsonObject } from '../importer.ts'
import { listOf, objectOf, textOf } from '../fields.ts'

/** A part of a message's content, and where it stands in the record. */
export interface Block {
  readonly value: JsonObject
  readonly type: string
  readonly pointer: string
  /** Where its text stands. */
  readonly textPointer: string
  readonly part: number | null
}

/** The parts of a message's content; a bare string is one text part. `null` where there is no content. */
export function blocksOf(record: JsonObject): readonly Block[] | null {
  const content = objectOf(record['message'])?.['content']
  const pointer = '/message/content'
  if (typeof content === 'string') {
    return [{ value: { text: content }, type: 'text', pointer, textPointer: pointer, part: null }]
  }
  if (!Array.isArray(content)) return null
  return content.flatMap((item: unknown, index) => {
    const value = objectOf(item)
    if (!value) return []
    const own = `${pointer}/${index}`
    const part = content.length > 1 ? index : null
    return [{ value, type: textOf(value['type']) ?? '?', pointer: own, textPointer: `${own}/text`, part }]
  })
}

/** The text of a content, a string or parts with text. */
export function plainTextOf(content: unknown): string {
  if (typeof content === 'string') return content
  return listOf(content)
    .map((item) => textOf(objectOf(item)?.['text']) ?? '')
    .join('\n')
}
