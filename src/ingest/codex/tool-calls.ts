import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { textsOf } from './content.ts'

/** How the response items that call a tool name it and where they hold its input. */
const CALLS: Readonly<Record<string, { readonly name: string | null; readonly input: string }>> = {
  function_call: { name: null, input: 'arguments' },
  custom_tool_call: { name: null, input: 'input' },
  local_shell_call: { name: 'local_shell', input: 'action' },
  web_search_call: { name: 'web_search', input: 'action' },
  tool_search_call: { name: 'tool_search', input: 'arguments' },
  image_generation_call: { name: 'image_generation', input: 'revised_prompt' },
}

const RESULTS: Readonly<Record<string, { readonly output: string }>> = {
  function_call_output: { output: 'output' },
  custom_tool_call_output: { output: 'output' },
  tool_search_output: { output: 'tools' },
}

export interface ToolCall {
  readonly name: string
  readonly callId: string | null
  /** The payload's field that holds the input. */
  readonly field: string
}

export interface ToolResult {
  readonly callId: string | null
  /** The payload's field that holds the output. */
  readonly field: string
}

export function toolCallIn(payload: JsonObject): ToolCall | null {
  const call = entryOf(CALLS, payload['type'])
  if (call === null) return null
  const own = textOf(payload['name'])
  const namespace = textOf(payload['namespace'])
  return {
    name: call.name ?? (own !== null && namespace !== null ? `${namespace}.${own}` : (own ?? 'unknown')),
    callId: textOf(payload['call_id']),
    field: call.input,
  }
}

export function toolResultIn(payload: JsonObject): ToolResult | null {
  const result = entryOf(RESULTS, payload['type'])
  return result && { callId: textOf(payload['call_id']), field: result.output }
}

/** How tools that fail before they run say so. */
const REFUSALS =
  /^(?:apply_patch verification failed|failed to parse (?:function )?arguments|unsupported (?:custom tool )?call|execution error|exec_command failed|tool call error|Script failed)/i
const EXIT_CODE = /^(?:Exit code:|Process exited with code) (-?\d+)$/m

/** Whether an output tells of failure; `null` where it doesn't say, as for a process that still runs. */
export function isFailure(output: unknown): boolean | null {
  const success = objectOf(output)?.['success']
  if (typeof success === 'boolean') return !success
  const text = outputTextOf(output)
  if (REFUSALS.test(text)) return true
  // The head ends where the command's own words begin: those may speak of exit codes too.
  const head = text.slice(0, 1_000).split(/^Output:$/m, 1)[0] ?? ''
  const code = EXIT_CODE.exec(head)?.[1] ?? exitCodeInJson(text)
  return code === null ? null : Number(code) !== 0
}

/** The text of an output in whichever form it comes. */
export function outputTextOf(output: unknown): string {
  return textsOf(objectOf(output)?.['content'] ?? output).join('\n')
}

/** Versions of 2025 wrote `{"output": …, "metadata": {"exit_code": 0, …}}` as text. */
function exitCodeInJson(text: string): number | null {
  if (!text.startsWith('{"output":')) return null
  const code = /"metadata":\{"exit_code":(-?\d+)[,}][^{}]*\}?\}$/.exec(text)?.[1]
  return code === undefined ? null : Number(code)
}

/** What an event that ends a call says of its failure, in whichever of its many forms; `null` if nothing. */
export function failureIn(event: JsonObject): boolean | null {
  const code = event['exit_code'] ?? event['exitCode']
  if (typeof code === 'number') return code !== 0
  if (typeof event['success'] === 'boolean') return !event['success']
  const result = objectOf(event['result'])
  if (result && 'Err' in result) return true
  if (result && 'Ok' in result) return objectOf(result['Ok'])?.['isError'] === true
  if (event['status'] === 'failed' || event['status'] === 'declined') return true
  return event['status'] === 'completed' ? false : null
}

function entryOf<T>(table: Readonly<Record<string, T>>, key: unknown): T | null {
  return typeof key === 'string' && Object.hasOwn(table, key) ? (table[key] ?? null) : null
}
