import { readFileSync } from 'node:fs'

/** Figures of one transcript or of several, counted apart from the readers, in the plainest way that is right for them. */
export interface Figures {
  readonly agent: number
  readonly calls: number
  /** Input, output, cache reads, cache writes. */
  readonly tokens: readonly number[]
}

/** Tells what is known of `any` JSON by the path to it; the lines that are no JSON are left out. */
export function recordsIn(path: string): readonly unknown[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as unknown]
      } catch {
        return []
      }
    })
}

export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? new Map(Object.entries(inner)).get(key) : undefined,
    value,
  )
}

export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = at(value, ...path)
  return Array.isArray(list) ? list : []
}

export const countAt = (value: unknown, ...path: readonly string[]): number => Number(at(value, ...path) ?? 0)

const add = (some: readonly number[], others: readonly number[]) =>
  some.map((n, kind) => n + (others[kind] ?? 0))

/** Claude Code: lines grouped by `message.id`, with the greatest of each kind of usage; calls by their ids. */
export function recountClaudeCode(paths: readonly string[]): Figures {
  const usage = new Map<string, readonly number[]>()
  const [said, calls] = [new Set<string>(), new Set<string>()]
  const kinds = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']
  for (const record of paths.flatMap(recordsIn).filter((one) => at(one, 'type') === 'assistant')) {
    const id = String(at(record, 'message', 'id'))
    const line = kinds.map((kind) => countAt(record, 'message', 'usage', kind))
    usage.set(
      id,
      line.map((count, kind) => Math.max(count, usage.get(id)?.[kind] ?? 0)),
    )
    for (const block of listAt(record, 'message', 'content')) {
      if (at(block, 'type') === 'tool_use') calls.add(String(at(block, 'id')))
      const isSynthetic = at(record, 'message', 'model') === '<synthetic>'
      if (at(block, 'type') === 'text' && String(at(block, 'text')).trim() !== '' && !isSynthetic)
        said.add(id)
    }
  }
  return { agent: said.size, calls: calls.size, tokens: [...usage.values()].reduce(add, [0, 0, 0, 0]) }
}

/** Codex: the last running total of each file; events and items by their types. */
export function recountCodex(paths: readonly string[]): Figures {
  const figures = paths.map((path) => {
    const records = recordsIn(path)
    const total = records.findLast((one) => at(one, 'payload', 'info', 'total_token_usage') !== undefined)
    const count = (kind: string) => countAt(total, 'payload', 'info', 'total_token_usage', kind)
    const cached = count('cached_input_tokens')
    return {
      agent: records.filter((one) => at(one, 'payload', 'type') === 'agent_message').length,
      calls: records.filter(
        (one) => at(one, 'type') === 'response_item' && String(at(one, 'payload', 'type')).endsWith('_call'),
      ).length,
      tokens: [count('input_tokens') - cached, count('output_tokens'), cached, 0],
    }
  })
  return figures.reduce(sumOf, { agent: 0, calls: 0, tokens: [0, 0, 0, 0] })
}

export function sumOf(one: Figures, other: Figures): Figures {
  return {
    agent: one.agent + other.agent,
    calls: one.calls + other.calls,
    tokens: add(one.tokens, other.tokens),
  }
}
