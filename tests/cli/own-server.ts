import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { afterAll } from 'vitest'
import { ownDatabase } from '../storage/test-database.ts'
import { program, type Ended, type Program } from './program.ts'

export interface OwnHome {
  readonly muster: Program
  readonly dataDir: string
}

/** The program with a home and an empty database of its own, and no server yet. */
export async function ownHome(): Promise<OwnHome> {
  const { location, drop } = await ownDatabase()
  afterAll(drop)
  const muster = program('', '').with(
    'dataDir' in location ? { MUSTER_DATA_DIR: location.dataDir } : { DATABASE_URL: location.url },
  )
  return { muster, dataDir: muster.variables['MUSTER_DATA_DIR'] ?? '' }
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams
  /** Standard error so far. */
  err(): string
  /** Waits for standard error to hold this. */
  said(what: RegExp): Promise<RegExpExecArray>
  /** Sends the signal, if any, and waits for the end. */
  end(signal?: NodeJS.Signals): Promise<Ended>
}

/** Runs the program until the test's file ends, if it doesn't end before. */
export function running(child: ChildProcessWithoutNullStreams): Running {
  let out = ''
  let err = ''
  child.stdout.on('data', (data: Buffer) => (out += data.toString()))
  child.stderr.on('data', (data: Buffer) => (err += data.toString()))
  const closed = once(child, 'close') as Promise<[number | null]>
  afterAll(() => void child.kill('SIGKILL'))
  return {
    child,
    err: () => err,
    async said(what) {
      for (;;) {
        const found = what.exec(err)
        if (found) return found
        if (child.exitCode !== null || child.signalCode !== null) throw new Error(`it ended: ${err}`)
        await Promise.race([once(child.stderr, 'data'), closed])
      }
    },
    async end(signal) {
      if (signal) child.kill(signal)
      const [code] = await closed
      return { code, out, err }
    },
  }
}

export interface Serving extends Running {
  readonly url: string
}

/** Starts a server on a free port and waits until it listens. */
export async function serving(muster: Program, ...args: string[]): Promise<Serving> {
  const started = running(muster.start('serve', '--port', '0', ...args))
  const [, url = ''] = await started.said(/URL +(http:\S+)/)
  return { ...started, url }
}
