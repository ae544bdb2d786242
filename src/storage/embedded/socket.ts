import { Duplex } from 'node:stream'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'

/** `folder` holds the database files and is made at the first start. */
export interface EngineOptions {
  readonly folder: string
}

const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url)
const RETRY_AFTER_MS = 1000

/** The embedded PostgreSQL over one folder. It has one connection at a time: each socket is a worker thread of its own. */
export class EmbeddedEngine {
  readonly #options: EngineOptions
  #previous: Promise<void> = Promise.resolve()
  #failedAt = -Infinity

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** A socket for a PostgreSQL client. The thread is started by `connect()`. */
  socket(): EmbeddedSocket {
    return new EmbeddedSocket(() => this.#start())
  }

  /** Resolves when no thread has the folder open. */
  stopped(): Promise<void> {
    return this.#previous
  }

  async #start(): Promise<Worker> {
    // Two engines on one folder would destroy it.
    await this.#previous
    // A folder that can't be opened (a full disk) is tried once in a while, and not by every request.
    if (performance.now() - this.#failedAt < RETRY_AFTER_MS) throw lost('has just failed to start')
    const worker = new Worker(WORKER, { workerData: this.#options, name: 'database' })
    let answered = false
    worker.once('message', () => (answered = true))
    this.#previous = new Promise((resolve) => {
      worker.once('exit', (code) => {
        if (!answered && code !== 0) this.#failedAt = performance.now()
        resolve()
      })
    })
    return worker
  }
}

/** A socket whose other end is a worker thread; what `net.Socket` is to a PostgreSQL server. */
export class EmbeddedSocket extends Duplex {
  readonly #start: () => Promise<Worker>
  #worker: Worker | undefined

  constructor(start: () => Promise<Worker>) {
    super()
    this.#start = start
  }

  connect(): this {
    this.#start().then(
      (worker) => this.#attach(worker),
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

  #attach(worker: Worker): void {
    if (this.destroyed) return void worker.terminate()
    this.#worker = worker
    worker.on('message', (answer: Uint8Array) => {
      this.push(Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength))
    })
    worker.once('error', (error) => this.destroy(lost('failed', error)))
    worker.once('exit', (code) => this.destroy(code === 0 ? undefined : lost('stopped')))
    this.emit('connect')
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#post(chunk)
    done()
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.#post(Buffer.concat(chunks.map(({ chunk }) => chunk)))
    done()
  }

  #post(batch: Buffer): void {
    this.#worker?.postMessage(batch)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    const worker = this.#worker
    if (!worker) return done(error)
    worker.terminate().then(
      () => done(error),
      () => done(error),
    )
  }
}

function lost(what: string, cause?: unknown): Error {
  return Object.assign(new Error(`the embedded database ${what}`, { cause }), { code: 'ECONNRESET' })
}
