import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from '../../src/storage/embedded/lock.ts'

let folder: string
const children: ChildProcess[] = []

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'muster-lock-')), 'data')
})

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(join(folder, '..'), { recursive: true })
})

/** Another process that takes the folder and keeps it. */
async function takenByChild(): Promise<ChildProcess> {
  const lock = new URL('../../src/storage/embedded/lock.ts', import.meta.url).href
  const script = `import { lockFolder } from '${lock}'
    globalThis.lock = lockFolder(process.argv[1]); console.log('taken'); setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await once(child.stdout, 'data')
  return child
}

test('a folder held by another process is refused, naming it', async () => {
  const { pid } = await takenByChild()
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'conflict',
      message: `data folder ${folder} is in use by process ${pid}`,
    }),
  )
})

test('a folder is free once its holder was killed', async () => {
  const child = await takenByChild()
  child.kill('SIGKILL')
  await once(child, 'exit')
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
  lock.release()
})

test('a folder held by this process is refused to it, and free after release', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
  expect(() => lockFolder(folder)).toThrow(`in use by process ${process.pid}`)
  lock.release()
  lockFolder(folder).release()
})

test('a new folder is for its owner alone', () => {
  lockFolder(folder).release()
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})
