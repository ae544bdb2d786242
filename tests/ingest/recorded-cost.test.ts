import { expect, test } from 'vitest'
import { testDatabase } from '../storage/test-database.ts'
import * as copilot from './copilot-cli-events.ts'
import { Organization } from './imports.ts'

const db = await testDatabase()

async function costOf(transcript: readonly unknown[]) {
  const organization = await Organization.create(db)
  await organization.import(transcript)
  const [session] = Object.values((await organization.state()).sessions)
  return [session?.['cost_usd'], session?.['cost_complete']]
}

const run = (metrics: object) => ({
  instance_id: 'shop-1',
  history: [
    { id: 0, timestamp: '2026-01-05T09:00:00', source: 'user', action: 'message', args: { content: 'Go' } },
  ],
  metrics,
})
const usage = { model: 'gpt-4o', prompt_tokens: 1000, completion_tokens: 100 }

test('what an agent counted itself is the cost, whatever models are called', async () => {
  const unpriced = { ...usage, model: 'nobody-knows' }
  expect(await costOf([run({ accumulated_cost: 0.5, token_usages: [unpriced] })])).toEqual([0.5, true])
  expect(await costOf([run({ accumulated_cost: 0.5, token_usages: [usage] })])).toEqual([0.5, true])
})

test('else it is that of the tokens by public prices', async () => {
  const [cost, isComplete] = await costOf([run({ accumulated_cost: 0, token_usages: [usage] })])
  expect(cost).toBeCloseTo(0.0035, 6)
  expect(isComplete).toBe(true)
})

test('tokens that are a part alone give a part of the cost', async () => {
  const said = copilot.answer(1, 'Done', { model: 'gpt-4o', outputTokens: 100 })
  const [cost, isComplete] = await costOf([copilot.start(), copilot.prompt(0, 'Go'), said])
  expect(cost).toBeCloseTo(0.001, 6)
  expect(isComplete).toBe(false)
})
