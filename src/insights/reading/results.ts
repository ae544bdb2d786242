import { objectOf, parsed, readable } from './values.ts'

interface ResultParts {
  readonly text: string
  readonly failed: boolean | null
  readonly exitCode: number | null
}

/** As the agents' clients write it before or behind what a command printed. */
const EXIT_CODES = [
  /^(?:Error: )?Exit code:? (-?\d+)/,
  /\bProcess exited with code (-?\d+)/,
  /<(?:exited with exit code|shellId: \S+ completed with exit code) (-?\d+)>/,
  /^Exit Code: (-?\d+)$/m,
  /\[(?:Command|The command) (?:finished|completed) with exit code (-?\d+)\.?\]/,
  /\bcommand (?:exited|completed) with (?:exit )?(?:code|status) (-?\d+)/i,
]
/** Around what was printed these stand at its edges, so that a text which quotes them isn't taken for one. */
const EDGE = 400

const REFUSED_OR_BROKEN =
  /^(?:<tool_use_error>|Error:|apply_patch verification failed|execution error:|The user doesn't want to proceed|File does not exist|ERROR:)/

/** A call's result: its text, and whether it failed, by the transcript's own word, else its exit code, else its wording. */
export function resultOf(content: unknown, isError: boolean | null): ResultParts {
  const given = typeof content === 'string' ? (wrapped(content) ?? content) : content
  const text = readable(given)
  const exitCode = exitCodeOf(given, text)
  const failed = isError ?? (exitCode !== null ? exitCode !== 0 : REFUSED_OR_BROKEN.test(text) ? true : null)
  // A grep that finds nothing ends with 1 as one that failed would; what counts is that nothing was said.
  return { text, failed, exitCode }
}

/** `{"output": "…", "metadata": {"exit_code": 1}}`, as older clients write it. */
function wrapped(text: string): unknown {
  const value = objectOf(parsed(text))
  return value !== null && ('output' in value || 'stdout' in value) ? value : undefined
}

function exitCodeOf(given: unknown, text: string): number | null {
  const object = objectOf(given)
  const code =
    objectOf(object?.['metadata'])?.['exit_code'] ??
    object?.['exit_code'] ??
    object?.['exitCode'] ??
    object?.['returncode']
  if (typeof code === 'number') return code
  const edges = text.length <= 2 * EDGE ? text : `${text.slice(0, EDGE)}\n${text.slice(-EDGE)}`
  for (const pattern of EXIT_CODES) {
    const found = pattern.exec(edges)?.[1]
    if (found !== undefined) return Number(found)
  }
  return null
}
