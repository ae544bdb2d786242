import type { Importer } from '../importer.ts'
import { parseIso } from '../../domain/time.ts'
import { isClaudeCodeRecord } from './records.ts'
import { TranscriptReading, UUID } from './read.ts'

/** Reads the transcripts of Claude Code, of a session or of a sub-agent in a file of its own. */
export const claudeCode: Importer = {
  agent: 'claude-code',
  version: 2,
  detects: (head) => head.some(isClaudeCodeRecord),
  identify(record) {
    const { uuid, timestamp } = record
    return typeof uuid === 'string' && UUID.test(uuid) ? { id: uuid, at: parseIso(timestamp) } : null
  },
  open: (source, sink) => new TranscriptReading(source, sink),
}
