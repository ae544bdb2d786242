import { APIS, CREDENTIALS } from '../../contract/endpoint.ts'
import { ENDPOINTS } from '../../contract/index.ts'
import { KEY_KINDS } from '../../domain/vocabulary.ts'
import { code } from './fields.ts'
import { pathOfPage, type Block, type EndpointLink, type Page } from './page.ts'
import { groups, slugOf, type Group, type Site } from './site.ts'

/** What the API is, how one gets in, and every endpoint. */
export function indexPage(site: Site): Page {
  const { language, texts } = site
  const { index, title } = texts.pages
  return {
    language,
    slug: '',
    title,
    lead: index.lead,
    blocks: [
      ...authentication(site),
      ...endpoints(site),
      ...section(index.parameters.title, index.parameters.lists, index.parameters.unknown),
      ...section(index.paging.title, index.paging.cursor, index.paging.once),
      ...section(index.errors.title, index.errors.body, index.errors.type),
      errors(site),
      ...section(index.extensions.title, index.extensions.marked),
      ...section(index.documents.title, index.documents.openapi),
      { kind: 'links', links: documentLinks(site) },
      { kind: 'text', text: index.documents.markdown },
      { kind: 'links', links: [{ text: '/llms.txt', path: '/llms.txt' }] },
    ],
    example: [
      { kind: 'heading', level: 2, text: texts.pages.example },
      {
        kind: 'code',
        label: 'curl',
        language: 'sh',
        text: `curl "${site.publicUrl}/v3/self" \\\n  -H "Authorization: Bearer $MUSTER_KEY"`,
      },
    ],
  }
}

function section(title: string, ...paragraphs: readonly string[]): Block[] {
  return [
    { kind: 'heading', level: 2, text: title },
    ...paragraphs.map((text): Block => ({ kind: 'text', text })),
  ]
}

function authentication({ texts }: Site): Block[] {
  const { authentication } = texts.pages.index
  const rows = KEY_KINDS.map((kind) => {
    const versions = APIS.filter((api) => CREDENTIALS[api].includes(kind))
    return [code(`${kind}_`), authentication[kind], versions.join(', ')]
  })
  const { title, header, prefix, holder, version, refused } = authentication
  return [
    ...section(title, header),
    { kind: 'table', head: [prefix, holder, version], rows },
    { kind: 'text', text: refused },
  ]
}

/** The endpoints by group, as links to their pages. */
export function endpointGroups(site: Site): { title: string; endpoints: EndpointLink[] }[] {
  const { texts } = site
  return groups().map(({ group, ids }) => ({
    title: texts.pages.groups[group satisfies Group],
    endpoints: ids.map((id) => {
      const { api, method, path } = ENDPOINTS[id]
      const operation = site.documents[api].paths[path]?.[method.toLowerCase()]
      return {
        text: texts.endpoints[id].summary,
        path: pathOfPage(site.language, slugOf(id)),
        method,
        route: path,
        mark: operation?.['x-muster-extension'] === undefined ? undefined : texts.pages.extension,
      }
    }),
  }))
}

function endpoints(site: Site): Block[] {
  return [
    { kind: 'heading', level: 2, text: site.texts.pages.endpoints },
    ...endpointGroups(site).flatMap(({ title, endpoints }): Block[] => [
      { kind: 'heading', level: 3, text: title },
      { kind: 'endpoints', endpoints },
    ]),
  ]
}

function errors({ texts }: Site): Block {
  const { pages, document } = texts
  const rows = Object.entries(document.errors).map(([status, meaning]) => [code(status), meaning])
  return { kind: 'table', head: [pages.status, pages.meaning], rows }
}

function documentLinks({ language }: Site) {
  return APIS.flatMap((api) =>
    ['yaml', 'json'].map((format) => {
      const path = pathOfDocument(language, api, format)
      return { text: path, path }
    }),
  )
}

/** English has no prefix, as published. */
export function pathOfDocument(language: Site['language'], api: string, format: string): string {
  return `${language === 'en' ? '' : `/${language}`}/${api}-openapi.${format}`
}
