import { describe, expect, test } from 'vitest'
import { ENDPOINTS, type EndpointId } from '../../src/contract/index.ts'
import { LANGUAGES, TEXTS, type Language } from '../../src/contract/texts/index.ts'
import { finder, type Entry } from '../../src/http/documents/browser/find.js'
import { pathOfSearch } from '../../src/http/documents/page.ts'
import { searchIndex } from '../../src/http/documents/search-index.ts'
import { siteIn, slugOf } from '../../src/http/documents/site.ts'
import { TestApp } from './test-app.ts'

const server = await TestApp.create()
const IDS = Object.keys(ENDPOINTS) as EndpointId[]

async function indexOf(language: Language): Promise<Entry[]> {
  return (await server.get(pathOfSearch(language))).body as Entry[]
}

/** What is found, as the ends of the pages' addresses. */
async function found(language: Language, query: string): Promise<string[]> {
  const find = finder(await indexOf(language), TEXTS[language].pages.language.tag)
  return find(query).map(({ entry }) => entry.path.split('/').at(-1) ?? '')
}

describe('the index', () => {
  test.each(LANGUAGES)('has every endpoint in %s, with the texts of its page', async (language) => {
    const index = await indexOf(language)
    const { endpoints, document } = TEXTS[language]
    expect(index.map(({ path }) => path).toSorted()).toEqual(
      IDS.map((id) => `/docs/${language}/${slugOf(id)}`).toSorted(),
    )
    for (const id of IDS) {
      const entry = index.find(({ path }) => path.endsWith(`/${slugOf(id)}`))
      expect(entry).toMatchObject({
        title: endpoints[id].summary,
        lead: endpoints[id].description.replaceAll('`', ''),
        route: `${ENDPOINTS[id].method} ${ENDPOINTS[id].path}`,
      })
      expect(entry?.rest).toContain(document.errors[401])
    }
  })

  test('knows every parameter, and members at any depth', async () => {
    for (const entry of await indexOf('en')) {
      const id = IDS.find((one) => entry.path.endsWith(`/${slugOf(one)}`)) as EndpointId
      const { params, query } = ENDPOINTS[id] as { params?: Shape; query?: Shape }
      const names = Object.keys({ ...params?.properties, ...query?.properties })
      expect([id, names.filter((name) => !(name in entry.fields))]).toEqual([id, []])
    }
    const [insights] = (await indexOf('en')).filter(({ path }) =>
      path.endsWith('v3-org-sessions-insights-get'),
    )
    expect(insights?.fields).toHaveProperty('action_item')
  })

  test('is answered with 304 when nothing changed', async () => {
    const { headers } = await server.get(pathOfSearch('zh'))
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    const again = await server.get(pathOfSearch('zh'), undefined, { 'if-none-match': headers['etag'] ?? '' })
    expect(again.status).toBe(304)
  })

  test('leads below the path that the server stands at', () => {
    for (const { path } of searchIndex(siteIn('en', 'https://muster.example/agents'))) {
      expect(path).toMatch(/^\/agents\/docs\/en\//)
    }
  })
})

type Shape = { readonly properties: object }

describe('the search', () => {
  test.each<[Language, string, string]>([
    ['en', 'revoke', 'v3-enterprise-keys-revoke'],
    ['en', 'REVOKE a key', 'v3-enterprise-keys-revoke'],
    ['en', 'delete /v3/self/sign-in', 'v3-signOut'],
    ['en', 'enterprise roles', 'v3-enterprise-roles-list'],
    ['en', 'num_user', 'v3-org-sessions-insights-list'],
    ['zh', '吊销密钥', 'v3-enterprise-keys-revoke'],
    ['zh', '吊销', 'v3-enterprise-keys-revoke'],
    ['zh', '列出角色', 'v3-enterprise-roles-list'],
    ['fr', 'révoquer', 'v3-enterprise-keys-revoke'],
    ['fr', 'REVOQUER CLE', 'v3-enterprise-keys-revoke'],
  ])('in %s for %s finds %s first', async (language, query, first) => {
    expect((await found(language, query))[0]).toBe(first)
  })

  test('finds every endpoint by its path, its own first', async () => {
    for (const id of IDS) {
      const { method, path } = ENDPOINTS[id]
      expect(await found('en', `${method} ${path}`)).toContain(slugOf(id))
    }
  })

  test('says in which field words stand that no title has', async () => {
    const find = finder(await indexOf('en'), 'en')
    const [first] = find('created_bef')
    expect(first?.field).toBe('created_before')
    expect(find('roles')[0]?.field).toBeUndefined()
  })

  test('wants every word', async () => {
    expect(await found('en', 'revoke zebra')).toEqual([])
    expect(await found('en', '  / ')).toEqual([])
    expect((await found('en', 'summary')).length).toBeLessThan(IDS.length)
  })

  test('takes a word for what it is, not for a pattern', async () => {
    expect(await found('en', '.*')).toEqual([])
    expect(await found('en', 'constructor')).toEqual([])
  })
})
