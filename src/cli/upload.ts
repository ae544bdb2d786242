import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { ConnectionError, errorOf, secondsToWait, type ImportReport } from '../../sdk/index.ts'
import type { SentFile } from '../machine/import-files.ts'
import { openFile, piecesOf, UnreadableFile } from '../machine/read-file.ts'
import type { Connection } from './connect.ts'

/** What is asked of the server for each file. */
export interface ImportTarget extends Connection {
  readonly orgId: string
  readonly query: Readonly<Record<string, string>>
}

const TRIES = 6
const LONGEST_WAIT = 30

/**
 * Sends a file as a transcript, as it stands at this moment however it grows meanwhile. A server that is busy or whose
 * database is away is asked again, as `Retry-After` says. Not by `fetch`: it gives up on an answer that takes five
 * minutes, as that to a very large transcript may.
 * @throws ApiError, ConnectionError, UnreadableFile, or the signal's reason
 */
export async function upload(
  target: ImportTarget,
  file: SentFile,
  options: { readonly signal: AbortSignal; readonly onBytes: (n: number) => void },
): Promise<ImportReport> {
  for (let tried = 1; ; tried++) {
    const outcome = await send(target, file, options)
    if (outcome instanceof Response && outcome.ok) return (await outcome.json()) as ImportReport
    const isPassing = !(outcome instanceof Response) || outcome.status === 429 || outcome.status === 503
    if (!isPassing || tried === TRIES) {
      throw outcome instanceof Response ? errorOf(outcome, await outcome.json().catch(() => null)) : outcome
    }
    const asked = outcome instanceof Response ? secondsToWait(outcome) : null
    const wait = Math.min(asked ?? 0.25 * 2 ** tried, LONGEST_WAIT)
    await pause(wait * 1000, undefined, { signal: options.signal })
  }
}

async function send(
  target: ImportTarget,
  { path, name, repository }: SentFile,
  { signal, onBytes }: { readonly signal: AbortSignal; readonly onBytes: (n: number) => void },
): Promise<Response | ConnectionError> {
  const handle = await openFile(path)
  let sent = 0
  try {
    const { size } = await handle.stat()
    const body = piecesOf(handle, size, (n) => {
      sent += n
      onBytes(n)
    })
    const response = await post(urlOf(target, name, repository), target.key, body, signal)
    if (!response.ok) onBytes(-sent)
    return response
  } catch (error) {
    signal.throwIfAborted()
    onBytes(-sent)
    if (error instanceof UnreadableFile) throw error
    return new ConnectionError(`No connection to ${target.baseUrl}`, { cause: error })
  } finally {
    await handle.close()
  }
}

function post(url: URL, key: string, body: AsyncIterable<Buffer>, signal: AbortSignal): Promise<Response> {
  const { request } = url.protocol === 'https:' ? https : http
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' }
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method: 'POST', headers, signal })
    outgoing.on('error', reject)
    outgoing.on('response', (incoming) => {
      // A refusal may come before all is sent.
      void received(incoming)
        .then(resolve, reject)
        .finally(() => outgoing.writableFinished || outgoing.destroy())
    })
    pipeline(Readable.from(body), outgoing).catch(reject)
  })
}

async function received(incoming: IncomingMessage): Promise<Response> {
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  )
  return new Response((await text(incoming)) || null, { status: incoming.statusCode ?? 0, headers })
}

function urlOf({ baseUrl, orgId, query }: ImportTarget, name: string, repository?: string): URL {
  const url = new URL(`${baseUrl}/v3/organizations/${encodeURIComponent(orgId)}/sessions/import`)
  url.search = new URLSearchParams({
    ...query,
    name,
    ...(repository === undefined ? {} : { repository }),
  }).toString()
  return url
}
