import { existsSync, globSync } from 'node:fs'
import { join } from 'node:path'

/** Real transcripts. They are other people's, so no part of the project: tests that need them skip without. */
export const TRANSCRIPTS =
  process.env['MUSTER_TRANSCRIPTS'] ?? join(import.meta.dirname, '../../../shared/transcripts')

/** Why those tests skip; `null` where they run. */
export const WITHOUT_TRANSCRIPTS = existsSync(TRANSCRIPTS)
  ? null
  : `no transcripts in ${TRANSCRIPTS} (MUSTER_TRANSCRIPTS names another folder)`

/** Paths below the folder that fit a pattern, in a fixed order. */
export function transcriptsLike(pattern: string): readonly string[] {
  return globSync(pattern, { cwd: TRANSCRIPTS }).sort()
}
