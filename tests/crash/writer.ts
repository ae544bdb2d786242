import { setTimeout as sleep } from 'node:timers/promises'
import { GROWING_FILES } from './growing-files.ts'

/** What the server said yes to. */
export interface Acknowledged {
  readonly organizations: Set<string>
  /** Secrets. */
  readonly keys: Set<string>
  /** By file: how much of it, and its session. */
  readonly imports: Map<number, { readonly part: number; readonly sessionId: string }>
}

export interface Server {
  readonly url: string
  readonly key: string
  readonly orgId: string
}

/** An answer of 2xx, read whole; `undefined` for any other and where the server went away. */
export async function ask<Body>(
  server: Server,
  method: string,
  path: string,
  body?: unknown,
): Promise<Body | undefined> {
  try {
    const bytes = Buffer.isBuffer(body)
    const answer = await fetch(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${server.key}`,
        ...(body !== undefined && {
          'content-type': bytes ? 'application/octet-stream' : 'application/json',
        }),
      },
      ...(body !== undefined && { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const value = (await answer.json()) as Body
    if (answer.status >= 500 && answer.status !== 503) throw new Error(`${path}: ${JSON.stringify(value)}`)
    return answer.ok ? value : undefined
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

export async function importFile(server: Server, index: number, part: number): Promise<string | undefined> {
  const file = GROWING_FILES[index]
  if (file === undefined) throw new Error(`there is no file ${index}`)
  const path = `/v3/organizations/${server.orgId}/sessions/import?name=${encodeURIComponent(file.name)}`
  const report = await ask<{ sessions: { session_id: string }[] }>(server, 'POST', path, file.upTo(part))
  return report?.sessions[0]?.session_id
}

/** Grows files and makes organisations and keys, several at once, until it is told to stop or the server goes away. */
export async function write(server: Server, done: Acknowledged, signal: AbortSignal): Promise<void> {
  const parts = new Map(GROWING_FILES.map((_, index) => [index, done.imports.get(index)?.part ?? 0]))
  const keepOn = async (once: () => Promise<unknown>) => {
    while (!signal.aborted) {
      if ((await once()) === undefined) await sleep(20)
    }
  }
  const grow = async () => {
    const index = Math.floor(Math.random() * GROWING_FILES.length)
    const part = Math.min(1, (parts.get(index) ?? 0) + Math.random() * 0.3)
    parts.set(index, part)
    const sessionId = await importFile(server, index, part)
    if (sessionId !== undefined && part >= (done.imports.get(index)?.part ?? 0)) {
      done.imports.set(index, { part, sessionId })
    }
    return sessionId
  }
  await Promise.all([
    keepOn(grow),
    keepOn(grow),
    keepOn(async () => {
      const made = await ask<{ org_id: string }>(server, 'POST', '/v3/enterprise/organizations', {
        name: 'Made',
      })
      if (made) done.organizations.add(made.org_id)
      await sleep(20)
      return made
    }),
    keepOn(async () => {
      const request = { kind: 'cog', name: 'made', org_id: server.orgId, role: 'org_viewer' }
      const made = await ask<{ key: string }>(server, 'POST', '/v3/enterprise/keys', request)
      if (made) done.keys.add(made.key)
      await sleep(20)
      return made
    }),
  ])
}
