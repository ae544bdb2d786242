import { listOf, objectOf, textOf } from '../fields.ts'

/** The texts of a content list (`[{type: "input_text", text}, …]`), or of the text or the one block in its place. */
export function textsOf(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content]
  const blocks = Array.isArray(content) ? listOf(content) : [content]
  return blocks.flatMap((block) => textOf(objectOf(block)?.['text']) ?? [])
}
