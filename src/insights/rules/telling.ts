import type { Agent } from '../../domain/vocabulary.ts'
import { redact } from '../../domain/secrets.ts'

const MOST_EVIDENCE = 20
const LONGEST_QUOTE = 80

/** Distinct ids, no more than an issue shows. */
export function evidenceOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(0, MOST_EVIDENCE)
}

/** The file that an agent reads a repository's instructions from. */
export function notesFileOf(agent: Agent): string {
  return agent === 'claude-code' ? 'CLAUDE.md' : 'AGENTS.md'
}

/** A piece of a command or text for a sentence: one line, not too long, without secrets. */
export function quoted(text: string): string {
  const line = redact(text).replaceAll(/\s+/g, ' ').trim()
  return `\`${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1)}…` : line}\``.toWellFormed()
}

/** `once`, `twice`, `5 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

/** `a`, `a and b`, `a, b and 3 more`. */
export function some(names: readonly string[], most = 3): string {
  const distinct = [...new Set(names)]
  const shown = distinct.slice(0, most)
  const left = distinct.length - shown.length
  if (left > 0) return `${shown.join(', ')} and ${left} more`
  return shown.length < 2 ? (shown[0] ?? '') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
