import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { importTranscript } from '../../src/ingest/import.ts'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import { listAnalyses } from '../../src/storage/analyses.ts'
import { findDetails } from '../../src/storage/session-details.ts'
import { TestApp } from '../http/test-app.ts'
import { agent, call, result, text, user, type Line } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'

const app = await TestApp.create()
const orgId = await app.organization('Hard')

/** Imports a session and analyses it: how many steps it has, and how many bytes are kept of what is said of it. */
async function analyzed(lines: readonly Line[]) {
  async function* body(): AsyncGenerator<Uint8Array> {
    yield jsonLines([...lines])
  }
  const { sessions } = await importTranscript(app.context, {
    ...{ orgId, body: body(), name: null, agent: null, repository: null, dryRun: false },
    owner: { userId: null, serviceUserId: app.admin.id },
  })
  const sessionId = sessions[0]?.sessionId ?? ''
  await analyzeByRules(app.context, { orgId, sessionId })
  const [kept] = await listAnalyses(app.context.db, [{ orgId, sessionId }])
  const details = await findDetails(app.context.db, orgId, sessionId)
  return {
    steps: details?.numSteps,
    failure: kept?.failure,
    analysis: kept?.analysis,
    bytes: JSON.stringify(kept?.analysis).length,
  }
}

const around = (line: Line): Line[] => [
  user(1, 'Please look at the shop.'),
  agent(2, [call('t1', 'Bash', { command: 'cat all' })]),
  line,
  agent(4, [text('That is all there is.')], { stop: 'end_turn' }),
]

test('one message of 50 MB costs itself alone', async () => {
  const found = await analyzed(around(result(3, 't1', 'x y '.repeat(12_500_000))))
  expect(found).toMatchObject({ steps: 4, failure: null })
  expect(found.analysis?.outcome.outcome).toBe('succeeded')
  expect(found.bytes).toBeLessThan(10_000)
}, 60_000)

test.each([
  ['binary rubbish', randomBytes(2_000_000).toString('latin1')],
  ['a quarter of a million lines', 'error: no\n'.repeat(250_000)],
  ['one line of opening brackets', '['.repeat(2_000_000)],
  ['escapes of a terminal', '\u001b[31m\u202e'.repeat(200_000)],
])(
  '%s in the output of a tool is answered within bounds',
  async (_, output) => {
    const found = await analyzed(around(result(3, 't1', output)))
    expect(found).toMatchObject({ steps: 4, failure: null })
    expect(found.bytes).toBeLessThan(20_000)
  },
  60_000,
)
