import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { AnalysisLayer } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'
import type { DatabaseHandle } from './database.ts'

/** A session that waits to be analysed. */
export interface AnalysisJob {
  readonly orgId: string
  readonly sessionId: string
  readonly layer: AnalysisLayer
}

/** Where jobs are put; in a transaction, they are there when it commits. */
export interface AnalysisQueue {
  /** `false` when the same job waits already. */
  enqueue(db: Db, job: AnalysisJob): Promise<boolean>
}

export interface RunningQueue extends AnalysisQueue {
  /**
   * Hands jobs to the handler, a few at once. A job whose handler throws, or whose process dies, is run once more; then
   * `onGivenUp` is told.
   */
  work(
    handler: (job: AnalysisJob, signal: AbortSignal) => Promise<void>,
    onGivenUp: (job: AnalysisJob) => Promise<void>,
  ): Promise<void>
  /** Lets the jobs under way finish for some seconds; the rest is done after the next start. */
  stop(): Promise<void>
}

const QUEUE = 'analyses'
const GIVEN_UP = 'analyses-given-up'
const POLL_SECONDS = 0.5
const AT_ONCE = 2
/** A job whose process died is taken up again after so long. */
const HEARTBEAT_SECONDS = 10
const LONGEST_SECONDS = 15 * 60
const STOP_MS = 8_000

/** Opens the queue in the database, in tables of its own. `onError` is told of trouble that passes or will be seen elsewhere. */
export async function openQueue(
  db: Db,
  engine: DatabaseHandle['engine'],
  onError: (error: unknown) => void,
): Promise<RunningQueue> {
  const boss = new PgBoss({
    db: fromKysely(db),
    backend: engine === 'embedded' ? 'pglite' : 'postgres',
    schema: 'jobs',
    schedule: false,
    superviseIntervalSeconds: HEARTBEAT_SECONDS,
    monitorIntervalSeconds: HEARTBEAT_SECONDS,
  })
  boss.on('error', onError)
  try {
    if (engine === 'embedded') await setUp(boss)
    else await alone(db, () => setUp(boss))
  } catch (error) {
    await boss.stop({ graceful: false, close: false }).catch(() => undefined)
    throw error
  }
  return {
    async enqueue(to, job) {
      const options = { db: fromKysely(to), singletonKey: `${job.layer} ${job.sessionId}` }
      return (await boss.send(QUEUE, job, options)) !== null
    },
    async work(handler, onGivenUp) {
      for (let n = 0; n < AT_ONCE; n++) {
        let id = ''
        id = await boss.work<AnalysisJob>(QUEUE, { pollingIntervalSeconds: POLL_SECONDS }, async ([job]) => {
          // Where there was one there may be more: they needn't wait for the next look.
          boss.notifyWorker(id)
          if (job !== undefined) await handler(job.data, job.signal)
        })
      }
      await boss.work<AnalysisJob>(GIVEN_UP, { pollingIntervalSeconds: 2 }, async ([job]) => {
        if (job !== undefined) await onGivenUp(job.data)
      })
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_MS, close: false }),
  }
}

async function setUp(boss: PgBoss): Promise<void> {
  await boss.start()
  await boss.createQueue(GIVEN_UP, { deleteAfterSeconds: 60 })
  await boss.createQueue(QUEUE, {
    // One of a key waits, and one is under way: a session that changes meanwhile is analysed again.
    policy: 'stately',
    retryLimit: 1,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    expireInSeconds: LONGEST_SECONDS,
    deleteAfterSeconds: 60,
    deadLetter: GIVEN_UP,
  })
  // Makes it look up what it knows of the queue now: within a transaction, the embedded engine's one connection is taken.
  await boss.findJobs(QUEUE, { key: 'none' })
}

/** Servers that start at once make the queue's tables one after the other. */
async function alone(db: Db, work: () => Promise<void>): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(hashtext(${QUEUE}))`.execute(connection)
    try {
      await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext(${QUEUE}))`.execute(connection)
    }
  })
}
