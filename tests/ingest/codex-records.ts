import { codex } from '../../src/ingest/codex/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import type { ImportedMessage, ImportedSession, ImportedStep } from '../../src/domain/imported.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

/** Hand-made records in the form that Codex writes them. */

const BEGAN = Date.UTC(2026, 0, 5, 9)

/** A UUID of version 7 minted so many seconds after nine o'clock, as sessions and turns have. */
export function uuid7(second: number, n = 0): string {
  const time = (BEGAN + second * 1000).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${String(n).padStart(12, '0')}`
}

export const SESSION = uuid7(0)

export function at(second: number): string {
  return new Date(BEGAN + second * 1000).toISOString()
}

export function line(second: number, type: string, payload: JsonObject): JsonObject {
  return { timestamp: at(second), type, payload }
}

export function head(second: number, more: JsonObject = {}): JsonObject {
  return line(second, 'session_meta', {
    id: SESSION,
    timestamp: at(second),
    cwd: '/home/ada/shop',
    originator: 'codex_cli_rs',
    cli_version: '0.140.0',
    source: 'cli',
    ...more,
  })
}

export function item(second: number, type: string, more: JsonObject = {}): JsonObject {
  return line(second, 'response_item', { type, ...more })
}

export function event(second: number, type: string, more: JsonObject = {}): JsonObject {
  return line(second, 'event_msg', { type, ...more })
}

export function userItem(second: number, ...texts: readonly string[]): JsonObject {
  const content = texts.map((text) => ({ type: 'input_text', text }))
  return item(second, 'message', { role: 'user', content })
}

export function agentItem(second: number, text: string, more: JsonObject = {}): JsonObject {
  return item(second, 'message', { role: 'assistant', content: [{ type: 'output_text', text }], ...more })
}

export function userEvent(second: number, message: string): JsonObject {
  return event(second, 'user_message', { message, images: [] })
}

function agentEvent(second: number, message: string, more: JsonObject = {}): JsonObject {
  return event(second, 'agent_message', { message, ...more })
}

/** A prompt as most versions write it: twice. */
export function prompt(second: number, text: string): readonly JsonObject[] {
  return [userItem(second, text), userEvent(second, text)]
}

/** An answer as most versions write it: twice, the event first. */
export function answer(second: number, text: string, phase = 'final_answer'): readonly JsonObject[] {
  return [agentEvent(second, text, { phase }), agentItem(second, text, { phase })]
}

export function turn(second: number, id = uuid7(second), model = 'gpt-5.5'): readonly JsonObject[] {
  return [
    event(second, 'task_started', { turn_id: id, started_at: Math.floor(BEGAN / 1000) + second }),
    line(second, 'turn_context', { turn_id: id, cwd: '/home/ada/shop', model }),
  ]
}

export function complete(second: number, more: JsonObject = {}): JsonObject {
  return event(second, 'task_complete', { turn_id: uuid7(0), last_agent_message: null, ...more })
}

export function command(second: number, callId: string, cmd: string): JsonObject {
  return item(second, 'function_call', {
    name: 'exec_command',
    arguments: JSON.stringify({ cmd }),
    call_id: callId,
  })
}

export function output(second: number, callId: string, text: unknown): JsonObject {
  return item(second, 'function_call_output', { call_id: callId, output: text })
}

/** What `exec_command` answers. */
export function ended(code: number, text: string): string {
  return `Chunk ID: 1\nWall time: 0.1 seconds\nProcess exited with code ${code}\nOutput:\n${text}\n`
}

/** Input, cached, output and reasoning tokens in the names of the records. */
export type Amounts = readonly [input: number, cached: number, output: number, reasoning: number]

export function usage([input, cached, out, reasoning]: Amounts): JsonObject {
  return {
    input_tokens: input,
    cached_input_tokens: cached,
    output_tokens: out,
    reasoning_output_tokens: reasoning,
    total_tokens: input + out,
  }
}

export function tokenCount(second: number, total: Amounts, last: Amounts = total): JsonObject {
  return event(second, 'token_count', {
    info: { total_token_usage: usage(total), last_token_usage: usage(last), model_context_window: 258_400 },
    rate_limits: null,
  })
}

export interface Read {
  readonly session: ImportedSession
  readonly messages: readonly ImportedMessage[]
  readonly steps: readonly ImportedStep[]
  readonly notUnderstood: ReadonlyMap<string, number>
}

/** Reads records that hold one session. */
export function read(records: readonly unknown[], name: string | null = null): Read {
  const { sessions, messages, steps, notUnderstood } = readTranscript(jsonLines(records), codex, name)
  const [session] = sessions
  if (session === undefined || sessions.length > 1) throw new Error(`${sessions.length} sessions`)
  const id = session.externalId
  return { session, messages: messages.get(id) ?? [], steps: steps.get(id) ?? [], notUnderstood }
}

/** Messages as `user: …` and `devin: …`. */
export function said(messages: readonly ImportedMessage[]): readonly string[] {
  return messages.map(({ source, text }) => `${source}: ${text}`)
}
