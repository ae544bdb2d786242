import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { stringify } from 'yaml'
import { APIS } from '../contract/endpoint.ts'
import { LANGUAGES, type Language } from '../contract/texts/index.ts'
import type { AppContext } from './context.ts'
import { endpointPage } from './documents/endpoint-page.ts'
import { htmlPage } from './documents/html.ts'
import { ICON } from './documents/icon.ts'
import { indexPage, pathOfDocument } from './documents/index-page.ts'
import { llmsText } from './documents/llms.ts'
import { markdownPage } from './documents/markdown.ts'
import { languageFor } from './documents/negotiate.ts'
import { pathOfPage, pathOfSearch, type Page } from './documents/page.ts'
import { searchIndex } from './documents/search-index.ts'
import { endpointOf, siteIn, type Site } from './documents/site.ts'
import { STYLE } from './documents/style/index.ts'
import { pagePolicy } from './page-policy.ts'

/** Nothing makes markup or script out of text. */
const PAGE_POLICY = pagePolicy({ 'require-trusted-types-for': "'script'" })

/** The scripts of the pages, which browsers run as they stand here. */
const SCRIPTS = join(import.meta.dirname, 'documents', 'browser')

/**
 * The OpenAPI documents, and the pages under `/docs` in every language, as HTML and Markdown. They are made from the
 * contract when first asked for: before it listens, a server may not know its own address.
 */
export function mountDocuments(
  app: FastifyInstance,
  context: Pick<AppContext, 'publicUrl' | 'dashboard'>,
): void {
  const site = remembered((language: Language) => siteIn(language, context.publicUrl))
  for (const language of LANGUAGES) {
    mountOpenApi(app, language, site)
    mountPages(app, language, site)
    mountSearch(app, language, site)
  }
  const first = context.dashboard === undefined ? ['/'] : []
  for (const path of [...first, '/docs', '/docs/']) {
    app.get(path, async (request, reply) => {
      const language = languageFor(request.headers['accept-language'])
      return reply.header('vary', 'accept-language').redirect(context.publicUrl + pathOfPage(language, ''))
    })
  }
  app.get('/docs/style.css', async (_, reply) => reply.type('text/css; charset=utf-8').send(STYLE))
  for (const name of readdirSync(SCRIPTS).filter((file) => file.endsWith('.js'))) {
    const script = readFileSync(join(SCRIPTS, name))
    app.get(`/docs/assets/${name}`, async (_, reply) =>
      reply.type('text/javascript; charset=utf-8').send(script),
    )
  }
  app.get('/docs/icon.svg', async (_, reply) => reply.type('image/svg+xml').send(ICON))
  app.get('/llms.txt', async (_, reply) => reply.type('text/plain; charset=utf-8').send(llmsText(site('en'))))
}

function mountOpenApi(app: FastifyInstance, language: Language, site: (language: Language) => Site): void {
  for (const api of APIS) {
    const json = remembered(() => JSON.stringify(site(language).documents[api]))
    const yaml = remembered(() => stringify(site(language).documents[api], { aliasDuplicateObjects: false }))
    app.get(pathOfDocument(language, api, 'json'), async (_, reply) =>
      reply.type('application/json; charset=utf-8').send(json(language)),
    )
    app.get(pathOfDocument(language, api, 'yaml'), async (_, reply) =>
      reply.type('application/yaml; charset=utf-8').send(yaml(language)),
    )
  }
}

function mountPages(app: FastifyInstance, language: Language, site: (language: Language) => Site): void {
  const index = pathOfPage(language, '')
  const html = (reply: FastifyReply, page: Page) =>
    reply
      .header('content-security-policy', PAGE_POLICY)
      .type('text/html; charset=utf-8')
      .send(htmlPage(page, site(language)))
  const markdown = (reply: FastifyReply, page: Page) =>
    reply.type('text/markdown; charset=utf-8').send(markdownPage(page, site(language)))

  app.get(index, async (_, reply) => html(reply, indexPage(site(language))))
  app.get(`${index}.md`, async (_, reply) => markdown(reply, indexPage(site(language))))
  app.get<{ Params: { page: string } }>(`${index}/:page`, async ({ params }, reply) => {
    const id = endpointOf(params.page.replace(/\.md$/, ''))
    if (id === undefined) return reply.callNotFound()
    const page = endpointPage(id, site(language))
    return params.page.endsWith('.md') ? markdown(reply, page) : html(reply, page)
  })
}

function mountSearch(app: FastifyInstance, language: Language, site: (language: Language) => Site): void {
  const index = remembered(() => JSON.stringify(searchIndex(site(language))))
  app.get(pathOfSearch(language), async (_, reply) =>
    reply.type('application/json; charset=utf-8').send(index(language)),
  )
}

/** The function, working each answer out once. */
function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>()
  return (key) => {
    const known = made.get(key)
    if (known !== undefined) return known
    const value = make(key)
    made.set(key, value)
    return value
  }
}
