import { Readable } from 'node:stream'
import { bootstrap } from '../src/accounts/bootstrap.ts'
import { createOrganization } from '../src/accounts/organizations.ts'
import { newKey } from '../src/domain/key.ts'
import { importTranscript } from '../src/ingest/import.ts'
import type { Context, Db } from '../src/storage/context.ts'
import { migrate } from '../src/storage/migrate.ts'

/** An organisation of this process's own, in an empty database. */
export interface Workplace {
  readonly context: Context
  readonly orgId: string
}

export async function workplaceIn(db: Db): Promise<Workplace> {
  await migrate(db)
  const context: Context = { db, now: () => Date.now() * 1000 }
  await bootstrap(context, newKey('cog'))
  const { orgId } = await createOrganization(context, {
    ...{ name: 'Bench', maxSessionAcuLimit: null, maxCycleAcuLimit: null },
  })
  return { context, orgId }
}

/** Imports a transcript without a server; resolves with its first session's id. */
export async function importLines(
  { context, orgId }: Workplace,
  lines: Iterable<string>,
  dryRun = false,
): Promise<string> {
  async function* body(): AsyncGenerator<Uint8Array> {
    for (const line of lines) yield Buffer.from(line)
  }
  const { sessions } = await importTranscript(context, {
    ...{ orgId, body: body(), name: null, agent: null, repository: null, dryRun },
    owner: { userId: null, serviceUserId: null },
  })
  return sessions[0]?.sessionId ?? ''
}

/** Sends a transcript to a server; resolves with its answer's first session id. */
export async function sendTranscript(
  server: { readonly url: string; readonly key: string; readonly orgId: string },
  lines: Iterable<string | Uint8Array>,
): Promise<string> {
  const answer = await fetch(`${server.url}/v3/organizations/${server.orgId}/sessions/import`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/x-ndjson' },
    body: Readable.toWeb(Readable.from(lines)) as unknown as ReadableStream,
    duplex: 'half',
  } as RequestInit)
  const text = await answer.text()
  if (!answer.ok) throw new Error(`the import answered ${answer.status}: ${text}`)
  const { sessions } = JSON.parse(text) as { sessions: readonly { session_id: string }[] }
  return sessions[0]?.session_id ?? ''
}

/** The first organisation of a server. */
export async function firstOrg(url: string, key: string): Promise<string> {
  const answer = await fetch(`${url}/v3/enterprise/organizations`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const { items } = (await answer.json()) as { items: readonly { org_id: string }[] }
  const orgId = items[0]?.org_id
  if (orgId === undefined) throw new Error('the server has no organisation')
  return orgId
}
