import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'

/** Who or what a message is of. */
export type MessageKind = 'user' | 'agent' | 'notice'

const KINDS: Readonly<Record<string, MessageKind>> = {
  user: 'user',
  gemini: 'agent',
  model: 'agent',
  info: 'notice',
  warning: 'notice',
  error: 'notice',
}

/** `null` for what is no message that is known. */
export function messageKindOf(record: JsonObject): MessageKind | null {
  const type = record['type']
  return textOf(record['id']) !== null && typeof type === 'string' && Object.hasOwn(KINDS, type)
    ? (KINDS[type] ?? null)
    : null
}

/** Whether a line can only be of a chat of Gemini CLI. */
export function isChatRecord(record: JsonObject): boolean {
  if (isHead(record)) return 'startTime' in record || 'kind' in record
  if (record['type'] === 'gemini') return messageKindOf(record) === 'agent' && 'timestamp' in record
  return textOf(record['$rewindTo']) !== null && Object.keys(record).length === 1
}

/** What a file begins with. */
export function isHead(record: JsonObject): boolean {
  return textOf(record['sessionId']) !== null && textOf(record['projectHash']) !== null
}

/** The field that holds what a message says: what was shown to the person, where that differs from what was sent. */
export function contentFieldOf(message: JsonObject): 'displayContent' | 'content' | 'parts' {
  if (contentText(message['displayContent']) !== null) return 'displayContent'
  return 'content' in message || !('parts' in message) ? 'content' : 'parts'
}

/** A text, a part with one, or a list of those; without thoughts. */
export function contentText(content: unknown): string | null {
  if (typeof content === 'string') return textOf(content)
  const parts = Array.isArray(content) ? listOf(content) : [content]
  const texts = parts.map((part) => {
    if (typeof part === 'string') return part
    const object = objectOf(part)
    return object?.['thought'] === true ? '' : (textOf(object?.['text']) ?? '')
  })
  return textOf(texts.join(''))
}

export function hasPicture(content: unknown): boolean {
  return listOf(content).some((part) => {
    const object = objectOf(part)
    return object !== null && ('inlineData' in object || 'fileData' in object)
  })
}

/** What the client writes in the person's name. */
const INJECTED = /^(?:<(?:session_context|hook_context|state_snapshot)>|System: Please continue\.$)/
/** A command for the client; a path has more than one slash. */
const COMMAND = /^(?:\/[\w:-]+(?:\s|$)|\?$)/

export function isTyped(text: string): boolean {
  return !INJECTED.test(text.trim()) && !COMMAND.test(text.trim())
}
