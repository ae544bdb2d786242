import { afterEach, expect, test, vi } from 'vitest'
import { insightsConfig } from '../../src/cli/insights-config.ts'

afterEach(() => void vi.unstubAllEnvs())

function configOf(variables: Readonly<Record<string, string>>) {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  return insightsConfig()
}

test('without settings the rules run always, and no model is asked', () => {
  expect(configOf({})).toEqual({ rules: 'always', modelWhen: 'on-request', model: null })
})

test.each([
  ['claude-sonnet-4-5', 'https://api.anthropic.com/v1'],
  ['gpt-5.5', 'https://api.openai.com/v1'],
])('%s is at %s unless another address is given', (model, url) => {
  expect(configOf({ MUSTER_MODEL: model }).model).toEqual({ model, url, key: null, dailyUsd: 5 })
  expect(configOf({ MUSTER_MODEL: model, MUSTER_MODEL_URL: 'http://127.0.0.1:11434/v1/' }).model?.url).toBe(
    'http://127.0.0.1:11434/v1',
  )
})

test.each([
  [{ MUSTER_INSIGHTS: 'sometimes' }, /MUSTER_INSIGHTS is 'sometimes'. It must be one of always, never/],
  [{ MUSTER_MODEL_INSIGHTS: 'yes' }, /must be one of never, on-request, always/],
  [{ MUSTER_MODEL_URL: 'http://127.0.0.1/v1' }, /MUSTER_MODEL_URL is set and MUSTER_MODEL isn't/],
  [{ MUSTER_MODEL: 'x', MUSTER_MODEL_URL: 'nowhere' }, /MUSTER_MODEL_URL must be an address/],
  [{ MUSTER_MODEL: 'x', MUSTER_MODEL_URL: 'https://me:secret@example.com/v1' }, /must be an address/],
  [{ MUSTER_MODEL: 'x', MUSTER_MODEL_DAILY_USD: '-1' }, /must be a sum in US dollars/],
])('%j is refused, and no secret repeated', (variables, message) => {
  expect(() => configOf(variables)).toThrow(message)
  expect(() => configOf(variables)).not.toThrow(/secret/)
})
