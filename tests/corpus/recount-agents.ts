import { readFileSync } from 'node:fs'
import { at, countAt, listAt, recordsIn, sumOf, type Figures } from './recount.ts'

const NONE: Figures = { agent: 0, calls: 0, tokens: [0, 0, 0, 0] }

const isSaid = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''

const documentIn = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

/** Copilot CLI: messages with text, calls by their ids; tokens of the shutdowns, else the output of the messages. */
export function recountCopilot(paths: readonly string[]): Figures {
  return paths
    .map((path) => {
      const events = recordsIn(path)
      const messages = events.filter((one) => at(one, 'type') === 'assistant.message')
      const calls = new Set(
        messages.flatMap((one) => listAt(one, 'data', 'toolRequests').map((call) => at(call, 'toolCallId'))),
      )
      const usages = events.flatMap((one) =>
        Object.values(at(one, 'data', 'modelMetrics') ?? {}).map((metric) => at(metric, 'usage')),
      )
      const sum = (kind: string) => usages.reduce<number>((all, usage) => all + countAt(usage, kind), 0)
      const said = messages.reduce<number>((all, one) => all + countAt(one, 'data', 'outputTokens'), 0)
      return {
        agent: messages.filter((one) => isSaid(at(one, 'data', 'content'))).length,
        calls: calls.size,
        tokens: [sum('inputTokens'), usages.length > 0 ? sum('outputTokens') : said, 0, 0],
      }
    })
    .reduce(sumOf, NONE)
}

/** Gemini CLI: of the files of one session the one with the most messages. */
export function recountGemini(paths: readonly string[]): Figures {
  const longest = new Map<unknown, readonly unknown[]>()
  for (const chat of paths.map(documentIn)) {
    const messages = listAt(chat, 'messages')
    const before = longest.get(at(chat, 'sessionId')) ?? []
    if (messages.length > before.length) longest.set(at(chat, 'sessionId'), messages)
  }
  return [...longest.values()]
    .flat()
    .filter((one) => at(one, 'type') === 'gemini')
    .map((one) => {
      const count = (kind: string) => countAt(one, 'tokens', kind)
      return {
        agent: isSaid(at(one, 'content')) ? 1 : 0,
        calls: listAt(one, 'toolCalls').length,
        tokens: [count('input') - count('cached'), count('output') + count('thoughts'), count('cached'), 0],
      }
    })
    .reduce(sumOf, NONE)
}

/** OpenHands: thoughts beside a tool's use, words and last words; tokens by the metrics, else by each answer's usage. */
export function recountOpenHands(paths: readonly string[]): Figures {
  return paths
    .flatMap((path) => (path.endsWith('.json') ? [{ history: documentIn(path) }] : recordsIn(path)))
    .map((run) => {
      const events = listAt(run, 'history')
      const doing = events.filter((one) =>
        ['run', 'run_ipython', 'read', 'edit'].includes(String(at(one, 'action'))),
      )
      const thinking = doing.filter((one) => isSaid(at(one, 'args', 'thought') ?? at(one, 'thought')))
      const saying = events.filter(
        (one) =>
          at(one, 'action') === 'finish' ||
          (at(one, 'action') === 'message' && at(one, 'source') === 'agent'),
      )
      const answers = events
        .filter((one) => at(one, 'action') !== undefined)
        .map((one) => at(one, 'tool_call_metadata', 'model_response', 'usage'))
      const usages = listAt(run, 'metrics', 'token_usages')
      const metered = at(run, 'metrics') === undefined ? answers : usages
      const sum = (...kinds: readonly string[]) =>
        metered.reduce<number>((all, one) => all + countAt(one, ...kinds), 0)
      const read = sum('cache_read_input_tokens') || sum('prompt_tokens_details', 'cached_tokens')
      const written = sum('cache_creation_input_tokens')
      return {
        agent: thinking.length + saying.length,
        calls: doing.length,
        tokens: [sum('prompt_tokens') - read - written, sum('completion_tokens'), read, written],
      }
    })
    .reduce(sumOf, NONE)
}

/** SWE-agent: every step's thought and action, and what the run sums up. */
export function recountSweAgent(paths: readonly string[]): Figures {
  return paths
    .map(documentIn)
    .map((run) => {
      const steps = listAt(run, 'trajectory')
      const count = (kind: string) => countAt(run, 'info', 'model_stats', kind)
      return {
        agent: steps.filter((one) => isSaid(at(one, 'thought'))).length,
        calls: steps.filter((one) => isSaid(at(one, 'action'))).length,
        tokens: [count('tokens_sent'), count('tokens_received'), 0, 0],
      }
    })
    .reduce(sumOf, NONE)
}
