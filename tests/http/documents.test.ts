import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { APIS, type Endpoint } from '../../src/contract/endpoint.ts'
import { ENDPOINTS, type EndpointId } from '../../src/contract/index.ts'
import { LANGUAGES, TEXTS } from '../../src/contract/texts/index.ts'
import { endpointPage } from '../../src/http/documents/endpoint-page.ts'
import { htmlPage } from '../../src/http/documents/html.ts'
import { slugOf, siteIn } from '../../src/http/documents/site.ts'
import { STYLE } from '../../src/http/documents/style/index.ts'
import { PUBLIC_URL, TestApp } from './test-app.ts'

const server = await TestApp.create()

const IDS = Object.keys(ENDPOINTS) as EndpointId[]
const PAGES = LANGUAGES.flatMap((language) => [
  `/docs/${language}`,
  ...IDS.map((id) => `/docs/${language}/${slugOf(id)}`),
])

const decoded = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** What isn’t shown where no scripts run. */
const FOR_SCRIPT =
  /<a class="to-try"[^>]*>[^<]*<\/a>|<details class="try"[\s\S]*<div class="result"[\s\S]*?<\/details>/g

/** What a reader of the HTML sees in the main part without a script, line by line. */
function linesOfHtml(html: string): string[] {
  const main = /<main[^>]*>([\s\S]*)<footer>/.exec(html)?.[1] ?? ''
  return main
    .replaceAll(FOR_SCRIPT, '')
    .replaceAll(/<wbr \/>/g, '')
    .split(/<[^>]+>|\n/)
    .map((line) => decoded(line).replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

function wordsOf(text: string): Set<string> {
  return new Set(text.split(/[\s`*|]+/).filter((word) => /[\p{L}\p{N}]/u.test(word)))
}

describe('pages', () => {
  test.each(LANGUAGES)('stand at every endpoint in %s, each with its Markdown', async (language) => {
    for (const id of IDS) {
      const path = `/docs/${language}/${slugOf(id)}`
      const [html, markdown] = [await server.get(path), await server.get(`${path}.md`)]
      expect([path, html.status, markdown.status]).toEqual([path, 200, 200])
      expect(html.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(markdown.headers['content-type']).toBe('text/markdown; charset=utf-8')
      const { path: route, method, permission } = ENDPOINTS[id] as Endpoint
      expect(markdown.text).toContain(`\`${method} ${route}\``)
      expect(markdown.text).toContain(permission.needs ?? TEXTS[language].document.permission.none)
      expect(markdown.text).toContain(`# ${TEXTS[language].endpoints[id].summary}\n`)
    }
  })

  test('say the same as HTML and as Markdown', async () => {
    for (const path of PAGES) {
      const html = linesOfHtml((await server.get(path)).text)
      const markdown = (await server.get(`${path}.md`)).text
      const plain = markdown.replaceAll(/[`*]|^[ >#|-]+/gm, '').replaceAll(/\s+/g, ' ')
      expect([path, html.length > 40]).toEqual([path, true])
      expect([path, html.filter((line) => !plain.includes(line.replace(/^-+ */, '')))]).toEqual([path, []])
      const shown = wordsOf(html.join(' '))
      const body = markdown
        .slice(0, markdown.trimEnd().lastIndexOf('\n'))
        .replaceAll(/\]\([^)]*\)|^```\w+$|\[(?=\S)/gm, ' ')
      const all = html.join(' ')
      expect([path, [...wordsOf(body)].filter((word) => !shown.has(word) && !all.includes(word))]).toEqual([
        path,
        [],
      ])
    }
  })

  test('lead nowhere but to what is there, in HTML and in Markdown', async () => {
    const links = new Set<string>()
    for (const path of [...PAGES, '/llms.txt']) {
      const { text } = await server.get(path)
      for (const [, href = ''] of text.matchAll(/href="([^"]*)"/g)) links.add(href)
      const markdown = path === '/llms.txt' ? text : (await server.get(`${path}.md`)).text
      for (const [, href = ''] of markdown.matchAll(/\]\(([^)]*)\)/g)) {
        expect(href).toMatch(new RegExp(`^${PUBLIC_URL}/`))
        links.add(href.slice(PUBLIC_URL.length))
      }
    }
    expect(links.size).toBeGreaterThan(PAGES.length * 2)
    for (const link of links) {
      if (link.startsWith('#')) continue
      expect([link, (await server.get(link)).status]).toEqual([link, 200])
    }
  })

  test('are whole documents of one language, without script or style in them', async () => {
    for (const path of PAGES) {
      const { text, headers } = await server.get(path)
      const language = TEXTS[/^\/docs\/(\w+)/.exec(path)?.[1] as 'en'].pages.language.tag
      expect(text).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${language}">`))
      expect(text).not.toMatch(/<style|<iframe| style=| on\w+=|javascript:/i)
      expect(text.match(/<script.*|src=.*/g)).toEqual([
        '<script type="module" src="/docs/assets/page.js"></script>',
      ])
      expect(text.match(/<h1>/g)).toHaveLength(1)
      expect(text.match(/<main id="content"/g)).toHaveLength(1)
      expect(unbalanced(text)).toEqual([])
      expect(headers['content-security-policy']).toBe(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
          "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      )
      const levels = [...text.matchAll(/<h(\d)>/g)].map(([, level]) => Number(level))
      expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([])
    }
  })

  test('mark extensions, and nothing else', async () => {
    for (const id of IDS) {
      const { api, path, method } = ENDPOINTS[id] as Endpoint
      const site = siteIn('en', PUBLIC_URL)
      const isExtension =
        'x-muster-extension' in (site.documents[api].paths[path]?.[method.toLowerCase()] ?? {})
      const { text } = await server.get(`/docs/en/${slugOf(id)}`)
      expect([id, text.includes('class="note"')]).toEqual([id, isExtension])
    }
  })

  test('are answered with 304 when nothing changed', async () => {
    const path = '/docs/fr/v3-org-sessions-list'
    const { etag = '' } = (await server.get(path)).headers
    expect((await server.get(path, undefined, { 'if-none-match': etag })).status).toBe(304)
  })

  test('that nobody wrote are 404', async () => {
    for (const path of [
      '/docs/de',
      '/docs/en/nothing',
      '/docs/en/nothing.md',
      '/docs/en/v1-sessions-list.html',
    ]) {
      expect([path, (await server.get(path)).status]).toEqual([path, 404])
    }
  })

  test('escape what they show, and stand below a path', () => {
    const site = siteIn('en', 'https://muster.example/a&b')
    const text = htmlPage({ ...endpointPage('v3.self', site), title: '<b>"\'&' }, site)
    expect(text).toContain('<h1>&lt;b&gt;&quot;&#39;&amp;</h1>')
    expect(text).not.toContain('<b>')
    for (const [, href] of text.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(#|\/a&amp;b\/docs\/)/)
  })
})

const VOID = ['meta', 'link', 'wbr', 'input']

/** Elements that aren't closed where they should be. */
function unbalanced(html: string): string[] {
  const open: string[] = []
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z0-9]+)[^>]*>/g)) {
    if (VOID.includes(name)) continue
    if (end === '') open.push(name)
    else if (open.pop() !== name) return [name]
  }
  return open
}

describe('examples', () => {
  test.each(IDS)('of %s fit the contract', (id) => {
    const { api, path, method, response } = ENDPOINTS[id] as Endpoint
    const [, command, answer] = endpointPage(id, siteIn('en', PUBLIC_URL)).example
    if (command?.kind !== 'code' || answer?.kind !== 'code') throw new Error('There is no example')
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.validate(response, JSON.parse(answer.text))
    expect(ajv.errors ?? []).toEqual([])
    const document = siteIn('en', PUBLIC_URL).documents[api]
    expect(document.paths[path]?.[method.toLowerCase()]).toBeDefined()
    expect(command.text).toContain(PUBLIC_URL + path.replace(/\{.*/, ''))
    expect(command.text).not.toMatch(/[{}]\w+\}|undefined/)
  })

  test('are understood by the server', async () => {
    for (const id of IDS) {
      const [, command] = endpointPage(id, siteIn('en', PUBLIC_URL)).example
      if (command?.kind !== 'code') throw new Error('There is no example')
      const [, url = ''] = /"(https:[^"]+)"/.exec(command.text) ?? []
      const [, body] = /-d '(.*)'/.exec(command.text) ?? []
      const { method, api } = ENDPOINTS[id]
      const type = [...command.text.matchAll(/Content-Type: ([^"]+)/g)].map(([, one]) => one ?? '')
      const answer = await server.send({
        method,
        path: url.slice(PUBLIC_URL.length),
        key: api === 'v1' ? await v1Key() : server.adminKey,
        ...(type[0] === undefined ? {} : { headers: { 'content-type': type[0] } }),
        ...(body === undefined ? {} : { body }),
      })
      // The organisation, session and key of the examples are made up.
      expect([id, answer.status]).toEqual([id, expect.toBeOneOf([200, 404])])
    }
  })
})

let organization: string | undefined

async function v1Key(): Promise<string> {
  organization ??= await server.organization('Examples')
  return server.key({ kind: 'apk', orgId: organization, role: 'org_viewer' })
}

describe('/docs', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'fr'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['zh-Hant-TW', 'zh'],
    ['fr-CA, en;q=0.5', 'fr'],
    ['en;q=0.5, fr-CA;q=0.7', 'fr'],
    ['fr;q=0.8, zh;q=0.8', 'fr'],
    ['zh;q=0.8, fr;q=0.8', 'zh'],
    ['de, fr;q=0.1', 'fr'],
    ['de', 'en'],
    ['en;q=0, fr;q=0.2', 'fr'],
    ['*', 'en'],
    ['en;q=0, *', 'zh'],
    ['fr;q=0.3, *;q=0.9', 'en'],
    ['FR', 'fr'],
    ['fr ; q = 0.4', 'fr'],
    ['fr;q=2, zh;q=0.1', 'zh'],
    [';;;,q=,fr;q=x', 'en'],
    ['english', 'en'],
  ])('for a reader of %s is /docs/%s', async (header, language) => {
    for (const path of ['/', '/docs', '/docs/']) {
      const answer = await server.get(
        path,
        undefined,
        header === undefined ? {} : { 'accept-language': header },
      )
      expect([answer.status, answer.headers['location']]).toEqual([302, `${PUBLIC_URL}/docs/${language}`])
      expect(answer.headers['vary']).toMatch(/accept-language/i)
    }
  })
})

describe('OpenAPI documents', () => {
  test.each(LANGUAGES)('in %s are the same as YAML and as JSON, and name this server', async (language) => {
    for (const api of APIS) {
      const path = `${language === 'en' ? '' : `/${language}`}/${api}-openapi`
      const [json, yaml] = [await server.get(`${path}.json`), await server.get(`${path}.yaml`)]
      expect(json.status).toBe(200)
      expect(yaml.headers['content-type']).toBe('application/yaml; charset=utf-8')
      expect(parse(yaml.text)).toEqual(json.body)
      expect(json.body).toMatchObject({
        servers: [{ url: PUBLIC_URL }],
        info: { title: `Muster API ${api}`, description: TEXTS[language].document.about[api] },
      })
    }
  })
})

test('/llms.txt has a title, a summary and every English page', async () => {
  const { text, headers } = await server.get('/llms.txt')
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(text).toMatch(/^# .+\n\n> .+\n\n/)
  for (const id of IDS) expect(text).toContain(`(${PUBLIC_URL}/docs/en/${slugOf(id)}.md)`)
})

describe('colours', () => {
  const palettes = [...STYLE.matchAll(/:root \{([^}]*)\}/g)].map(
    ([, rules = '']) =>
      new Map([...rules.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name = '', value = '']) => [name, value])),
  )
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  test.each([
    ...['ground', 'raised'].flatMap((ground) =>
      ['text', 'quiet', 'accent', 'get', 'post', 'delete'].map((text) => [text, ground] as const),
    ),
    ['mark', 'mark-ground'] as const,
    ['text', 'mark-ground'] as const,
  ])('%s on %s can be read in light and dark', (text, ground) => {
    expect(palettes).toHaveLength(2)
    for (const palette of palettes) {
      const [light = 0, dark = 0] = [text, ground]
        .map((name) => luminance(palette.get(name) ?? ''))
        .toSorted((a, b) => b - a)
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(4.5)
    }
  })
})
