import type { Importer } from '../importer.ts'
import { isCodex } from './detect.ts'
import { CodexReading } from './reading.ts'

/** Rollout files of the Codex command line, editor extension and desktop application, from 2025 on. */
export const codex: Importer = {
  agent: 'codex',
  version: 2,
  detects: isCodex,
  // Rollouts name what they were forked from, and their records have no ids of their own.
  identify: () => null,
  open: (source, sink) => new CodexReading(source, sink),
}
