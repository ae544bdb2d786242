import type { Counts } from '../machine/tally.ts'
import { print, printJson, notice } from './output.ts'
import { styled } from './table.ts'
import { oneLine } from './terminal-text.ts'

/** More failures than this aren't named one by one. */
const NAMED_FAILURES = 20
const NAMED_KINDS = 8

/** Ends an import: the counts, as JSON or for people, and what failed. */
export async function reportCounts(
  counts: Counts,
  { json, dryRun }: { readonly json?: true; readonly dryRun?: true },
): Promise<void> {
  if (json) return printJson(counts)
  const { created, updated, unchanged, skipped, failed } = counts
  const rows: readonly [string, number, string][] = [
    ['created', created, created === 1 ? 'session' : 'sessions'],
    ['updated', updated, ''],
    ['unchanged', unchanged, ''],
    ['skipped', skipped, skipped > 0 ? 'files without a session to import' : ''],
    ['failed', failed.length, ''],
  ]
  const width = Math.max(...rows.map(([, n]) => String(n).length))
  const lines = rows.map(([word, n, note]) => {
    const line = `  ${word.padEnd(10)} ${String(n).padStart(width)}`
    const shown = n === 0 ? styled('dim', line) : word === 'failed' ? styled('red', line) : line
    return `${shown} ${styled('dim', note)}`.trimEnd()
  })
  const kinds = Object.entries(counts.records_not_understood).toSorted(([, one], [, other]) => other - one)
  if (kinds.length > 0) lines.push('', '  Records not understood')
  for (const [kind, n] of kinds.slice(0, NAMED_KINDS)) lines.push(`  ${oneLine(kind)} ${n}`)
  if (kinds.length > NAMED_KINDS)
    lines.push(`  and ${kinds.length - NAMED_KINDS} kinds more: --json names them all`)
  if (dryRun) lines.push('', '  Nothing was kept: this was a dry run.')
  await print(`${lines.join('\n')}\n`)
  for (const { path, reason } of failed.slice(0, NAMED_FAILURES))
    notice(`failed: ${oneLine(`${path}: ${reason}`)}`)
  const others = failed.length - NAMED_FAILURES
  if (others > 0) notice(`and ${others} more: --json names them all`)
}
