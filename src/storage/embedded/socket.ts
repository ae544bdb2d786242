import { extname } from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'

/** `folder` holds the database's files; it is made at the first start. */
export interface EngineOptions {
  readonly folder: string
}

interface Thread {
  readonly worker: Worker
  /** Resolves when the thread is gone; with the reason when nobody had asked for that. */
  readonly ended: Promise<Error | undefined>
}

const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)
const RETRY_AFTER_MS = 1000
/** Room for PostgreSQL's own limit on nesting (JSON, say) to be met first, which is an error and not the engine's end. */
const resourceLimits = { stackSizeMb: 32 }

/** The embedded PostgreSQL over one folder. It has one connection at a time: each is a worker thread of its own. */
export class EmbeddedEngine {
  readonly #options: EngineOptions
  #previous: Promise<void> = Promise.resolve()
  #failure: { readonly error: Error; readonly at: number } | undefined

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** A socket for a PostgreSQL client. The thread is started by `connect()`. */
  socket(): Duplex {
    return new EmbeddedSocket(() => this.#start())
  }

  /** Resolves when no thread has the folder open. */
  stopped(): Promise<void> {
    return this.#previous
  }

  async #start(): Promise<Thread> {
    // Two engines on one folder would destroy it.
    await this.#previous
    // What can't run (on a full disk, say) is tried again once in a while, and not by every request.
    if (this.#failure && performance.now() - this.#failure.at < RETRY_AFTER_MS) throw this.#failure.error
    const worker = new Worker(WORKER, { workerData: this.#options, name: 'database', resourceLimits })
    const ended = endOf(worker)
    this.#previous = ended.then((error) => {
      if (error) this.#failure = { error, at: performance.now() }
    })
    return { worker, ended }
  }
}

/** A socket whose other end is a worker thread; what `net.Socket` is to a PostgreSQL server. */
class EmbeddedSocket extends Duplex {
  readonly #start: () => Promise<Thread>
  #worker: Worker | undefined

  constructor(start: () => Promise<Thread>) {
    super()
    this.#start = start
  }

  connect(): this {
    this.#start().then(
      (thread) => this.#attach(thread),
      (error: Error) => this.destroy(error),
    )
    return this
  }

  /** A thread's port has nothing to delay. */
  setNoDelay(): this {
    return this
  }

  ref(): this {
    this.#worker?.ref()
    return this
  }

  unref(): this {
    this.#worker?.unref()
    return this
  }

  #attach({ worker, ended }: Thread): void {
    if (this.destroyed) return void worker.terminate()
    this.#worker = worker
    worker.on('message', (message: Uint8Array | string) => {
      if (typeof message === 'string') return
      this.push(Buffer.from(message.buffer, message.byteOffset, message.byteLength))
    })
    void ended.then((error) => this.destroy(error))
    this.emit('connect')
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#worker?.postMessage(chunk)
    done()
  }

  /** What the client wrote in one go is one batch. */
  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#worker?.postMessage(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const ended = this.#worker?.terminate() ?? Promise.resolve()
    void ended.finally(() => done(error))
  }
}

function endOf(worker: Worker): Promise<Error | undefined> {
  return new Promise((resolve) => {
    let why = 'it was ended'
    worker.on('message', (message: Uint8Array | string) => {
      if (typeof message === 'string') why = message
    })
    worker.once('error', (error) => (why = String(error)))
    worker.once('exit', (code) => resolve(code === 0 ? undefined : stopped(why)))
  })
}

function stopped(why: string): Error {
  const code = why.includes('No space left on device') ? 'ENOSPC' : 'ECONNRESET'
  return Object.assign(new Error(`the embedded database stopped: ${why}`), { code })
}
