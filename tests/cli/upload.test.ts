import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { ApiError } from '../../sdk/index.ts'
import { upload } from '../../src/cli/upload.ts'
import { UnreadableFile } from '../../src/machine/read-file.ts'

const REPORT = { agent: null, created: 0, updated: 0, unchanged: 0, skipped: 1, failed: [] }

type Answer = (request: IncomingMessage, response: ServerResponse) => void

/** What the server does with the requests to come, one after the other; then it takes them. */
let answers: Answer[] = []
let taken: { url: string; bytes: string; type: string | undefined }[] = []
const server = createServer((request, response) => {
  const answer = answers.shift() ?? take
  answer(request, response)
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const { port } = server.address() as AddressInfo

const folder = mkdtempSync(join(tmpdir(), 'muster-upload-'))
const path = join(folder, 'one.jsonl')
afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  answers = []
  taken = []
  writeFileSync(path, 'a line\n')
})

const take: Answer = (request, response) => {
  const { url = '', headers } = request
  void text(request).then((bytes) => {
    taken.push({ url, bytes, type: headers['content-type'] })
    response.end(JSON.stringify(REPORT))
  })
}

const refuse =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (request, response) => {
    request.resume()
    response.writeHead(status, headers).end(JSON.stringify({ detail: 'No.', title: 'Refused' }))
  }

function uploading(baseUrl = `http://127.0.0.1:${port}`, signal = new AbortController().signal) {
  let bytes = 0
  const target = { baseUrl, key: 'cog_key', orgId: 'org-1', query: { user: 'ada@example.org' } }
  const onBytes = (n: number) => void (bytes += n)
  return upload(target, { path, name: 'a b/ü&.jsonl' }, { signal, onBytes }).then((report) => ({
    report,
    bytes,
  }))
}

test('a file goes as bytes, its name in the query', async () => {
  expect(await uploading()).toEqual({ report: REPORT, bytes: 7 })
  const [{ url, bytes, type } = { url: '', bytes: '', type: '' }] = taken
  expect([bytes, type]).toEqual(['a line\n', 'application/octet-stream'])
  const { pathname, searchParams } = new URL(url, 'http://any')
  expect(pathname).toBe('/v3/organizations/org-1/sessions/import')
  expect(Object.fromEntries(searchParams)).toEqual({ user: 'ada@example.org', name: 'a b/ü&.jsonl' })
})

test('an empty file and a large one go too', async () => {
  writeFileSync(path, '')
  await uploading()
  writeFileSync(path, 'x'.repeat(3_000_000))
  expect(await uploading()).toMatchObject({ bytes: 3_000_000 })
  expect(taken.map(({ bytes }) => bytes.length)).toEqual([0, 3_000_000])
})

test('a busy server, one without its database and a broken connection are asked again', async () => {
  answers = [
    refuse(429, { 'retry-after': '0' }),
    refuse(503, { 'retry-after': '0' }),
    (request) => request.socket.destroy(),
  ]
  expect(await uploading()).toEqual({ report: REPORT, bytes: 7 })
  expect(taken).toHaveLength(1)
})

test.each([401, 403, 404, 413, 422, 500])('%i is final', async (status) => {
  answers = [refuse(status)]
  const error = await uploading().catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({ status, message: 'No.' })
  expect(taken).toEqual([])
})

test('a refusal before all is sent is heard', async () => {
  writeFileSync(path, 'x'.repeat(30_000_000))
  answers = [refuse(413)]
  await expect(uploading()).rejects.toMatchObject({ status: 413 })
})

describe('a file that changes meanwhile', () => {
  test('goes as it was when it has grown', async () => {
    answers = [
      (request, response) => {
        appendFileSync(path, 'another\n')
        void text(request).then((bytes) => response.end(JSON.stringify({ ...REPORT, bytes })))
      },
    ]
    writeFileSync(path, 'x'.repeat(2_000_000))
    expect((await uploading()).report).toMatchObject({ bytes: 'x'.repeat(2_000_000) })
  })

  test('goes as far as it is there when it has shrunk', async () => {
    writeFileSync(path, 'x'.repeat(30_000_000))
    answers = [
      (request, response) => {
        truncateSync(path, 0)
        void text(request).then(({ length }) => response.end(JSON.stringify({ ...REPORT, length })))
      },
    ]
    const { report, bytes } = await uploading()
    expect(report).toMatchObject({ length: bytes })
    expect(bytes).toBeLessThan(30_000_000)
  })

  test('is unreadable when it has gone', async () => {
    rmSync(path)
    const error = await uploading().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnreadableFile)
    expect((error as Error).cause).toMatchObject({ code: 'ENOENT' })
  })
})

test('a signal ends the waiting for a server', async () => {
  const stop = new AbortController()
  const waiting = uploading('http://127.0.0.1:1', stop.signal)
  stop.abort()
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
})
