import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../src/storage/database.ts'
import { openQueue, type AnalysisJob } from '../../src/storage/queue.ts'
import { ownDatabase } from './test-database.ts'

const JOB: AnalysisJob = { orgId: 'org-a', sessionId: 'cut-off', layer: 'rules' }
const { location, drop } = await ownDatabase()

/** Takes the job in a process of its own, which is killed once it has it. */
async function takeAndDie(): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'hold-job.ts'), JSON.stringify(location)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const [taken] = (await once(child.stdout, 'data')) as [Buffer]
  expect(taken.toString().trim()).toBe(JOB.sessionId)
  child.kill('SIGKILL')
  await once(child, 'exit')
}

test('a job whose process is killed is run once more, and given up after the second time', async () => {
  onTestFinished(drop)
  const first = await openDatabase(location)
  const queue = await openQueue(first.db, first.engine, () => undefined)
  expect(await queue.enqueue(first.db, JOB)).toBe(true)
  await queue.stop()
  await first.close()

  await takeAndDie()
  await takeAndDie()

  const last = await openDatabase(location)
  const again = await openQueue(last.db, last.engine, () => undefined)
  onTestFinished(async () => {
    await again.stop()
    await last.close()
  })
  const runs: string[] = []
  const givenUp: string[] = []
  await again.work(
    async ({ sessionId }) => void runs.push(sessionId),
    async ({ sessionId }) => void givenUp.push(sessionId),
  )
  for (let looks = 0; looks < 400 && givenUp.length === 0; looks++) await pause(100)
  expect({ runs, givenUp }).toEqual({ runs: [], givenUp: [JOB.sessionId] })
}, 120_000)
