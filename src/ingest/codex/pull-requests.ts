import type { ImportedPullRequest } from '../../domain/imported.ts'
import {
  isPullRequestTool,
  openedByCommand,
  openedByTool,
  opensPullRequest,
  programOpensPullRequest,
} from '../created-pull-requests.ts'
import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { outputTextOf } from './tool-calls.ts'

const RUNNING = /^Process running with session ID (\d+)$/m

/**
 * The pull requests that the agent made: the commands and tools that make one are remembered until they answer.
 * Any other URL is a mention.
 */
export class PullRequests {
  readonly #urls = new Set<string>()
  readonly #creating = new Map<string, 'shell' | 'tool'>()
  /** Shell sessions in which a command that makes one still runs; its output comes by `write_stdin`. */
  readonly #running = new Set<string>()

  called(name: string, callId: string | null, payload: JsonObject): void {
    if (callId === null) return
    if (isPullRequestTool(name)) this.#creating.set(callId, 'tool')
    else if (this.#runs(name, payload)) this.#creating.set(callId, 'shell')
  }

  answered(callId: string | null, isError: boolean | null, output: unknown): void {
    const creating = callId === null ? undefined : this.#creating.get(callId)
    if (callId === null || creating === undefined) return
    this.#creating.delete(callId)
    if (isError === true) return
    const text = outputTextOf(output)
    const session = RUNNING.exec(text)?.[1]
    if (session !== undefined) this.#running.add(session)
    for (const url of creating === 'tool' ? openedByTool(text) : openedByCommand(text)) this.#urls.add(url)
  }

  get all(): readonly ImportedPullRequest[] {
    return [...this.#urls].map((url) => ({ url, state: null }))
  }

  #runs(name: string, payload: JsonObject): boolean {
    const program = textOf(payload['input'])
    if (program !== null) return name === 'exec' && programOpensPullRequest(program)
    const input = objectOf(payload['action']) ?? parsed(payload['arguments'])
    const session = input?.['session_id']
    if (name === 'write_stdin' && typeof session === 'number') return this.#running.has(String(session))
    const command = input?.['cmd'] ?? input?.['command']
    const script = Array.isArray(command) ? scriptOf(command) : command
    return typeof script === 'string' && opensPullRequest(script)
  }
}

/** `["bash", "-lc", "…"]` holds a script; any other list is one command. */
function scriptOf(command: readonly unknown[]): string {
  const words = command.filter((word) => typeof word === 'string')
  return /^-\w*c$/.test(words[1] ?? '') ? (words[2] ?? '') : words.join(' ')
}

function parsed(json: unknown): JsonObject | null {
  if (typeof json !== 'string') return objectOf(json)
  try {
    return objectOf(JSON.parse(json))
  } catch {
    return null
  }
}
