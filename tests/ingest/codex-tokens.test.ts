import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { event, head, line, read, tokenCount, turn, usage, uuid7, type Amounts } from './codex-records.ts'

/** Tokens by model, as input, cached, output and reasoning. */
function tokens(records: readonly JsonObject[]): Record<string, Amounts> {
  const { session } = read([head(0), ...records])
  return Object.fromEntries(
    [...session.tokensByModel].map(([model, t]) => [model, [t.input, t.cacheRead, t.output, t.reasoning]]),
  )
}

const FIRST: Amounts = [100, 60, 20, 5]
const SECOND: Amounts = [300, 200, 10, 0]
const BOTH: Amounts = [400, 260, 30, 5]
const START = turn(1)

function response(second: number, amounts: Amounts, id: string): JsonObject {
  return line(second, 'token_usage_record', { response_id: id, usage: usage(amounts) })
}

describe('token counts', () => {
  test('leave cached tokens out of the input', () => {
    expect(tokens([...START, tokenCount(2, FIRST)])).toEqual({ 'gpt-5.5': [40, 60, 20, 5] })
    const written = { ...usage(FIRST), cache_write_input_tokens: 30 }
    const { session } = read([
      head(0),
      ...START,
      event(2, 'token_count', { info: { last_token_usage: written } }),
    ])
    expect(session.tokensByModel.get('gpt-5.5')).toEqual({
      input: 10,
      output: 20,
      cacheRead: 60,
      cacheWrite: 30,
      cacheWriteHour: 0,
      reasoning: 5,
    })
  })

  test('grow with the total, and not where it is told again', () => {
    const again = [
      tokenCount(2, FIRST),
      tokenCount(3, FIRST),
      tokenCount(4, BOTH, SECOND),
      tokenCount(5, BOTH, SECOND),
    ]
    expect(tokens([...START, ...again])).toEqual({ 'gpt-5.5': [140, 260, 30, 5] })
    const limits = event(3, 'token_count', { info: null, rate_limits: {} })
    expect(tokens([...START, tokenCount(2, FIRST), limits])).toEqual({ 'gpt-5.5': [40, 60, 20, 5] })
  })

  test('include a response whose own record is missing', () => {
    const skipped: Amounts = [500, 300, 40, 6]
    expect(tokens([...START, tokenCount(2, FIRST), tokenCount(3, skipped, [10, 0, 1, 0])])).toEqual({
      'gpt-5.5': [200, 300, 40, 6],
    })
  })

  test('start anew where the total does', () => {
    expect(tokens([...START, tokenCount(2, BOTH, SECOND), tokenCount(3, FIRST)])).toEqual({
      'gpt-5.5': [140, 260, 30, 5],
    })
    // A total of zeros, as a full context writes it, adds nothing and starts anew.
    expect(
      tokens([...START, tokenCount(2, FIRST), tokenCount(3, [0, 0, 0, 0]), tokenCount(4, FIRST)]),
    ).toEqual({
      'gpt-5.5': [80, 120, 40, 10],
    })
  })

  test('a history from before the file is not its own', () => {
    expect(tokens([...START, tokenCount(2, [9_000, 0, 900, 0], FIRST)])).toEqual({
      'gpt-5.5': [40, 60, 20, 5],
    })
  })

  test('go to the model of the time', () => {
    const other = turn(3, uuid7(3), 'gpt-5.3-codex')
    expect(tokens([...START, tokenCount(2, FIRST), ...other, tokenCount(4, BOTH, SECOND)])).toEqual({
      'gpt-5.5': [40, 60, 20, 5],
      'gpt-5.3-codex': [100, 200, 10, 0],
    })
  })

  test('before any model is named go to the first one that is', () => {
    expect(tokens([tokenCount(1, FIRST), ...turn(2), tokenCount(3, BOTH, SECOND)])).toEqual({
      'gpt-5.5': [140, 260, 30, 5],
    })
    expect(tokens([event(1, 'task_started'), tokenCount(1, FIRST)])).toEqual({ unknown: [40, 60, 20, 5] })
  })
})

describe('usage records', () => {
  test('count where they stand alone, each response once', () => {
    const records = [response(2, FIRST, 'a'), response(2, FIRST, 'a'), response(3, FIRST, 'b')]
    expect(tokens([...START, ...records])).toEqual({ 'gpt-5.5': [80, 120, 40, 10] })
  })

  test.each([
    ['before', (own: JsonObject, count: JsonObject) => [own, count]],
    ['after', (own: JsonObject, count: JsonObject) => [count, own]],
  ])('count once with a token count %s them', (_, order) => {
    const records = [
      ...order(response(2, FIRST, 'a'), tokenCount(2, FIRST)),
      tokenCount(2, FIRST),
      ...order(response(3, SECOND, 'b'), tokenCount(3, BOTH, SECOND)),
    ]
    expect(tokens([...START, ...records])).toEqual({ 'gpt-5.5': [140, 260, 30, 5] })
  })
})
