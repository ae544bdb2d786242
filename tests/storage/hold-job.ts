import { openDatabase, type DatabaseLocation } from '../../src/storage/database.ts'
import { openQueue } from '../../src/storage/queue.ts'

// Run by tests as a process to be killed: opens the database given as JSON, takes a job, prints its session and never ends it.

const { db, engine } = await openDatabase(JSON.parse(process.argv[2] ?? '{}') as DatabaseLocation)
const queue = await openQueue(db, engine, () => undefined)
await queue.work(
  ({ sessionId }) =>
    new Promise(() => {
      process.stdout.write(`${sessionId}\n`)
    }),
  async () => undefined,
)
