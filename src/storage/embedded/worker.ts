import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { EngineOptions } from './socket.ts'

// The embedded PostgreSQL as its own thread: protocol bytes in, protocol bytes out. One message from the client is one
// batch and is answered whole. Whatever breaks the engine ends the thread; a string says why.

const TERMINATE = 'X'.charCodeAt(0)
const READY_FOR_QUERY = 'Z'.charCodeAt(0)
const READY_FOR_QUERY_LENGTH = 6
/** How PGlite tells an SQL error, which it handles, from a broken engine, which it would call again for ever. */
const SQL_ERROR_STATUS = 100

const { folder } = workerData as EngineOptions
if (!parentPort) throw new Error('the engine runs in a worker thread')
const port = parentPort

let lastWords: string | undefined

const pglite = await open().catch(fail)

port.on('message', (batch: Uint8Array) => {
  if (batch[0] === TERMINATE) return void close()
  const answer = execute(batch)
  port.postMessage(answer, [answer.buffer])
})

async function open(): Promise<PGlite> {
  if (!existsSync(folder)) {
    // Made beside its place: a first start that is cut off leaves nothing that looks like a database.
    const unfinished = `${folder}.new`
    rmSync(unfinished, { recursive: true, force: true })
    await (await PGlite.create(unfinished)).close()
    renameSync(unfinished, folder)
  }
  // For its owner alone, whatever the folder around it lets others do: the engine's files are readable to all.
  chmodSync(folder, 0o700)
  const opened = await PGlite.create(folder, { onStderr: listen })
  endThreadWhenBroken(opened.Module)
  return opened
}

/** Keeps what PostgreSQL says when it gives up; prints nothing. */
function listen(text: string): boolean {
  lastWords = /(?:PANIC|FATAL): +(.*)/.exec(text)?.[1] ?? lastWords
  return false
}

function fail(error: unknown): never {
  port.postMessage(lastWords ?? String(error))
  process.exit(1)
}

function endThreadWhenBroken(engine: PGlite['Module']): void {
  const step = engine._PostgresMainLoopOnce
  engine._PostgresMainLoopOnce = () => {
    try {
      step()
    } catch (error) {
      if ((error as { status?: unknown }).status !== SQL_ERROR_STATUS) fail(error)
      throw error
    }
  }
}

function execute(batch: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = []
  // Runs to its end before it returns; the promise is only for file systems that sync later.
  void pglite.execProtocolRawStream(batch, { syncToFs: false, onRawData: (part) => parts.push(part.slice()) })
  const answer = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let offset = 0
  for (const part of parts) {
    answer.set(part, offset)
    offset += part.length
  }
  if (answer.at(-READY_FOR_QUERY_LENGTH) !== READY_FOR_QUERY) fail('it stopped answering')
  return answer
}

async function close(): Promise<void> {
  await pglite.close()
  process.exit(0)
}
