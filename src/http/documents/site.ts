import type { Api, Endpoint } from '../../contract/endpoint.ts'
import { ENDPOINTS, type EndpointId } from '../../contract/index.ts'
import { openapi, type OpenApiDocument } from '../../contract/openapi.ts'
import { TEXTS, type Language } from '../../contract/texts/index.ts'
import type { Texts } from '../../contract/texts/texts.ts'

/** What pages are made from: where the server is reached, and the document of each version in one language. */
export interface Site {
  readonly language: Language
  readonly texts: Texts
  /** Where this server is reached from outside, without a slash at the end. */
  readonly publicUrl: string
  readonly documents: Readonly<Record<Api, OpenApiDocument>>
}

export function siteIn(language: Language, publicUrl: string, texts: Texts = TEXTS[language]): Site {
  const servers = [{ url: publicUrl }]
  const documents = {
    v1: { ...openapi('v1', texts), servers },
    v3: { ...openapi('v3', texts), servers },
  }
  return { language, texts, publicUrl, documents }
}

const IDS = Object.keys(ENDPOINTS) as EndpointId[]

/** What the address of a page ends with: `v3-org-sessions-list`. */
export function slugOf(id: EndpointId): string {
  return id.replaceAll('.', '-')
}

export function endpointOf(slug: string): EndpointId | undefined {
  return IDS.find((id) => slugOf(id) === slug)
}

export type Group = keyof Texts['pages']['groups']

const GROUPS = [
  'sessions',
  'enterpriseSessions',
  'self',
  'organizations',
  'users',
  'roles',
  'keys',
  'v1',
] as const satisfies Group[]

/** The endpoints in the order that the pages list them in. */
export function groups(): { readonly group: Group; readonly ids: readonly EndpointId[] }[] {
  return GROUPS.map((group) => ({ group, ids: IDS.filter((id) => groupOf(ENDPOINTS[id]) === group) }))
}

function groupOf({ tag, permission }: Endpoint): Group {
  if (tag === null) return 'v1'
  return tag === 'sessions' && permission.at === 'enterprise' ? 'enterpriseSessions' : tag
}
