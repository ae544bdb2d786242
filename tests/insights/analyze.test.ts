import { expect, test } from 'vitest'
import { analyzeByModel, analyzeByRules, giveUp } from '../../src/insights/analyze.ts'
import { ModelFailure, type ModelAnalyst } from '../../src/insights/model/analyst.ts'
import type { InsightsSettings } from '../../src/insights/settings.ts'
import { TestApp } from '../http/test-app.ts'
import { agent, call, result, SESSION, text, user, type Line } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'

interface Insights {
  readonly session_id: string
  readonly category: string | null
  readonly subcategory: string | null
  readonly updated_at: number
  readonly analysis: {
    readonly issues: readonly {
      readonly id: string
      readonly label: string
      readonly evidence: readonly string[]
    }[]
    readonly timeline: readonly { readonly issue_id: string | null; readonly evidence: readonly string[] }[]
    readonly action_items: readonly { readonly issue_id: string | null }[]
    readonly outcome: { readonly outcome: string }
  } | null
  readonly analysis_provenance: {
    readonly layer: string
    readonly is_stale: boolean
    readonly failure: string | null
    readonly citations_dropped: number | null
  } | null
}

const app = await TestApp.create()
const LINES = [
  user(1, 'Please fix the bug in the cart: the test fails.'),
  agent(2, [call('t1', 'Bash', { command: 'npm test' })]),
  result(3, 't1', '2 failed, 3 passed', { is_error: true }),
  agent(4, [text('Two tests still fail; I could not mend them.')], { stop: 'end_turn' }),
]

/** An organisation with one imported session. */
async function session(lines: readonly Line[] = LINES, orgId?: string) {
  const org = orgId ?? (await app.organization('Insights'))
  const path = `/v3/organizations/${org}/sessions/import?name=${SESSION}.jsonl`
  const headers = { 'content-type': 'application/x-ndjson' }
  const { body } = await app.send({
    method: 'POST',
    path,
    key: app.adminKey,
    headers,
    body: jsonLines([...lines]),
  })
  const sessionId = (body as { sessions: { session_id: string }[] }).sessions[0]?.session_id ?? ''
  const of = `/v3/organizations/${org}/sessions`
  return {
    orgId: org,
    sessionId,
    of,
    insights: async () => (await app.get(`${of}/${sessionId}/insights`, app.adminKey)).body as Insights,
    generate: async () => {
      const answer = await app.send({
        method: 'POST',
        path: `${of}/${sessionId}/insights/generate`,
        key: app.adminKey,
      })
      return (answer.body as { status: string }).status
    },
  }
}

test('a session is analysed on request, with evidence that can be looked up', async () => {
  const one = await session()
  const before = await one.insights()
  expect([before.analysis, before.analysis_provenance]).toEqual([null, null])
  expect(await one.generate()).toBe('started')
  expect(await one.generate()).toBe('already_exists')
  await app.analyze()
  const after = await one.insights()
  expect(after.analysis?.issues.map(({ label }) => label)).toEqual(['failing_check'])
  expect(after.analysis_provenance).toMatchObject({ layer: 'rules', is_stale: false, failure: null })
  expect(await one.generate()).toBe('already_exists')

  const { body } = await app.get(`${one.of}/${one.sessionId}/steps?first=200`, app.adminKey)
  const ids = new Set((body as { items: { step_id: string }[] }).items.map(({ step_id }) => step_id))
  const evidence = [...(after.analysis?.issues ?? []), ...(after.analysis?.timeline ?? [])].flatMap(
    (one) => one.evidence,
  )
  expect(evidence.length).toBeGreaterThan(0)
  expect(evidence.filter((id) => !ids.has(id))).toEqual([])
})

test('cross references name issues that are there, and ids are unique', async () => {
  const one = await session()
  await analyzeByRules(app.context, one)
  const { analysis } = await one.insights()
  const ids = analysis?.issues.map(({ id }) => id) ?? []
  expect(new Set(ids).size).toBe(ids.length)
  const named = [...(analysis?.timeline ?? []), ...(analysis?.action_items ?? [])].flatMap(
    ({ issue_id }) => issue_id ?? [],
  )
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((id) => !ids.includes(id))).toEqual([])
})

test('the category stands on the list and its filter finds it; the time of change stays', async () => {
  const one = await session()
  const before = await one.insights()
  await analyzeByRules(app.context, one)
  const after = await one.insights()
  expect(after).toMatchObject({
    category: 'bug_fixing',
    subcategory: 'Test failures',
    updated_at: before.updated_at,
  })
  const found = async (category: string) =>
    ((await app.get(`${one.of}?category=${category}`, app.adminKey)).body as { items: unknown[] }).items
      .length
  expect([await found('bug_fixing'), await found('security')]).toEqual([1, 0])
})

test('a session that goes on is stale until it is analysed again, and keeps its category meanwhile', async () => {
  const one = await session()
  await analyzeByRules(app.context, one)
  await session(
    [...LINES, user(5, 'Go on, please.'), agent(6, [text('All is well now.')], { stop: 'end_turn' })],
    one.orgId,
  )
  const stale = await one.insights()
  expect(stale.analysis_provenance).toMatchObject({ is_stale: true })
  expect(stale.analysis).not.toBeNull()
  expect(stale.category).toBe('bug_fixing')
  expect(await one.generate()).toBe('started')
  await app.analyze()
  expect((await one.insights()).analysis_provenance).toMatchObject({ is_stale: false })
})

test('without a word of the agent there is no analysis, and it says that it was looked for', async () => {
  const one = await session([user(1, 'Please mend the cart.')])
  await analyzeByRules(app.context, one)
  const { analysis, analysis_provenance } = await one.insights()
  expect(analysis).toBeNull()
  expect(analysis_provenance).toMatchObject({ is_stale: false, failure: null })
})

test('a session whose transcript is damaged fails alone, says why, and is tried again', async () => {
  const poison = await session()
  const healthy = await session()
  await app.context.db
    .updateTable('original_chunks')
    .set({ bytes: Buffer.from([0]) })
    .where('org_id', '=', poison.orgId)
    .execute()
  await analyzeByRules(app.context, poison)
  await analyzeByRules(app.context, healthy)
  expect((await poison.insights()).analysis_provenance?.failure).toMatch(/^Its kept transcript can't be read/)
  expect((await healthy.insights()).analysis_provenance?.failure).toBeNull()
  expect(await poison.generate()).toBe('started')
  app.asked.length = 0
})

test('what broke off twice says so, and keeps what was said before', async () => {
  const one = await session()
  await analyzeByRules(app.context, one)
  await giveUp(app.context, one, 'rules')
  const { analysis, analysis_provenance } = await one.insights()
  expect(analysis).not.toBeNull()
  expect(analysis_provenance?.failure).toMatch(/broke off twice/)
})

test('a session that is gone is analysed to nothing', async () => {
  const one = await session()
  await app.context.db.deleteFrom('sessions').where('org_id', '=', one.orgId).execute()
  expect(await analyzeByRules(app.context, one)).toBeNull()
})

const settings = (model: ModelAnalyst): InsightsSettings => ({
  ...{ rules: 'always', modelWhen: 'on-request' },
  model,
})

test('what a model says stands before the rules, until the session changes', async () => {
  const one = await session()
  const analyse: ModelAnalyst = async ({ byRules, events }) => {
    let seen = 0
    for await (const _ of events()) seen++
    expect(seen).toBe(4)
    const outcome = { ...byRules.outcome, reason: 'The model says so.' }
    return {
      analysis: { ...byRules, outcome },
      ...{
        model: 'stub',
        inputDigest: '00',
        costUsd: 0.01,
        inputTokens: 1,
        outputTokens: 1,
        citationsDropped: 2,
      },
    }
  }
  await analyzeByModel(app.context, one, settings(analyse), new AbortController().signal)
  expect((await one.insights()).analysis_provenance).toMatchObject({ layer: 'model', citations_dropped: 2 })
  await session([...LINES, user(5, 'Go on, please.'), agent(6, [text('Done.')])], one.orgId)
  await analyzeByRules(app.context, one)
  expect((await one.insights()).analysis_provenance).toMatchObject({ layer: 'rules', is_stale: false })
})

test('where a model fails the rules’ answer stands, with the reason beside it', async () => {
  const one = await session()
  const analyse: ModelAnalyst = async () => {
    throw new ModelFailure('The model didn’t answer.')
  }
  await analyzeByModel(app.context, one, settings(analyse), new AbortController().signal)
  const { analysis, analysis_provenance } = await one.insights()
  expect(analysis).not.toBeNull()
  expect(analysis_provenance).toMatchObject({ layer: 'rules', failure: 'The model didn’t answer.' })
})

test('insights stand on the lists, of each organisation its own', async () => {
  const [a, b] = [await session(), await session()]
  await analyzeByRules(app.context, a)
  const list = async (of: string) =>
    ((await app.get(`${of}/insights`, app.adminKey)).body as { items: Insights[] }).items.map(
      ({ analysis }) => analysis !== null,
    )
  expect([await list(a.of), await list(b.of)]).toEqual([[true], [false]])
})
