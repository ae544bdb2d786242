import { Readable } from 'node:stream'

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
