/**
 * Scores the rules against sessions that people labelled by reading, and writes docs/insights-quality.md:
 * `npm run evaluate [-- --transcripts FOLDER]`. The transcripts are other people's and no part of the project.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format } from 'prettier'
import { RULES } from '../src/insights/rules/index.ts'
import { evaluate } from './evaluate.ts'
import { readCauses } from './labels.ts'
import { reportOf } from './report.ts'

const { values } = parseArgs({ options: { transcripts: { type: 'string' } } })
const folder =
  values.transcripts ??
  process.env['MUSTER_TRANSCRIPTS'] ??
  join(import.meta.dirname, '../../shared/transcripts')
if (!existsSync(folder)) {
  throw new Error(`no transcripts in ${folder}: name their folder with --transcripts or MUSTER_TRANSCRIPTS`)
}

const { scored, recorded } = await evaluate(folder)
const report = reportOf(scored, recorded, RULES, readCauses())
process.stdout.write(report)
const page = join(import.meta.dirname, '../docs/insights-quality.md')
writeFileSync(page, await format(report, { parser: 'markdown', proseWrap: 'preserve' }))
