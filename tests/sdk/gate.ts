import { createServer, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll } from 'vitest'

/** What comes back instead of an answer: a status with `Retry-After`, or a connection that is cut. */
export type Fault = { readonly status: number; readonly retryAfter?: string } | 'cut'

export interface Gate {
  readonly url: string
  /** Met by the next requests, one each; the requests after them are let through. */
  faults: Fault[]
  /** `METHOD /path?query` of every request so far. */
  readonly seen: string[]
}

/** A bad line to a real server. Closed after the tests of the calling file. */
export async function gateTo(server: string): Promise<Gate> {
  const gate = { url: '', faults: [] as Fault[], seen: [] as string[] }
  const line = createServer((request, response) => {
    gate.seen.push(`${request.method} ${request.url}`)
    void buffer(request).then(async (body) => {
      const fault = gate.faults.shift()
      if (fault === 'cut') request.socket.destroy()
      else if (fault) refuse(response, fault)
      else {
        const { method = 'GET', headers, url } = request
        const sent = await fetch(server + url, {
          method,
          headers: {
            authorization: headers.authorization ?? '',
            'content-type': headers['content-type'] ?? 'text/plain',
          },
          ...(body.length > 0 && { body }),
        })
        response.writeHead(sent.status, { 'content-type': 'application/json' }).end(await sent.text())
      }
    })
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  gate.url = `http://127.0.0.1:${(line.address() as AddressInfo).port}`
  afterAll(() => {
    line.closeAllConnections()
    line.close()
  })
  return gate
}

function refuse(response: ServerResponse, { status, retryAfter }: Exclude<Fault, 'cut'>): void {
  if (retryAfter !== undefined) response.setHeader('retry-after', retryAfter)
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ status, title: 'Fault', detail: 'The line is bad.' }))
}
