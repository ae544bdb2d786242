import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Target } from '../measure.ts'

export const CASES = ['page', 'filtered', 'deep'] as const
export type Case = (typeof CASES)[number]

/** A server that answers pages of 100 sessions, newest first. */
export interface Peer {
  readonly name: string
  readonly version: string
  /** How many sessions it has, and whatever a reader should know of how it was set up. */
  readonly note: string
  /** What is requested in each case, or why it can't be. */
  readonly targets: Readonly<Record<Case, Target | { readonly cannot: string }>>
  stop(): Promise<void>
}

/** What peers that share the rows are given. */
export interface Ground {
  readonly databaseUrl: string
  readonly sessions: number
  /** The organisation with the most sessions: the filter. */
  readonly orgId: string
}

/** Starts a program of this package and waits until the address answers. */
export async function startProgram(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  ready: string,
  command: string = process.execPath,
): Promise<() => Promise<void>> {
  const child = spawn(command, args, {
    cwd: env['HOME'] ?? import.meta.dirname,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-5_000)))
  for (let tried = 0; ; tried++) {
    if (child.exitCode !== null || tried > 600)
      throw new Error(`${args[0]} doesn't answer at ${ready}:\n${said}`)
    // One that comes too early may never be answered.
    const answer = await fetch(ready, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
    await answer?.body?.cancel()
    if (answer !== undefined) break
    await pause(100)
  }
  return async () => {
    if (child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await Promise.race([ended, pause(5_000)])
    child.kill('SIGKILL')
  }
}

export async function json(target: Target): Promise<unknown> {
  const { url, key, body } = target
  const answer = await fetch(url, {
    ...(body !== undefined && { method: 'POST', body }),
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      'content-type': 'application/json',
    },
  })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return answer.json()
}
