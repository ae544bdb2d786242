import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { Repositories } from '../../src/machine/repositories.ts'

const folder = mkdtempSync(join(tmpdir(), 'muster-repository-'))
const transcript = join(folder, 'transcript.jsonl')
afterAll(() => rmSync(folder, { recursive: true }))

function repositoryOf(...lines: readonly string[]): Promise<string | undefined> {
  writeFileSync(transcript, lines.join('\n'))
  return new Repositories().of(transcript)
}

it('is the remote of the folder that a transcript names', async () => {
  execFileSync('git', ['init', '--quiet', folder])
  expect(await repositoryOf(JSON.stringify({ cwd: folder }))).toBeUndefined()
  execFileSync('git', ['-C', folder, 'remote', 'add', 'origin', 'https://example.org/team/tool.git'])
  const remote = 'https://example.org/team/tool.git'
  expect(await repositoryOf('{}', JSON.stringify({ type: 'user', cwd: folder }))).toBe(remote)
  expect(await repositoryOf(JSON.stringify({ payload: { cwd: folder } }))).toBe(remote)
})

it('is unknown for a folder that is gone, is none, or is not named', async () => {
  expect(await repositoryOf(JSON.stringify({ cwd: join(folder, 'gone') }))).toBeUndefined()
  expect(await repositoryOf(JSON.stringify({ cwd: '--upload-pack=x' }))).toBeUndefined()
  expect(await repositoryOf('{"cwd":"\\q"}')).toBeUndefined()
  expect(await repositoryOf('{}')).toBeUndefined()
  expect(await new Repositories().of(join(folder, 'no-such-file'))).toBeUndefined()
})
