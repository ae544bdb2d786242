import { linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findTranscripts } from '../../src/machine/transcripts.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'muster-transcripts-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(name: string, text = ''): string {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

async function namesIn(...paths: string[]): Promise<string[]> {
  const { files, failed } = await findTranscripts(paths)
  expect(failed).toEqual([])
  return files.map(({ name }) => name)
}

test('folders are searched to any depth, in order', async () => {
  for (const name of ['b.jsonl', 'a/z.jsonl', 'a/b/c/d.jsonl', 'a/e.json', 'f.jsonl.bak']) put(name)
  expect(await namesIn(folder)).toEqual(['a/b/c/d.jsonl', 'a/z.jsonl', 'b.jsonl'])
})

test('links are followed, never in a circle, and nothing is found twice', async () => {
  const file = put('a/one.jsonl')
  put('elsewhere/two.jsonl')
  symlinkSync('..', join(folder, 'a', 'up'))
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'a', 'there'))
  symlinkSync('nowhere', join(folder, 'a', 'dangling.jsonl'))
  symlinkSync('itself.jsonl', join(folder, 'a', 'itself.jsonl'))
  linkSync(file, join(folder, 'a', 'same.jsonl'))
  expect(await namesIn(join(folder, 'a'), file, folder)).toEqual(['one.jsonl', 'there/two.jsonl'])
})

test('a name is the same wherever the search begins', async () => {
  const file = put('projects/-srv-shop/one/subagents/agent-a.jsonl')
  const name = '-srv-shop/one/subagents/agent-a.jsonl'
  for (const from of [file, dirname(file), join(folder, 'projects'), folder])
    expect(await namesIn(from)).toEqual([name])
})

test('a sub-agent’s file keeps the folder that names its session', async () => {
  const file = put('kept/one/subagents/agent-a.jsonl')
  expect(await namesIn(file)).toEqual(['one/subagents/agent-a.jsonl'])
  expect(await namesIn(dirname(file))).toEqual(['one/subagents/agent-a.jsonl'])
  expect(await namesIn(folder)).toEqual(['kept/one/subagents/agent-a.jsonl'])
})

test('what is not there is a failure, unless it need not be', async () => {
  const missing = join(folder, 'missing')
  const { failed } = await findTranscripts([missing])
  expect(failed).toEqual([{ path: missing, reason: 'it is not there' }])
  expect(await findTranscripts([missing], { isOptional: true })).toMatchObject({ files: [], failed: [] })
})

test('a .json file only counts where agents keep theirs', async () => {
  for (const name of ['package.json', 'gemini/x/logs.json', 'gemini/x/chats/a.json', 'trajectories/b.json'])
    put(name)
  for (const name of ['runs/c.traj', 'runs/d.traj.json', 'copilot/session-state/e/events.jsonl']) put(name)
  expect(await namesIn(folder)).toEqual([
    'e/events.jsonl',
    'a.json',
    'runs/c.traj',
    'runs/d.traj.json',
    'trajectories/b.json',
  ])
})

test('a sub-agent’s chat keeps the folder that names its parent', async () => {
  const file = put('gemini/tmp/x/chats/parent/child.jsonl')
  expect(await namesIn(file)).toEqual(['parent/child.jsonl'])
  expect(await namesIn(join(folder, 'gemini'))).toEqual(['parent/child.jsonl'])
})
