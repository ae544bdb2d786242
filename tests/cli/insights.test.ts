import { expect, onTestFinished, test } from 'vitest'
import { listeningApp } from '../support/listening-app.ts'
import { agent, call, result, SESSION, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { program } from './program.ts'

const { app, url, adminKey } = await listeningApp()
const muster = program(url, adminKey)
const shop = await app.organization('Shop')
const HOSTILE = '\u001B[2Jmend\u0007 the \u202Ecart'

async function imported(prompt: string, session = SESSION): Promise<string> {
  const lines = jsonLines(
    [
      user(1, prompt),
      agent(2, [call('t1', 'Bash', { command: 'npm test' })]),
      result(3, 't1', '2 failed, 3 passed', { is_error: true }),
      agent(4, [text('Two tests still fail; I could not mend them.')], { stop: 'end_turn' }),
    ].map((record) => ({
      ...record,
      sessionId: session,
      uuid: `${session.slice(0, 8)}${String(record['uuid']).slice(8)}`,
    })),
  )
  const path = `/v3/organizations/${shop}/sessions/import?name=${session}.jsonl`
  const headers = { 'content-type': 'application/x-ndjson' }
  const { body } = await app.send({ method: 'POST', path, key: app.adminKey, headers, body: lines })
  return (body as { sessions: { session_id: string }[] }).sessions[0]?.session_id ?? ''
}

/** Works the queue off while a command waits for it. */
function worker(): void {
  const timer = setInterval(() => void app.analyze(), 20)
  onTestFinished(() => clearInterval(timer))
}

test('a session that was not analysed says how to have it done', async () => {
  const id = await imported('Please mend the cart.')
  const { code, out, err } = await muster('insights', id)
  expect([code, err]).toEqual([0, 'not analysed yet; --generate has it done\n'])
  expect(out).toContain('Please mend the cart.')
})

test('--generate has it done and shows it, in 60 columns, without anything that a terminal obeys', async () => {
  worker()
  const id = await imported(HOSTILE)
  const { code, out, err } = await muster.with({ COLUMNS: '60' })('insights', id.slice(-8), '--generate')
  expect([code, err]).toEqual([0, ''])
  expect(out.split('\n').filter((line) => line.length > 60)).toEqual([])
  for (const character of ['\u001B', '\u0007', '\u202E']) expect(out).not.toContain(character)
  for (const heading of ['What happened', 'What went wrong', 'What would help', 'A better prompt']) {
    expect(out).toContain(heading)
  }
  expect(out).toMatch(/● It succeeded|● It failed|● It was|● It ended/)
  expect(out).toContain('failing_check')
})

test('--json is the answer of the server', async () => {
  const id = await imported('Please mend the cart.')
  const { out } = await muster('insights', id, '--json')
  expect(JSON.parse(out)).toMatchObject({ session_id: id, analysis_provenance: { layer: 'rules' } })
})

test('analyze takes ids or --all with filters, and does nothing twice', async () => {
  worker()
  await imported('Another one.', '22222222-2222-4333-8444-555555555555')
  const all = await muster('analyze', '--all', '--json')
  expect(JSON.parse(all.out)).toMatchObject({ failed: 0 })
  const again = await muster('analyze', '--all')
  expect([again.code, again.out]).toEqual([0, '0 analysed, 2 were already, 0 failed\n'])
  const none = await muster('analyze', '--all', '--tags', 'nothing')
  expect(none.out).toBe('0 analysed, 0 were already, 0 failed\n')
})

test('analyze wants to know which sessions', async () => {
  expect(await muster('analyze')).toMatchObject({ code: 2, out: '' })
  expect(await muster('analyze', 'abcdef01', '--all')).toMatchObject({ code: 2, out: '' })
})
