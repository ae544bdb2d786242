import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TObject } from 'typebox'
import { ENDPOINTS } from '../../src/contract/index.ts'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { agent, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { machineWith } from '../machine/test-machine.ts'
import { insertMessages, insertSessions, sessionRow } from '../support/sessions.ts'
import { TestApp } from './test-app.ts'

// Whatever bytes stand in a parameter, a path or a header: 2xx or 4xx in the published shapes. `send` sees to the
// shapes and throws for 5xx.

const app = await TestApp.create({ machine: machineWith([]) })
const orgId = await app.organization('A')
const session = sessionRow(orgId, { tags: ['a'] })
await insertSessions(app.context.db, [session, sessionRow(orgId)])
await insertMessages(app.context.db, session, ['x', 'y'])
const apk = await app.key({ kind: 'apk', orgId, role: 'org_admin' })

const page = await app.get(`/v3/organizations/${orgId}/sessions?first=1`, app.adminKey)
const { end_cursor: cursor } = page.body as { end_cursor: string }

const NASTY = [
  '',
  '0',
  '-1',
  '1e2',
  '201',
  '999999999999999',
  '-999999999999999',
  '9223372036854775808',
  'true',
  'null',
  '\0',
  '%00',
  '%ff',
  '%',
  '%F0%9F%98%80',
  '%ED%A0%80',
  '\\',
  "'",
  '"; drop table sessions; --',
  '{}',
  '{"first":1}',
  '[[',
  '../../..',
  '漢',
  '😀',
  '__proto__',
  'constructor',
  'a'.repeat(3_000),
  cursor,
  session.session_id,
  `devin-${session.session_id}`,
  orgId,
] as const

/** Bytes as a URL carries them: as they are where it can, else escaped, now and then wrongly. */
const bytes = fc
  .uint8Array({ maxLength: 30 })
  .map((array) => [...array].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
const value = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  bytes,
  fc.string({ unit: 'binary', maxLength: 20 }).map((text) => encodeURIComponent(text.toWellFormed())),
  fc.json().map(encodeURIComponent),
  fc.integer().map(String),
)

const COMMON_NAMES = ['first', 'after', 'qs', 'org_id', 'limit', 'offset', 'skip', 'user_email', 'dry_run']

function nameOf({ query }: Endpoint): fc.Arbitrary<string> {
  const own = Object.keys((query as TObject | undefined)?.properties ?? {})
  const name = fc.oneof(fc.constantFrom(...own, ...COMMON_NAMES), value)
  const form = fc.constantFrom('', '', '', '[]', '[0]', '%5B%5D', '[x]', '[')
  const qs = fc.boolean()
  return fc.tuple(name, form, qs).map(([text, brackets, nested]) => {
    return nested ? `qs[${text}]${brackets}` : `${text}${brackets}`
  })
}

const header = fc
  .string({
    unit: fc.integer({ min: 32, max: 255 }).map((code) => String.fromCharCode(code === 127 ? 33 : code)),
    maxLength: 40,
  })
  .map((text) => text.trim())
const headers = fc.dictionary(
  fc.constantFrom(
    'accept',
    'accept-encoding',
    'accept-language',
    'accept-version',
    'if-none-match',
    'prefer',
    'range',
    'cookie',
    'content-type',
    'forwarded',
    'x-forwarded-for',
    'x-http-method-override',
    'x-request-id',
    'x-made-up',
  ),
  fc.oneof(
    header,
    fc.constantFrom(
      '*',
      'gzip;q=0, *;q=0',
      'identity;q=0',
      'handling=strict',
      'application/problem+json',
      'W/"x", *',
      'bytes=0-1',
    ),
  ),
  { maxKeys: 3 },
)

const body = fc.oneof(
  fc.jsonValue(),
  fc.record(
    {
      name: fc.jsonValue(),
      kind: fc.constantFrom('cog', 'apk', 'apk_user', 'x'),
      org_id: fc.oneof(fc.jsonValue(), fc.constant(orgId)),
      email: fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' })),
      role: fc.oneof(fc.jsonValue(), fc.constantFrom('org_viewer', 'enterprise_viewer')),
      permissions: fc.oneof(fc.jsonValue(), fc.constant(['ViewOrgSessions'])),
      expires_at: fc.oneof(fc.jsonValue(), fc.double(), fc.maxSafeInteger()),
      emails: fc.array(fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.emailAddress())),
      enterprise_role_id: fc.oneof(fc.jsonValue(), fc.constant('enterprise_viewer')),
      max_session_acu_limit: fc.oneof(fc.jsonValue(), fc.double(), fc.maxSafeInteger()),
    },
    { requiredKeys: [] },
  ),
)

const TRANSCRIPT = jsonLines([user(1, 'Mend the shop'), agent(2, [text('Mended.')])])

/** Bytes, or a transcript with some of its bytes changed. */
const stream = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
  fc
    .array(fc.tuple(fc.nat(TRANSCRIPT.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 5 })
    .map((changes) => {
      const bytes = Buffer.from(TRANSCRIPT)
      for (const [at, byte] of changes) bytes[at] = byte
      return bytes
    }),
)

/** Now and then the value that fits, so that a request comes further than its first mistake. */
function segment(name: string): fc.Arbitrary<string> {
  const good = name === 'org_id' ? orgId : session.session_id
  return fc.oneof({ weight: 2, arbitrary: fc.constant(good) }, value)
}

function requestTo(endpoint: Endpoint) {
  const paths = [endpoint.path, ...(endpoint.aliases ?? [])]
  const path = fc.constantFrom(...paths).chain((template) => {
    const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}`)
    return fc.tuple(...names.map(segment)).map((parts) => {
      let left = 0
      return template.replace(/\{\w+\}/g, () => parts[left++] ?? '')
    })
  })
  const query = fc
    .array(fc.tuple(nameOf(endpoint), value), { maxLength: 4 })
    .map((pairs) => pairs.map(([name, text]) => `${name}=${text}`).join('&'))
  return fc.record({ path, query, headers, body: bodyOf(endpoint) })
}

/** As sent, with its media type. */
function bodyOf({ body: shape, stream: media }: Endpoint) {
  if (media) return stream.map((bytes) => ({ bytes, type: media[0] }))
  if (shape === undefined) return fc.constant(undefined)
  return body.map((value) => ({ bytes: JSON.stringify(value), type: 'application/json' }))
}

const REQUESTS = 90

// The organisation that the requests are about stays.
const MEANT = Object.entries<Endpoint>(ENDPOINTS).filter(
  ([id]) => id !== 'v3.enterprise.organizations.delete',
)

test.each(MEANT)('%s answers anything with 2xx or 4xx', async (_, endpoint) => {
  const key = endpoint.api === 'v1' ? apk : app.adminKey
  await fc.assert(
    fc.asyncProperty(requestTo(endpoint), async (request) => {
      const { status } = await app.send({
        method: endpoint.method,
        path: `${request.path}?${request.query}`.replaceAll('\0', '%00'),
        key,
        headers: { ...(request.body && { 'content-type': request.body.type }), ...request.headers },
        body: request.body?.bytes,
      })
      expect(status).toBeLessThan(500)
    }),
    { numRuns: REQUESTS },
  )
})

test('any Authorization is 401 at worst', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        header,
        header.map((text) => `Bearer ${text}`),
        header.map((text) => `Bearer cog_${text}`),
      ),
      async (authorization) => {
        expect((await app.get('/v3/self', undefined, { authorization })).status).toBe(401)
      },
    ),
    { numRuns: REQUESTS },
  )
})

test('any path leads somewhere or nowhere', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 5 }), async (parts) => {
      const { status } = await app.get(`/v3/${parts.join('/')}`.replaceAll('\0', '%00'), app.adminKey)
      expect(status).toBeLessThan(500)
    }),
    { numRuns: 3 * REQUESTS },
  )
})
