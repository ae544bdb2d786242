import type { Importer } from '../importer.ts'
import { isClaudeCodeRecord } from './records.ts'
import { TranscriptReading } from './read.ts'

/** Reads the transcripts of Claude Code, of a session or of a sub-agent in a file of its own. */
export const claudeCode: Importer = {
  agent: 'claude-code',
  version: 1,
  detects: (head) => head.some(isClaudeCodeRecord),
  open: (source, sink) => new TranscriptReading(source, sink),
}
