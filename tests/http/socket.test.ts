import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newSessionId } from '../../src/domain/ids.ts'
import { listen, type RunningServer } from '../../src/http/server.ts'
import { insertSessions, sessionRow } from '../support/sessions.ts'
import { faultOf } from './check-answer.ts'
import { TestApp } from './test-app.ts'

// What only a real connection can carry.

const app = await TestApp.create()
const orgId = await app.organization('A')
const session = sessionRow(orgId)
await insertSessions(app.context.db, [session])
const list = `/v3/organizations/${orgId}/sessions`

let server: RunningServer
beforeAll(async () => {
  server = await listen(app.app, { host: '127.0.0.1', port: 0 })
})
afterAll(() => server.stop())

interface Raw {
  readonly status: number
  readonly type: string
  readonly text: string
}

/**
 * Sends bytes and reads what comes until the server ends the connection; `undefined` where nothing did. `cut` says
 * that no more will come, which ends what the server would wait for.
 */
async function raw(request: string, cut = false): Promise<Raw | undefined> {
  const socket = connect({ host: '127.0.0.1', port: server.port })
  const parts: Buffer[] = []
  socket.on('data', (part) => parts.push(part))
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  socket.write(request, 'latin1')
  if (cut) socket.end()
  await closed
  const [head = '', ...rest] = Buffer.concat(parts).toString('latin1').split('\r\n\r\n')
  const status = /^HTTP\/1\.1 (\d{3})/.exec(head)?.[1]
  if (status === undefined) return undefined
  const type = /^content-type: *(.*)$/im.exec(head)?.[1] ?? ''
  const text = Buffer.from(rest.join('\r\n\r\n'), 'latin1').toString()
  return { status: Number(status), type: type.trim(), text }
}

function get(path: string, ...headers: string[]): string {
  const lines = [
    `GET ${path} HTTP/1.1`,
    'host: x',
    `authorization: Bearer ${app.adminKey}`,
    'connection: close',
  ]
  return [...lines, ...headers, '', ''].join('\r\n')
}

/** Looks at the shape of an error; answers of 200 come in chunks here and are looked at elsewhere. */
function expectPublished(answer: Raw | undefined, request: string): void {
  if (answer === undefined || answer.status < 400) return
  const fault =
    answer.status >= 500 ? 'an error of the server' : faultOf({ method: 'GET', path: '', ...answer })
  expect(fault, `${answer.status} to ${JSON.stringify(request)}: ${answer.text}`).toBeUndefined()
}

describe('ids', () => {
  const idsOf = (count: number) =>
    Array.from(
      { length: count },
      (_, n) => `session_ids=devin-${n === 0 ? session.session_id : newSessionId(orgId)}`,
    )

  test('ten thousand are fine', async () => {
    const answer = await fetch(`http://127.0.0.1:${server.port}${list}?${idsOf(10_000).join('&')}`, {
      headers: { authorization: `Bearer ${app.adminKey}` },
    })
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ items: [{ session_id: session.session_id }], total: 1 })
  })

  test('one more is refused', async () => {
    const answer = await raw(get(`${list}?${idsOf(10_001).join('&')}`))
    expect(answer?.status).toBe(422)
    expect(JSON.parse(answer?.text ?? '')).toMatchObject({
      detail: [{ loc: ['query', 'session_ids'], type: 'too_long', msg: 'At most 10000 values.' }],
    })
  })
})

describe('what is no proper request', () => {
  test.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    ['no version', 'GET /nothing\r\n\r\n', 404],
    ['a wrong version', 'GET / HTTP/9.9\r\n\r\n', 400],
    ['a made-up method', 'BREW / HTTP/1.1\r\nhost: x\r\n\r\n', 400],
    ['no Host', 'GET /healthz HTTP/1.1\r\nconnection: close\r\n\r\n', 400],
    ['a header without a colon', get('/healthz', 'nonsense'), 400],
    ['a space before the colon', get('/healthz', 'x : y'), 400],
    ['a NUL in a header', get('/healthz', 'x: a\0b'), 400],
    ['two lengths', get('/healthz', 'content-length: 1', 'content-length: 2'), 400],
    ['a length and chunks', get('/healthz', 'content-length: 1', 'transfer-encoding: chunked'), 400],
    ['a wrong chunk', `${get('/healthz', 'transfer-encoding: chunked')}zz\r\n`, 400],
    ['an expectation nobody knows', get('/nothing', 'expect: the-spanish-inquisition'), 404],
    ['a second-hand protocol', get('/nothing', 'upgrade: websocket', 'connection: upgrade'), 404],
    ['an asterisk', 'OPTIONS * HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n', 404],
    ['a path that is no text', get('/%ff'), 400],
    ['raw bytes in the path', get('/\xff\xfe'), 400],
    ['too many headers', get('/nothing', ...Array.from({ length: 3_000 }, (_, n) => `x-${n}: y`)), 431],
    ['a header beyond the limit', get('/healthz', `x: ${'y'.repeat(1_100_000)}`), 431],
    ['a path beyond the limit', get(`/${'y'.repeat(1_100_000)}`), 431],
  ])('%s is answered in the published shape', async (_, request, status) => {
    const answer = await raw(request)
    expect(answer?.status).toBe(status)
    expectPublished(answer, request)
  })

  test('an address with its protocol and host is a path', async () => {
    expect((await raw(get('http://elsewhere/healthz')))?.status).toBe(200)
  })
})

test('any bytes in the path, the query or a header are answered, and not with 5xx', async () => {
  const anything = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array).toString('latin1'))
  /** Without what would end the line. */
  const inLine = anything.map((text) => text.replace(/[\r\n]/g, '~'))
  const inPath = inLine.map((text) => text.replaceAll(' ', '%20'))
  const request = fc.oneof(
    inPath.map((text) => get(`/${text}`)),
    inPath.map((text) => get(`/v3/organizations/${text}/sessions`)),
    inPath.map((text) => get(`${list}/${text}`)),
    inPath.map((text) => get(`${list}?${text}`)),
    inPath.map((text) => get(`${list}?tags=${text}&first=1`)),
    inPath.map((text) => get(`${list}?${text}=1&first=1`)),
    inPath.map((text) => get(`${list}?qs=${text}`)),
    inLine.map((text) => get(list, `prefer: ${text}`)),
    inLine.map((text) => get(list, `if-none-match: ${text}`)),
    inLine.map((text) => get(list, `accept-encoding: ${text}`)),
    inLine.map((text) => get(list, `accept: ${text}`, `expect: ${text}`)),
    inLine.map((text) => get(list, `x: ${text}`)),
    anything,
    anything.map((text) => get('/healthz', text)),
  )
  await fc.assert(
    fc.asyncProperty(request, async (text) => {
      expectPublished(await raw(text, !text.endsWith('\r\n\r\n')), text)
    }),
    { numRuns: 500 },
  )
})
