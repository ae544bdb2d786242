import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { discover } from '../../src/machine/discover.ts'
import { Home } from './home.ts'

test('sessions are counted by agent, by what is in the files', async () => {
  const home = new Home()
  home.claudeSessions(0, 3)
  home.claudeSubAgent(0)
  home.codexSession()
  home.put(join(home.claude, 'shop', 'notes.jsonl'), '{"note":"nobody’s"}\n')
  home.put(join(home.claude, 'shop', 'empty.jsonl'), '')
  const { folders, agents, failed } = await discover(home.folders)
  expect(folders).toEqual(home.folders)
  expect(failed).toEqual([])
  expect(agents).toMatchObject([
    { agent: 'claude-code', sessions: 3, files: 4, folders: [home.claude] },
    { agent: 'codex', sessions: 1, files: 1, folders: [home.codex] },
  ])
})

test('a session that begins with a picture is told too', async () => {
  const home = new Home()
  const summary = `${JSON.stringify({ type: 'queue-operation', content: 'x'.repeat(100_000) })}\n`
  home.claudeSessions(0, 1)
  home.put(join(home.claude, 'large.jsonl'), summary + home.read(0))
  expect((await discover(home.folders)).agents).toMatchObject([{ agent: 'claude-code', sessions: 2 }])
})

test('a machine without agents has none', async () => {
  const { folders } = new Home()
  expect(await discover(folders)).toEqual({ folders, agents: [], failed: [] })
})

test('a folder that may not be read is said', async ({ skip }) => {
  skip(process.getuid?.() === 0, 'the superuser may read everything')
  const home = new Home()
  home.claudeSessions(0, 1)
  const closed = join(home.claude, 'shop')
  chmodSync(closed, 0)
  const { failed } = await discover(home.folders)
  chmodSync(closed, 0o700)
  expect(failed).toMatchObject([{ path: closed, reason: 'this user may not read it' }])
})
