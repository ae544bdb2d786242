import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codex } from '../../src/ingest/codex/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import * as records from './codex-records.ts'
import { jsonLines, readTranscript } from './read-transcript.ts'

const { SESSION, event, head, item, line, read, uuid7 } = records

describe('anything else', () => {
  test('unknown kinds are told of, known ones that say nothing are not', () => {
    const { notUnderstood } = read([
      head(0),
      ...records.turn(0),
      line(1, 'telepathy', {}),
      event(1, 'thought', {}),
      event(1, 'thought', {}),
      item(1, 'dream', {}),
      event(1, 'item_completed', { item: { type: 'Dream' } }),
      { type: 'session_meta' },
      { hello: 1 },
      line(2, 'world_state', { full: true }),
      event(2, 'agent_reasoning', { text: 'x' }),
      item(2, 'ghost_snapshot'),
    ])
    expect(Object.fromEntries(notUnderstood)).toEqual({
      telepathy: 1,
      'event_msg/thought': 2,
      'response_item/dream': 1,
      'event_msg/item_completed/Dream': 1,
      session_meta: 1,
      untyped: 1,
    })
  })

  const whole = [
    head(0, { forked_from_id: uuid7(-9), git: { branch: 'main' } }),
    ...records.turn(1),
    ...records.prompt(2, 'Go'),
    item(3, 'reasoning', { summary: [] }),
    records.command(3, 'c', 'gh pr create'),
    event(4, 'exec_command_end', { call_id: 'c', exit_code: 0, result: { Ok: {} } }),
    records.output(4, 'c', [{ type: 'input_text', text: 'x' }]),
    records.tokenCount(5, [10, 2, 3, 1]),
    line(5, 'token_usage_record', { response_id: 'r', usage: records.usage([10, 2, 3, 1]) }),
    event(6, 'item_completed', { item: { type: 'UserMessage', content: [{ type: 'text', text: 'x' }] } }),
    ...records.answer(7, 'Done'),
    line(7, 'compacted', { message: '' }),
    event(8, 'thread_name_updated', { thread_name: 'x' }),
    records.complete(9, { error: null }),
  ]

  /** A record with one of its values, at any depth, replaced by garbage. */
  function spoilt(record: JsonObject, path: readonly number[], garbage: unknown): JsonObject {
    const entries = Object.entries(record)
    const [first = 0, ...rest] = path
    const index = first % Math.max(1, entries.length)
    return Object.fromEntries(
      entries.map(([key, value], place) => {
        if (place !== index) return [key, value]
        const deeper = rest.length > 0 && typeof value === 'object' && value !== null && !Array.isArray(value)
        return [key, deeper ? spoilt({ ...value }, rest, garbage) : garbage]
      }),
    )
  }

  test('garbage in any field costs no more than itself', () => {
    const path = fc.array(fc.nat(9), { minLength: 1, maxLength: 4 })
    const spoiling = fc.array(fc.tuple(fc.nat(whole.length - 1), path, fc.jsonValue()), {
      minLength: 1,
      maxLength: 6,
    })
    fc.assert(
      fc.property(spoiling, (spoils) => {
        const lines: JsonObject[] = [...whole]
        for (const [index, steps, garbage] of spoils)
          lines[index] = spoilt(lines[index] ?? {}, steps, garbage)
        const { sessions, steps, messages } = readTranscript(jsonLines(lines), codex, `${SESSION}.jsonl`)
        expect(sessions).toHaveLength(1)
        for (const session of sessions) {
          const ids = (messages.get(session.externalId) ?? []).map(({ eventId }) => eventId)
          expect(new Set(ids).size).toBe(ids.length)
          expect((steps.get(session.externalId) ?? []).length).toBeLessThanOrEqual(lines.length)
          for (const tokens of session.tokensByModel.values()) {
            expect(Object.values(tokens).every((count) => Number.isInteger(count) && count >= 0)).toBe(true)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('a grown file keeps the ids of what it had', () => {
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        const before = read(whole.slice(0, Math.max(2, length)))
        const after = read(whole)
        expect(after.messages.slice(0, before.messages.length)).toEqual(before.messages)
        expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps)
      }),
    )
  })
})
