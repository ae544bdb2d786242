import { textOf } from '../fields.ts'
import type { Importer } from '../importer.ts'
import type { Outline } from '../outline.ts'
import { isChatRecord } from './records.ts'
import { GeminiReading } from './reading.ts'

/**
 * Reads the chats of Gemini CLI: one document each (`session-….json`), since April 2026 a record a line
 * (`session-….jsonl`). What stands at a step's pointer: docs/import.md.
 */
export const geminiCli: Importer = {
  agent: 'gemini-cli',
  version: 2,
  detects: (head) => head.some(isChatRecord),
  document: { detects: isChat, lists: ['messages'] },
  // A resumed chat goes on in its own file.
  identify: () => null,
  open: (source, sink) => new GeminiReading(source, sink),
}

function isChat({ members, firsts }: Outline): boolean {
  const isNamed = ['sessionId', 'projectHash'].every((name) => textOf(members.get(name)?.value) !== null)
  const first = firsts.get('messages')
  return isNamed && (members.has('startTime') || (first !== undefined && 'id' in first && 'type' in first))
}
