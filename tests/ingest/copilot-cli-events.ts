import { copilotCli } from '../../src/ingest/copilot-cli/index.ts'
import { jsonLines, readTranscript, type Transcript } from './read-transcript.ts'

export const SESSION = 'c0ffee00-0000-4000-8000-000000000001'

/** A UUID that ends in a number. */
export function uuid(n: number): string {
  return `e0000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

let last = 0

/** An event some seconds after nine o'clock; `more` goes beside its data. */
export function event(seconds: number, type: string, data: object, more: object = {}) {
  last++
  const timestamp = new Date(Date.UTC(2026, 0, 5, 9, 0, seconds)).toISOString()
  return { type, data, id: uuid(last), timestamp, parentId: last === 1 ? null : uuid(last - 1), ...more }
}

export function start(data: object = {}) {
  last = 0
  return event(0, 'session.start', { sessionId: SESSION, version: 1, copilotVersion: '1.0.70', ...data })
}

export const prompt = (seconds: number, content: string, data: object = {}, more: object = {}) =>
  event(seconds, 'user.message', { content, attachments: [], ...data }, more)

export const answer = (seconds: number, content: string, data: object = {}, more: object = {}) =>
  event(seconds, 'assistant.message', { messageId: `m${seconds}`, content, toolRequests: [], ...data }, more)

export const request = (toolCallId: string, name: string, input: unknown) => ({
  toolCallId,
  name,
  arguments: input,
  type: 'function',
})

export const began = (
  seconds: number,
  toolCallId: string,
  toolName: string,
  input: unknown,
  more: object = {},
) => event(seconds, 'tool.execution_start', { toolCallId, toolName, arguments: input }, more)

export const ended = (
  seconds: number,
  toolCallId: string,
  content: string,
  data: object = {},
  more: object = {},
) =>
  event(seconds, 'tool.execution_complete', { toolCallId, success: true, result: { content }, ...data }, more)

export const shutdown = (seconds: number, modelMetrics: object, data: object = {}) =>
  event(seconds, 'session.shutdown', { shutdownType: 'routine', modelMetrics, ...data })

export const metric = (
  inputTokens: number,
  outputTokens: number,
  cacheReadTokens = 0,
  cacheWriteTokens = 0,
) => ({
  requests: { count: 1, cost: 1 },
  usage: { inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, reasoningTokens: 3 },
})

export function read(events: readonly object[], name: string | null = null): Transcript {
  return readTranscript(jsonLines(events), copilotCli, name)
}
