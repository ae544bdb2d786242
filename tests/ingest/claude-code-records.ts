import type { JsonObject } from '../../src/ingest/importer.ts'
import { claudeCode } from '../../src/ingest/claude-code/index.ts'
import { jsonLines, readTranscript, type Transcript } from './read-transcript.ts'

/** Hand-made records in the form that Claude Code writes them. */

export const SESSION = '11111111-2222-4333-8444-555555555555'

/** A uuid that says who it stands for. */
export function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

export function at(second: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9, 0, second)).toISOString()
}

export function micros(second: number): number {
  return Date.parse(at(second)) * 1000
}

/** The members that every record of a conversation has. `n` is its place: its uuid, its second, its parent's successor. */
function common(n: number): JsonObject {
  return {
    parentUuid: n > 1 ? uuid(n - 1) : null,
    isSidechain: false,
    userType: 'external',
    cwd: '/home/ada/shop',
    sessionId: SESSION,
    version: '2.1.60',
    gitBranch: 'main',
    uuid: uuid(n),
    timestamp: at(n),
  }
}

export function user(n: number, content: unknown, more: JsonObject = {}): JsonObject {
  return { ...common(n), type: 'user', message: { role: 'user', content }, ...more }
}

export function result(n: number, callId: string, content: unknown, more: JsonObject = {}): JsonObject {
  return user(n, [{ type: 'tool_result', tool_use_id: callId, content, ...more }])
}

export interface Line {
  readonly id?: string | null
  readonly model?: string
  readonly usage?: JsonObject
  readonly stop?: string | null
}

/** One line of an API message. */
export function agent(n: number, blocks: unknown, line: Line = {}, more: JsonObject = {}): JsonObject {
  const { id = `msg_${n}`, model = 'claude-opus-4-6', usage = {}, stop = null } = line
  const message = { id, type: 'message', role: 'assistant', model, content: blocks, stop_reason: stop, usage }
  return { ...common(n), type: 'assistant', requestId: id === null ? null : `req_${id}`, message, ...more }
}

export const text = (said: string) => ({ type: 'text', text: said })
export const thinking = (thought: string) => ({ type: 'thinking', thinking: thought, signature: 'x' })
export const call = (id: string, name: string, input: JsonObject = {}) => ({
  type: 'tool_use',
  id,
  name,
  input,
})

export function system(n: number, subtype: string, more: JsonObject = {}): JsonObject {
  return { ...common(n), type: 'system', subtype, level: 'info', ...more }
}

export function attachment(n: number, attached: JsonObject, more: JsonObject = {}): JsonObject {
  return { ...common(n), type: 'attachment', attachment: attached, ...more }
}

export function read(records: readonly unknown[], name: string | null = `${SESSION}.jsonl`): Transcript {
  return readTranscript(jsonLines(records), claudeCode, name)
}

/** Who said what, in order. */
export function said(transcript: Transcript, id: string = SESSION): string[] {
  return (transcript.messages.get(id) ?? []).map((message) => `${message.source}: ${message.text}`)
}

/** The steps in short: kind, name or call. */
export function stepsOf(transcript: Transcript, id: string = SESSION): string[] {
  return (transcript.steps.get(id) ?? []).map(({ kind, name }) => (name === null ? kind : `${kind} ${name}`))
}
