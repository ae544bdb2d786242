import { afterEach, describe, expect, test } from 'vitest'
import { ConnectionError, MusterClient, RateLimitError, ServerError } from '../../sdk/index.ts'
import { listeningApp } from '../support/listening-app.ts'
import { gateTo, type Fault } from './gate.ts'

const { url, adminKey: key } = await listeningApp()
const gate = await gateTo(url)
const client = new MusterClient({ url: gate.url, key })

afterEach(() => {
  gate.faults = []
  gate.seen.length = 0
})

const at = (status: number): Fault => ({ status, retryAfter: '0' })

describe('a GET', () => {
  test.each<[string, Fault[]]>([
    ['429', [at(429), at(429), at(429)]],
    ['500, 502 and 503', [at(500), at(502), at(503)]],
    ['a cut connection', ['cut']],
    [
      'a Retry-After with a date that is past',
      [{ status: 503, retryAfter: 'Sun, 06 Nov 1994 08:49:37 GMT' }],
    ],
    ['no Retry-After', [{ status: 500 }]],
  ])('is sent again after %s', async (_, faults) => {
    gate.faults = [...faults]
    expect(await client.self()).toMatchObject({ principal_type: 'service_user' })
    expect(gate.seen).toEqual(Array(faults.length + 1).fill('GET /v3/self'))
  })

  test('gives up after three more tries, with the last answer', async () => {
    gate.faults = [at(500), at(500), at(500), at(502), at(502)]
    await expect(client.self()).rejects.toThrow(ServerError)
    expect(gate.seen).toHaveLength(4)
  })

  test('gives up at once where no retries are wanted', async () => {
    gate.faults = ['cut']
    await expect(new MusterClient({ url: gate.url, key, retries: 0 }).self()).rejects.toThrow(ConnectionError)
    expect(gate.seen).toHaveLength(1)
  })

  test('does not wait for hours, and says how long it should have', async () => {
    gate.faults = [{ status: 429, retryAfter: '7200' }]
    const error = await client.self().catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({ status: 429, retryAfter: 7200, detail: 'The line is bad.' })
    expect(gate.seen).toHaveLength(1)
  })

  test('is not sent again after a refusal', async () => {
    await expect(client.sessions.get('0'.repeat(32))).rejects.toMatchObject({ status: 404 })
    expect(gate.seen).toHaveLength(1)
  })

  test('stops waiting when it is called off', async () => {
    gate.faults = [{ status: 503, retryAfter: '29' }]
    const controller = new AbortController()
    const call = client.v3.GET('/v3/self', { signal: controller.signal })
    await expect.poll(() => gate.seen).toHaveLength(1)
    controller.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
    expect(gate.seen).toHaveLength(1)
  })
})

describe('anything else', () => {
  test('is sent again after 429, whole', async () => {
    gate.faults = [at(429), at(429)]
    expect(await client.organizations.create({ name: 'Forges' })).toMatchObject({ name: 'Forges' })
    expect(gate.seen).toHaveLength(3)
  })

  test.each<[string, Fault, unknown]>([
    ['500', at(500), ServerError],
    ['503', at(503), ServerError],
    ['a cut connection', 'cut', ConnectionError],
  ])('is not sent again after %s: it may have been done', async (_, fault, error) => {
    gate.faults = [fault]
    await expect(client.organizations.create({ name: 'Twins' })).rejects.toBeInstanceOf(error)
    expect(gate.seen).toHaveLength(1)
    const organizations = await client.organizations.list().page()
    expect(organizations.items.map(({ name }) => name)).not.toContain('Twins')
  })

  test('is not sent again where it was a stream', async () => {
    gate.faults = [at(429)]
    const { sessions } = client.organization('org-x')
    await expect(sessions.import(new Blob(['{}\n']).stream())).rejects.toThrow(RateLimitError)
    expect(gate.seen).toHaveLength(1)
  })
})

test('a server that is not there is told with its address', async () => {
  const nowhere = new MusterClient({ url: 'http://127.0.0.1:1', key, retries: 0 })
  await expect(nowhere.self()).rejects.toThrow('No connection to http://127.0.0.1:1')
})
