import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Api, Endpoint } from '../../src/contract/endpoint.ts'
import { EXTENSIONS } from '../../src/contract/extensions.ts'
import { ENDPOINTS } from '../../src/contract/index.ts'
import { openapi } from '../../src/contract/openapi.ts'
import { additions, contradictions } from './published/compare.ts'
import { factsOf, type Facts, type OpenApi } from './published/facts.ts'
import { factsOfTextPage } from './published/text-page.ts'
import { factsOfTranscription, type Transcription } from './published/transcription.ts'

const FOLDER = process.env['MUSTER_PUBLISHED'] ?? join(import.meta.dirname, '../../../shared')
const SEEDS = join(FOLDER, 'seeds')
const isThere = existsSync(SEEDS)

/** Published, and named on the reference page without its members. */
const NAMED_ONLY = 'CursorPaginationParams'

/** Published on pages that were kept without their parameters and shapes, and the endpoint that each is like. */
const WITHOUT_DETAIL: Record<string, string> = {
  'GET /v3/organizations/{org_id}/sessions/insights': 'GET /v3/enterprise/sessions/insights',
  'GET /v3/organizations/{org_id}/sessions/{devin_id}/insights': '',
  'GET /v3/enterprise/sessions/{devin_id}': 'GET /v3/organizations/{org_id}/sessions/{devin_id}',
  'GET /v3/enterprise/sessions/{devin_id}/messages':
    'GET /v3/organizations/{org_id}/sessions/{devin_id}/messages',
  'GET /v3/enterprise/sessions/{devin_id}/insights': '',
}

const served: Record<Api, Facts> = { v1: factsOf(openapi('v1')), v3: factsOf(openapi('v3')) }

function isServed(operation: string): boolean {
  return served.v3.has(operation)
}

function text(path: string): string {
  return readFileSync(join(FOLDER, path), 'utf8')
}

/** The members that the reference page names for one v1 session; the list's page has the shapes of most. */
function factsOfReference(list: Facts): Facts {
  const row =
    /\| GET \/v1\/sessions\/\{session_id\} \|[^|]*\| ([^{]+), pull_request .*?(\w+), messages\[\] \{([^}]*)\}/.exec(
      text('reference/devin-api.md'),
    )
  const names = (list = '') => [...list.matchAll(/(\w+)(\?)?(?: \([^)]*\))?(?:, |$)/g)]
  const operation = 'GET /v1/sessions/{session_id}'
  const facts: Facts = new Map([
    [operation, ''],
    [`${operation} ?session_id`, 'path'],
    [`${operation} 200`, 'SessionDetailsResponse'],
    ['SessionDetailsResponse', ''],
  ])
  for (const name of [...names(row?.[1]).map((m) => m[1]), 'pull_request', row?.[2], 'messages']) {
    facts.set(`SessionDetailsResponse.${name}`, 'member')
    for (const [key, value] of list) {
      const rest = key.startsWith(`SessionSummary.${name}:`) && key.slice(key.indexOf(':'))
      if (rest) facts.set(`SessionDetailsResponse.${name}${rest}`, value)
    }
  }
  for (const [, name, optional] of names(row?.[3])) {
    facts.set(`SessionMessage.${name}`, 'member')
    facts.set(`SessionMessage.${name}:required`, String(optional === undefined))
  }
  return facts
}

interface Source {
  readonly name: string
  readonly api: Api
  readonly facts: Facts
}

function sources(): Source[] {
  const seeds = readdirSync(SEEDS).map((file): Source => {
    const page = text(join('seeds', file))
    const block = /````yaml[^\n]*\n([\s\S]*?)````/.exec(page)?.[1]
    const facts = block === undefined ? factsOfTextPage(page) : factsOf(parse(block) as OpenApi)
    return { name: file, api: [...facts.keys()].some((key) => key.includes('/v1/')) ? 'v1' : 'v3', facts }
  })
  const reference = (file: string) => text(join('reference/openapi', file))
  const v1List = factsOf(parse(reference('v1-sessions.yaml')) as OpenApi)
  const transcription = JSON.parse(reference('v3-sessions-transcribed.json')) as Transcription
  const administration = JSON.parse(reference('v3-administration.json')) as OpenApi
  return [
    ...seeds,
    { name: 'v1-sessions.yaml', api: 'v1', facts: v1List },
    {
      name: 'v3-enterprise-sessions-insights.yaml',
      api: 'v3',
      facts: factsOf(parse(reference('v3-enterprise-sessions-insights.yaml')) as OpenApi),
    },
    { name: 'v3-sessions-transcribed.json', api: 'v3', facts: factsOfTranscription(transcription, isServed) },
    { name: 'v3-administration.json', api: 'v3', facts: factsOf(administration, isServed) },
    { name: 'devin-api.md', api: 'v1', facts: factsOfReference(v1List) },
  ]
}

const listed = Object.values(EXTENSIONS).flat()

/** Answers are listed once for all endpoints. */
function general(address: string): string {
  return address.replace(/^[A-Z]+ \S+ (\d+)$/, '* $1')
}

/** Newer pages give 422 another shape than the older ones; the list of extensions settles it. */
function isSettled(contradiction: string): boolean {
  return /^\S+ \S+ 422: published ProblemDetail,/.test(contradiction) && listed.includes('* 422')
}

/** What is served and published nowhere, in the words of the list of extensions. */
function unpublished(published: readonly Source[], { v1, v3 }: Record<Api, Facts>): string[] {
  const known = new Set(published.flatMap(({ facts }) => [...facts.keys()]))
  const isDetail = (address: string) =>
    address === NAMED_ONLY ||
    Object.keys(WITHOUT_DETAIL).some(
      (operation) => address === operation || address.startsWith(`${operation} `),
    )
  const found = additions([...v1.keys(), ...v3.keys()], known).filter((address) => !isDetail(address))
  return [...new Set(found.map(general))].toSorted()
}

/** Where the v3 document is changed, to what, and what the comparison must then name. */
const CHANGES: readonly (readonly [path: string, value: unknown, named: string])[] = [
  ['components schemas SessionResponse properties url', undefined, 'SessionResponse.url'],
  ['components schemas SessionResponse properties tags type', 'string', 'SessionResponse.tags:type'],
  ['components schemas SessionResponse required', ['url'], 'SessionResponse.org_id:required'],
  [
    'components schemas SessionsQueryParams properties first maximum',
    100,
    'SessionsQueryParams.first:maximum',
  ],
  [
    'components schemas SessionPullRequest properties number',
    { type: 'integer' },
    'SessionPullRequest.number',
  ],
  ['components schemas Role properties role_type enum', ['org'], 'Role.role_type:enum=enterprise'],
  ['components schemas Role properties role_type enum', ['enterprise', 'org', 'team'], 'Role.role_type:enum'],
  ['paths /v3/enterprise/sessions get parameters 1 schema default', 50, '?first:default'],
  ['paths /v3/enterprise/sessions/insights get operationId', 'list', 'GET /v3/enterprise/sessions/insights'],
  ['paths /v3/enterprise/roles post', { responses: {} }, 'POST /v3/enterprise/roles'],
]

function changed(path: string, value: unknown): Facts {
  const document: unknown = structuredClone(openapi('v3'))
  const keys = path.split(' ')
  const last = keys.pop() ?? ''
  const owner = keys.reduce((inner, key) => (inner as Record<string, unknown>)[key], document)
  ;(owner as Record<string, unknown>)[last] = value
  return factsOf(JSON.parse(JSON.stringify(document)) as OpenApi)
}

describe('the served documents against the published ones', () => {
  beforeEach(({ skip }) => {
    skip(!isThere, `no published pages in ${FOLDER}; MUSTER_PUBLISHED names their folder`)
  })
  const published = isThere ? sources() : []

  test.each(published)('$name is served as published', ({ api, facts }) => {
    expect(facts.size).toBeGreaterThan(10)
    expect(contradictions(facts, served[api]).filter((one) => !isSettled(one))).toEqual([])
  })

  test('the endpoints published without detail answer like their kin', () => {
    for (const [operation, kin] of Object.entries(WITHOUT_DETAIL)) {
      const expected = kin === '' ? 'SessionInsightsResponse' : served.v3.get(`${kin} 200`)
      expect([operation, served.v3.get(`${operation} 200`)]).toEqual([operation, expected])
    }
  })

  test('nothing else is served but what the list of extensions names, and all that it names is served', () => {
    expect(text('reference/devin-api.md')).toContain(NAMED_ONLY)
    const found = unpublished(published, served)
    const aliases = Object.values<Endpoint>(ENDPOINTS).flatMap(({ method, aliases = [] }) =>
      aliases.map((path) => `${method} ${path}`),
    )
    expect(found).toEqual(listed.filter((one) => !aliases.includes(one)).toSorted())
    expect(aliases.filter((alias) => !listed.includes(alias))).toEqual([])
  })

  /** Every fact that a published page states is looked at: change the served one, and the comparison says so. */
  test('a change of any published fact is noticed', () => {
    for (const { name, api, facts } of published) {
      for (const [key, value] of facts) {
        if (value === '') continue
        const changed = new Map(served[api]).set(key, 'something else')
        expect(`${name} ${contradictions(facts, changed).join()}`).toContain(key)
      }
    }
  })

  test.each(CHANGES)('a document with another %s (%j) is refused', (path, value, named) => {
    const v3 = changed(path, value)
    const said = published.filter(({ api }) => api === 'v3').flatMap(({ facts }) => contradictions(facts, v3))
    const added = unpublished(published, { ...served, v3 }).filter((one) => !listed.includes(one))
    expect([...said.filter((one) => !isSettled(one)), ...added].join('\n')).toContain(named)
  })
})
