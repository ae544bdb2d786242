/** Runs the examples of the client's README, one after the other as one program, and reads what they print. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { transcriptOf } from '../support/transcript.ts'
import { insertSessions, NOON, sessionRow } from '../support/sessions.ts'
import { listeningApp } from '../support/listening-app.ts'

const client = new URL('../../sdk/index.ts', import.meta.url)
const readme = readFileSync(new URL('README.md', client), 'utf8')
const examples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code)

const { app, url, adminKey } = await listeningApp()
const orgId = await app.organization('Shop')
const rows = ['Paint the door', 'Sweep the floor'].map((title) =>
  sessionRow(orgId, { title, created_at: NOON - 1e11 }),
)
await insertSessions(app.context.db, rows)
const { sessions } = new MusterClient({ url, key: adminKey }).organization(orgId)
await sessions.import(transcriptOf('Mend the till.', 'The drawer was stuck.'))
await app.context.db
  .updateTable('sessions')
  .set({ tags: ['shop'] })
  .where('title', 'like', 'Mend%')
  .execute()

test('the examples print what they say', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'muster-readme-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'examples.mts')
  const code = examples.join('\n').replaceAll('./index.ts', client.href).replace('org-…', orgId)
  writeFileSync(program, code)
  const run = spawn(process.execPath, [program], {
    env: { ...process.env, MUSTER_URL: url, MUSTER_API_KEY: adminKey },
  })
  const [printed, complaints] = await Promise.all([text(run.stdout), text(run.stderr)])
  expect(complaints).toBe('')
  expect(printed.split('\n')).toEqual([
    'service_user',
    'Mend the till. suspended',
    '2 of 3',
    '2',
    '1',
    'Mend the till. <mark>Mend</mark> the till.',
    'codex: 2',
    expect.stringMatching(/^ready undefined \S+$/),
    '1500 0.01',
    'user: Mend the till.',
    'devin: The drawer was stuck.',
    'query.first Must be 200 or less.',
    '404 Session not found',
    'org_viewer org_member org_admin enterprise_viewer enterprise_admin undefined',
    '',
  ])
})
