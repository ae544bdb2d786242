import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../src/contract/endpoint.ts'
import { ENDPOINTS, type EndpointId } from '../../src/contract/index.ts'
import { LANGUAGES, TEXTS } from '../../src/contract/texts/index.ts'
import { addressOf } from '../../src/http/documents/browser/address.js'
import { curlOf } from '../../src/http/documents/browser/curl.js'
import { eventsIn, problemsIn, readable } from '../../src/http/documents/browser/readable.js'
import { endpointPage } from '../../src/http/documents/endpoint-page.ts'
import { siteIn, slugOf } from '../../src/http/documents/site.ts'
import { PUBLIC_URL, TestApp } from './test-app.ts'

const server = await TestApp.create()
const IDS = Object.keys(ENDPOINTS) as EndpointId[]

/** The form of a page, between its tags. */
async function formOf(id: EndpointId, language = 'en'): Promise<string> {
  const { text } = await server.get(`/docs/${language}/${slugOf(id)}`)
  return /<details class="try"[\s\S]*<\/dialog>/.exec(text)?.[0] ?? ''
}

describe('the form', () => {
  test.each(IDS)('of %s has an input for each parameter, and no other', async (id) => {
    const form = await formOf(id)
    const { method, path, params, query, body, stream } = ENDPOINTS[id] as Endpoint
    const names = [...form.matchAll(/ name="(?:path|query|lines)\.(\w+)"/g)].map(([, name]) => name)
    expect(new Set(names)).toEqual(new Set(Object.keys({ ...params?.properties, ...query?.properties })))
    expect(form).toContain(`data-method="${method}"`)
    expect(form).toContain(`data-path="${path}"`)
    expect(form.includes('name="body"')).toBe(body !== undefined)
    expect(form.includes('type="file"')).toBe(stream !== undefined)
    for (const name of Object.keys(params?.properties ?? {})) {
      expect(form).toMatch(new RegExp(`name="path\\.${name}"[^>]* required`))
    }
  })

  test.each(LANGUAGES)('says in %s what it does and where the key goes', async (language) => {
    const form = await formOf('v3.enterprise.keys.create', language)
    const { tryIt } = TEXTS[language].pages
    for (const text of [tryIt.title, tryIt.keyHint, tryIt.confirm, tryIt.send]) expect(form).toContain(text)
    expect(form).toMatch(/^<details class="try" id="try">/)
  })

  test('offers the values of an enumeration, and those of a boolean', async () => {
    const form = await formOf('v3.org.sessions.list')
    expect(form).toMatch(/type="checkbox" name="query\.status" value="running"/)
    expect(form).toMatch(
      /<select[^>]*name="query\.is_archived"[^>]*>\s*<option value="">[^<]+<\/option>\s*<option>true/,
    )
    expect(form).toMatch(/<textarea[^>]*name="lines\.tags"/)
    expect(form).toMatch(/inputmode="numeric"[^>]*>/)
  })

  test('takes a sign-in for v3 alone', async () => {
    for (const id of IDS) {
      expect([id, (await formOf(id)).includes('data-access=')]).toEqual([id, ENDPOINTS[id].api === 'v3'])
    }
  })

  test('is labelled throughout', async () => {
    for (const id of IDS) {
      const form = await formOf(id)
      const labelled = new Set([...form.matchAll(/<label for="([^"]+)"/g)].map(([, one]) => one))
      const ids = [...form.matchAll(/<(?:input|select|textarea)\s+id="([^"]+)"/g)].map(([, one]) => one)
      expect([id, ids.filter((one) => !labelled.has(one))]).toEqual([id, []])
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('has the body of the example that stands beside it', () => {
    const site = siteIn('en', PUBLIC_URL)
    for (const id of IDS) {
      const { form, example } = endpointPage(id, site)
      const commands = example.flatMap((block) => (block.kind === 'code' ? block.text : []))
      const [, body] = /-d '(.*)'/.exec(commands.join('\n')) ?? []
      expect([id, form?.body && JSON.parse(form.body)]).toEqual([id, body && JSON.parse(body)])
    }
  })
})

describe('a request', () => {
  const path = '/v3/organizations/{org_id}/sessions'

  test('has what was filled in, and nothing of the rest', () => {
    const entries = [
      ['key', 'cog_secret'],
      ['path.org_id', 'org-1'],
      ['query.first', '2'],
      ['query.status', 'new'],
      ['query.status', 'exit'],
      ['query.category', ''],
      ['lines.tags', 'a b\r\n\nü&c'],
      ['body', '{}'],
    ] as const
    expect(addressOf(path, entries)).toBe(
      '/v3/organizations/org-1/sessions?first=2&status=new&status=exit&tags=a+b&tags=%C3%BC%26c',
    )
  })

  test('goes nowhere but below its path', () => {
    expect(addressOf(path, [['path.org_id', '../x?y#z']])).toBe('/v3/organizations/..%2Fx%3Fy%23z/sessions')
    expect(addressOf(path, [['path.other', 'x']])).toBe(path)
    expect(addressOf(path, [['path.org_id', '$&{org_id}']])).toBe(
      '/v3/organizations/%24%26%7Borg_id%7D/sessions',
    )
  })

  test('is a command that no shell takes for more', () => {
    expect(
      curlOf({
        method: 'POST',
        url: PUBLIC_URL + addressOf(path, [['path.org_id', '"$(x)`!\'']]),
        type: 'application/json',
        data: `{"name":"it's $HOME"}`,
      }),
    ).toBe(
      [
        `curl -X POST "${PUBLIC_URL}/v3/organizations/%22%24%28x%29%60%21%27/sessions"`,
        '-H "Authorization: Bearer $MUSTER_KEY"',
        '-H "Content-Type: application/json"',
        String.raw`-d '{"name":"it'\''s $HOME"}'`,
      ].join(' \\\n  '),
    )
    expect(curlOf({ method: 'GET', url: '/', file: 'a b.jsonl' })).toContain(`--data-binary '@a b.jsonl'`)
    expect(curlOf({ method: 'GET', url: '/', file: 'a-b.jsonl' })).toContain('--data-binary @a-b.jsonl')
  })
})

describe('an answer', () => {
  test('is set out in lines, and hides nothing', () => {
    expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}')
    expect(readable('no JSON')).toBe('no JSON')
    const text = '"a\u202eb\u200bc\u0085\u2066"'
    expect(readable(text)).toBe(String.raw`"a\u202eb\u200bc\u0085\u2066"`)
    expect(JSON.parse(readable(text))).toBe(JSON.parse(text))
  })

  test('of events is shown event by event, as each is whole', () => {
    const begun = eventsIn('retry: 1000\n\nevent: enter\nid: 7\ndata: {"type":"enter"}\n\n:\n\nevent: le')
    expect(begun).toEqual({ events: ['event: enter\nid: 7\n{\n  "type": "enter"\n}'], rest: 'event: le' })
    expect(eventsIn('').events).toEqual([])
  })

  test('that is an error says what was wrong, and where', async () => {
    const key = server.adminKey
    const refused = await server.get('/v3/enterprise/sessions?first=0&category=y', key)
    expect(problemsIn(refused.text).map(({ place }) => place)).toEqual(['query.first', 'query.category'])
    const [problem] = problemsIn((await server.get('/v3/self')).text)
    expect(problem?.place).toBe('')
    expect(problem?.message).toMatch(/\w+ \w+/)
    for (const text of ['', 'null', '[]', '{"detail":1}', '<html>']) expect(problemsIn(text)).toEqual([])
  })
})

test('scripts come as such, and no other file of theirs', async () => {
  const seen = new Set<string>()
  const waiting = ['page.js']
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const { status, text, headers } = await server.get(`/docs/assets/${name}`)
    expect([name, status, headers['content-type']]).toEqual([name, 200, 'text/javascript; charset=utf-8'])
    expect(text).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage/)
    seen.add(name)
    for (const [, other = ''] of text.matchAll(/from '\.\/([^']+)'/g))
      if (!seen.has(other)) waiting.push(other)
  }
  expect(seen.size).toBeGreaterThan(5)
  for (const path of ['tsconfig.json', 'nothing.js', 'search-de.json']) {
    expect((await server.get(`/docs/assets/${path}`)).status).toBe(404)
  }
})
