import { listOf, objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'

/** A call in a message's `toolCalls`, with its result once it has one. */
export interface ToolCall {
  readonly callId: string
  readonly name: string
  /** What it runs in a shell, if it does. */
  readonly command: string | null
  readonly isAnswered: boolean
  readonly isError: boolean | null
  /** The field that holds the result; `null` where there is none to show. */
  readonly resultField: 'result' | 'resultDisplay' | null
  resultText(): string
}

const SHELL = 'run_shell_command'
const OVER: ReadonlySet<unknown> = new Set(['success', 'error', 'cancelled'])

export function toolCallIn(value: JsonObject, substitute: string): ToolCall {
  const name = textOf(value['name']) ?? 'unknown'
  const status = value['status']
  const hasResult = Array.isArray(value['result']) || objectOf(value['result']) !== null
  const hasDisplay = value['resultDisplay'] !== undefined && value['resultDisplay'] !== null
  const resultText = (): string => textIn(value['result']) ?? textOf(value['resultDisplay']) ?? ''
  return {
    callId: textOf(value['id']) ?? substitute,
    name,
    command: name === SHELL ? textOf(objectOf(value['args'])?.['command']) : null,
    isAnswered: OVER.has(status) || (status === undefined && hasResult),
    isError: isFailure(status, name === SHELL ? resultText() : ''),
    resultField: hasResult ? 'result' : hasDisplay ? 'resultDisplay' : null,
    resultText,
  }
}

/** A command that fails is a success of the tool that runs it: its exit code stands at the end of the output. */
function isFailure(status: unknown, output: string): boolean | null {
  if (status === 'error' || status === 'cancelled') return true
  const code = [...output.matchAll(/^Exit Code: (-?\d+)$/gm)].at(-1)?.[1]
  if (code !== undefined) return Number(code) !== 0
  return status === 'success' ? false : null
}

/** `[{functionResponse: {response: {output}}}]`, or `{error}` in the place of the output. */
function textIn(result: unknown): string | null {
  const texts = (Array.isArray(result) ? listOf(result) : [result]).map((part) => {
    const object = objectOf(part)
    const response = objectOf(objectOf(object?.['functionResponse'])?.['response'])
    return textOf(response?.['output']) ?? textOf(response?.['error']) ?? textOf(object?.['text']) ?? ''
  })
  return textOf(texts.join('\n'))
}
