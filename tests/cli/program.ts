import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Program {
  /** Runs it to its end. */
  (...args: string[]): Promise<Ended>
  /** Runs it with a key of its own, and other variables. */
  with(variables: Readonly<Record<string, string>>): Program
  start(...args: string[]): ChildProcessWithoutNullStreams
  readonly variables: Readonly<Record<string, string>>
}

export const PROGRAM = fileURLToPath(new URL('../../bin/muster.js', import.meta.url))

/** The real program as a child process, with an environment of its own. */
export function program(url: string, key: string): Program {
  const dataDir = mkdtempSync(join(tmpdir(), 'muster-cli-'))
  afterAll(() => rmSync(dataDir, { recursive: true }))
  return programWith({
    PATH: process.env['PATH'] ?? '',
    HOME: dataDir,
    TZ: 'UTC',
    MUSTER_DATA_DIR: dataDir,
    MUSTER_URL: url,
    MUSTER_API_KEY: key,
  })
}

function programWith(variables: Readonly<Record<string, string>>): Program {
  const start = (...args: string[]) => spawn(process.execPath, [PROGRAM, ...args], { env: variables })
  const run = async (...args: string[]): Promise<Ended> => {
    const child = start(...args)
    child.stdin.end()
    const ended = once(child, 'close')
    const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
    const [code] = (await ended) as [number | null]
    return { code, out, err }
  }
  const more = (others: Readonly<Record<string, string>>) => programWith({ ...variables, ...others })
  return Object.assign(run, { start, with: more, variables })
}
