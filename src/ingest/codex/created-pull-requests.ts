import type { ImportedPullRequest } from '../../domain/imported.ts'
import { objectOf, textOf } from '../fields.ts'
import type { JsonObject } from '../importer.ts'
import { pullRequestUrlsIn } from '../repository.ts'
import { outputTextOf } from './tool-calls.ts'

const CREATING_TOOL = /create_?(?:pull|merge)_?request$/i
/** Where a shell runs it, not where it is quoted or searched for. */
const CREATING_COMMAND = /(?:^|[;&|(\n])\s*(?:\w+=\S*\s+)*(?:gh\s+pr|glab\s+mr)\s+create\b/
/** A program of `exec` gives its commands as string literals. */
const CREATING_PROGRAM = /(?:[;&|(\n"'`]|\\n)\s*(?:\w+=\S*\s+)*(?:gh\s+pr|glab\s+mr)\s+create\b/
const RUNNING = /^Process running with session ID (\d+)$/m
const HTML_URL = /\\*"html_url\\*":\s*\\*"(https:[^"\\]+)/

/**
 * The pull requests that the agent made: the commands and tools that make one are remembered until they answer.
 * Any other URL is a mention.
 */
export class CreatedPullRequests {
  readonly #urls = new Set<string>()
  readonly #creating = new Map<string, 'shell' | 'tool'>()
  /** Shell sessions in which a command that makes one still runs; its output comes by `write_stdin`. */
  readonly #running = new Set<string>()

  called(name: string, callId: string | null, payload: JsonObject): void {
    if (callId === null) return
    if (CREATING_TOOL.test(name)) this.#creating.set(callId, 'tool')
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
    for (const url of creating === 'tool' ? namedIn(text) : printedIn(text)) this.#urls.add(url)
  }

  get all(): readonly ImportedPullRequest[] {
    return [...this.#urls].map((url) => ({ url, state: null }))
  }

  #runs(name: string, payload: JsonObject): boolean {
    const program = textOf(payload['input'])
    if (program !== null) return name === 'exec' && CREATING_PROGRAM.test(program)
    const input = objectOf(payload['action']) ?? parsed(payload['arguments'])
    const session = input?.['session_id']
    if (name === 'write_stdin' && typeof session === 'number') return this.#running.has(String(session))
    const command = input?.['cmd'] ?? input?.['command']
    const script = Array.isArray(command) ? scriptOf(command) : command
    return typeof script === 'string' && CREATING_COMMAND.test(script)
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

/** `gh` and `glab` print the new URL on a line of its own. */
function printedIn(text: string): readonly string[] {
  if (/already exists:?$/m.test(text)) return []
  const lines = new Set(text.split('\n').map((line) => line.trim()))
  return pullRequestUrlsIn(text).filter((url) => lines.has(url))
}

function namedIn(text: string): readonly string[] {
  return pullRequestUrlsIn(HTML_URL.exec(text)?.[1] ?? text).slice(0, 1)
}
