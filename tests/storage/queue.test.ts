import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { openQueue, type AnalysisJob, type RunningQueue } from '../../src/storage/queue.ts'
import { testDatabase, TEST_DATABASE_URL } from './test-database.ts'

const db = await testDatabase()
const engine = TEST_DATABASE_URL === undefined ? 'embedded' : 'postgres'
const job = (sessionId: string): AnalysisJob => ({ orgId: 'org-a', sessionId, layer: 'rules' })

async function open(): Promise<RunningQueue> {
  const queue = await openQueue(db, engine, () => undefined)
  onTestFinished(() => queue.stop())
  return queue
}

async function until(isSo: () => boolean): Promise<void> {
  for (let looks = 0; looks < 300 && !isSo(); looks++) await pause(50)
  expect(isSo()).toBe(true)
}

test('a job is there when its transaction commits, and not when it is rolled back', async () => {
  const queue = await open()
  const done: string[] = []
  await db.transaction().execute((trx) => queue.enqueue(trx, job('kept')))
  await expect(
    db.transaction().execute(async (trx) => {
      await queue.enqueue(trx, job('lost'))
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  await queue.work(
    async ({ sessionId }) => void done.push(sessionId),
    async () => undefined,
  )
  await until(() => done.length > 0)
  expect(done).toEqual(['kept'])
})

test('the same job waits once', async () => {
  const queue = await open()
  expect(await queue.enqueue(db, job('twice'))).toBe(true)
  expect(await queue.enqueue(db, job('twice'))).toBe(false)
  const done: string[] = []
  await queue.work(
    async ({ sessionId }) => void done.push(sessionId),
    async () => undefined,
  )
  await until(() => done.length === 1)
})

test('one whose handler throws is run once more, and then given up, alone', async () => {
  const queue = await open()
  const runs: string[] = []
  const givenUp: string[] = []
  for (const name of ['poison', 'healthy']) await queue.enqueue(db, job(name))
  await queue.work(
    async ({ sessionId }) => {
      runs.push(sessionId)
      if (sessionId === 'poison') throw new Error('no')
    },
    async ({ sessionId }) => void givenUp.push(sessionId),
  )
  await until(() => givenUp.length > 0)
  expect(givenUp).toEqual(['poison'])
  expect(runs.toSorted()).toEqual(['healthy', 'poison', 'poison'])
})

test('jobs that wait are there after the next start', async () => {
  const first = await open()
  await first.enqueue(db, job('later'))
  await first.stop()
  const second = await open()
  const done: string[] = []
  await second.work(
    async ({ sessionId }) => void done.push(sessionId),
    async () => undefined,
  )
  await until(() => done.length > 0)
  expect(done).toEqual(['later'])
})
