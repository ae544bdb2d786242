import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenCounts } from '../../src/domain/imported.ts'
import { parseIso } from '../../src/domain/time.ts'
import { costOf } from '../../src/domain/cost.ts'

const JUNE_2026 = parseIso('2026-06-20T12:00:00Z')
const NONE: TokenCounts = {
  input: 0,
  output: 0,
  cacheRead: 0,
  cacheWrite: 0,
  cacheWriteHour: 0,
  reasoning: 0,
}

function cost(model: string, tokens: Partial<TokenCounts>, at = JUNE_2026): number | undefined {
  return costOf(new Map([[model, { ...NONE, ...tokens }]]), at)?.usd
}

describe('public prices', () => {
  // Claude Opus 4.5: $5 input, $25 output, $0.50 cache read, $6.25 cache write, $10 one-hour cache write per million.
  test.each([
    [{ input: 1_000_000 }, 5],
    [{ output: 1_000_000 }, 25],
    [{ cacheRead: 1_000_000 }, 0.5],
    [{ cacheWrite: 1_000_000 }, 6.25],
    [{ cacheWriteHour: 1_000_000 }, 10],
    [{ input: 2_000, output: 3_000, cacheRead: 40_000, cacheWrite: 5_000, cacheWriteHour: 600 }, 0.142_25],
  ])('Claude Opus 4.5 %j', (tokens, usd) => {
    expect(cost('claude-opus-4-5-20251101', tokens)).toBeCloseTo(usd, 9)
  })

  // GPT-5.3-Codex: $1.75 input, $0.175 cached, $14 output; reasoning is part of the output.
  test('GPT-5.3-Codex', () => {
    expect(
      cost('gpt-5.3-codex', { input: 100_000, cacheRead: 1_000_000, output: 20_000, reasoning: 15_000 }),
    ).toBeCloseTo(0.175 + 0.175 + 0.28, 9)
  })

  // GPT-5.5 costs $5, and $10 in a request beyond 272,000 tokens: ten million in many requests stay at $5.
  test('a long session pays no surcharge of a long request', () => {
    expect(cost('gpt-5.5', { input: 10_000_000 })).toBeCloseTo(50, 6)
  })

  // GPT-5.6 Luna was cut from $1 to $0.20 on 30 July 2026.
  test('a session pays the prices of its time', () => {
    expect(cost('gpt-5.6-luna', { input: 1_000_000 }, parseIso('2026-07-20T00:00:00Z'))).toBeCloseTo(1, 9)
    expect(cost('gpt-5.6-luna', { input: 1_000_000 }, parseIso('2026-08-20T00:00:00Z'))).toBeCloseTo(0.2, 9)
  })
})

describe('models without a price', () => {
  const some = { ...NONE, input: 1_000_000 }

  test('nothing is guessed', () => {
    expect(costOf(new Map([['<synthetic>', some]]), JUNE_2026)).toBeNull()
    expect(costOf(new Map(), JUNE_2026)).toBeNull()
  })

  test('the rest is summed and called incomplete', () => {
    const tokens = new Map([
      ['claude-opus-4-5-20251101', some],
      ['a-model-of-nobody', some],
    ])
    expect(costOf(tokens, JUNE_2026)).toEqual({ usd: 5, complete: false })
  })

  test('one that used no tokens lacks nothing', () => {
    const tokens = new Map([
      ['claude-opus-4-5-20251101', some],
      ['<synthetic>', NONE],
    ])
    expect(costOf(tokens, JUNE_2026)).toEqual({ usd: 5, complete: true })
  })

  test('any name and any counts give a price or none', () => {
    const count = fc.integer({ min: 0, max: 1e12 })
    const tokens = fc.record({
      input: count,
      output: count,
      cacheRead: count,
      cacheWrite: count,
      cacheWriteHour: count,
      reasoning: count,
    })
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'claude-opus-4-5',
        'gpt-5.6-luna',
        'claude-3-opus',
        'o3',
        'gemini-2.5-pro',
        'sonar-pro',
      ),
    )
    const time = fc.option(fc.integer({ min: 0, max: 4e15 }))
    fc.assert(
      fc.property(names, tokens, time, (model, counts, at) => {
        const found = costOf(new Map([[model, counts]]), at)
        expect(found === null || (Number.isFinite(found.usd) && found.usd >= 0 && found.complete)).toBe(true)
      }),
    )
  })
})
