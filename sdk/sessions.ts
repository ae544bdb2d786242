import { List } from './list.ts'
import { watch, type SessionEvent, type WatchOptions } from './stream.ts'
import { answerOf, type Schemas, type V3 } from './transport.ts'

export type Session = Schemas['SessionResponse']
export type SessionWithInsights = Schemas['SessionInsightsResponse']
export type SessionMessage = Schemas['SessionMessage']
export type SessionDetails = Schemas['SessionDetails']
export type SessionStep = Schemas['SessionStep']
export type InsightsRequest = Schemas['GenerateInsightsResponse']
export type InsightsSummary = Schemas['InsightsSummary']
export type SessionFacets = Schemas['SessionFacets']
export type ImportReport = Schemas['ImportResponse']

export type SessionPage = Schemas['PaginatedResponse_SessionResponse_']
export type InsightsPage = Schemas['PaginatedResponse_SessionInsightsResponse_']

/** Which sessions. Times are Unix seconds; `first` is the number of rows a page, `after` where to begin. */
export type SessionFilter = Partial<Schemas['SessionsQueryParams']>

export interface EnterpriseSessionFilter extends SessionFilter {
  org_ids?: string[]
  include_deleted_orgs?: boolean
}

/** What narrows a list, without what pages and orders it. */
export type SessionNarrowing = Omit<SessionFilter, keyof Paging | 'sort' | 'order'>
export type EnterpriseSessionNarrowing = Omit<EnterpriseSessionFilter, keyof Paging | 'sort' | 'order'>

/** `against`: a second filter to compare with, as a query string of its own. */
export type SummaryFilter = SessionNarrowing & { against?: string }
export type EnterpriseSummaryFilter = EnterpriseSessionNarrowing & { against?: string }

export interface Paging {
  readonly after?: string
  readonly first?: number
}

/** Bytes, text or a stream of bytes. */
export type TranscriptBody = NonNullable<RequestInit['body']>

export interface ImportOptions {
  /** Where the transcript was found: some agents keep ids in it. */
  name?: string
  /** E-mail address of the person whose sessions these are. Default: the key's own. */
  user?: string
  agent?: NonNullable<ImportReport['agent']>
  dry_run?: boolean
}

/** The sessions of all organisations, newest first. */
export class EnterpriseSessions {
  readonly #v3: V3

  constructor(v3: V3) {
    this.#v3 = v3
  }

  list(filter: EnterpriseSessionFilter = {}): List<Session, SessionPage> {
    return new List((after) => {
      const params = { query: { ...filter, ...after } }
      return answerOf(this.#v3.GET('/v3/enterprise/sessions', { params }))
    })
  }

  listInsights(filter: EnterpriseSessionFilter = {}): List<SessionWithInsights, InsightsPage> {
    return new List((after) => {
      const params = { query: { ...filter, ...after } }
      return answerOf(this.#v3.GET('/v3/enterprise/sessions/insights', { params }))
    })
  }

  get(devin_id: string): Promise<Session> {
    const params = { path: { devin_id } }
    return answerOf(this.#v3.GET('/v3/enterprise/sessions/{devin_id}', { params }))
  }

  insights(devin_id: string): Promise<SessionWithInsights> {
    const params = { path: { devin_id } }
    return answerOf(this.#v3.GET('/v3/enterprise/sessions/{devin_id}/insights', { params }))
  }

  /** How many sessions of a list have which value. */
  facets(filter: EnterpriseSessionNarrowing = {}): Promise<SessionFacets> {
    return answerOf(this.#v3.GET('/v3/enterprise/sessions/facets', { params: { query: filter } }))
  }

  /** What becomes of a list from now on, or since an event; over broken connections too. */
  watch(filter: EnterpriseSessionNarrowing = {}, options: WatchOptions = {}): AsyncGenerator<SessionEvent> {
    return watch(async (last, signal) => {
      const params = { query: { ...filter, ...(last !== undefined && { last_event_id: last }) } }
      const call = this.#v3.GET('/v3/enterprise/sessions/stream', { params, signal, parseAs: 'stream' })
      return bodyOf(await answerOf(call))
    }, options)
  }

  /** Sums over the insights of sessions. */
  insightsSummary(filter: EnterpriseSummaryFilter = {}): Promise<InsightsSummary> {
    const params = { query: filter }
    return answerOf(this.#v3.GET('/v3/enterprise/sessions/insights/summary', { params }))
  }

  /** Has a session analysed, unless its insights are there and fresh, or under way. */
  generateInsights(devin_id: string): Promise<InsightsRequest> {
    const params = { path: { devin_id } }
    return answerOf(this.#v3.POST('/v3/enterprise/sessions/{devin_id}/insights/generate', { params }))
  }

  /** Oldest first. */
  messages(devin_id: string, paging: Paging = {}): List<SessionMessage> {
    return new List((after) => {
      const params = { path: { devin_id }, query: { qs: { first: 100, ...paging, ...after } } }
      return answerOf(this.#v3.GET('/v3/enterprise/sessions/{devin_id}/messages', { params }))
    })
  }
}

/** The sessions of all organisations that a key belongs to, newest first. */
export class MemberSessions {
  readonly #v3: V3
  readonly #path: { readonly org_id: string | null }

  constructor(v3: V3, org_id: string | null = null) {
    this.#v3 = v3
    this.#path = { org_id }
  }

  list(filter: SessionFilter = {}): List<Session, SessionPage> {
    return new List((after) => {
      const params = { path: this.#path, query: { qs: { first: 100, ...filter, ...after } } }
      return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions', { params }))
    })
  }

  listInsights(filter: SessionFilter = {}): List<SessionWithInsights, InsightsPage> {
    return new List((after) => {
      const params = { path: this.#path, query: { qs: { first: 100, ...filter, ...after } } }
      return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/insights', { params }))
    })
  }

  get(devin_id: string): Promise<Session> {
    const params = { path: { ...this.#path, devin_id } }
    return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/{devin_id}', { params }))
  }

  insights(devin_id: string): Promise<SessionWithInsights> {
    const params = { path: { ...this.#path, devin_id } }
    return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/{devin_id}/insights', { params }))
  }

  /** How many sessions of a list have which value. */
  facets(filter: SessionNarrowing = {}): Promise<SessionFacets> {
    const params = { path: this.#path, query: filter }
    return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/facets', { params }))
  }

  /** What becomes of a list from now on, or since an event; over broken connections too. */
  watch(filter: SessionNarrowing = {}, options: WatchOptions = {}): AsyncGenerator<SessionEvent> {
    return watch(async (last, signal) => {
      const query = { ...filter, ...(last !== undefined && { last_event_id: last }) }
      const params = { path: this.#path, query }
      const call = this.#v3.GET('/v3/organizations/{org_id}/sessions/stream', {
        params,
        signal,
        parseAs: 'stream',
      })
      return bodyOf(await answerOf(call))
    }, options)
  }

  /** Sums over the insights of sessions. */
  insightsSummary(filter: SummaryFilter = {}): Promise<InsightsSummary> {
    const params = { path: this.#path, query: filter }
    return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/insights/summary', { params }))
  }

  /** Agent, models, tokens, cost, repository and source. */
  details(devin_id: string): Promise<SessionDetails> {
    const params = { path: { ...this.#path, devin_id } }
    return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/{devin_id}/details', { params }))
  }

  /** Oldest first. */
  messages(devin_id: string, paging: Paging = {}): List<SessionMessage> {
    return new List((after) => {
      const params = { path: { ...this.#path, devin_id }, query: { ...paging, ...after } }
      return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/{devin_id}/messages', { params }))
    })
  }

  /** Everything that stands in the transcript, in its order. */
  steps(devin_id: string, paging: Paging = {}): List<SessionStep> {
    return new List((after) => {
      const params = { path: { ...this.#path, devin_id }, query: { ...paging, ...after } }
      return answerOf(this.#v3.GET('/v3/organizations/{org_id}/sessions/{devin_id}/steps', { params }))
    })
  }
}

/** The sessions of one organisation, newest first. */
export class OrganizationSessions extends MemberSessions {
  readonly #v3: V3
  readonly #path: { readonly org_id: string }

  constructor(v3: V3, org_id: string) {
    super(v3, org_id)
    this.#v3 = v3
    this.#path = { org_id }
  }

  /** Sends the bytes of one transcript. A stream is sent as it comes, and once. */
  import(transcript: TranscriptBody, options: ImportOptions = {}): Promise<ImportReport> {
    const call = this.#v3.POST('/v3/organizations/{org_id}/sessions/import', {
      params: { path: this.#path, query: options },
      headers: { 'content-type': 'application/octet-stream' },
      body: transcript,
      bodySerializer: (bytes) => bytes,
      duplex: 'half',
    })
    return answerOf(call)
  }

  /** Has a session analysed, unless its insights are there and fresh, or under way. */
  generateInsights(devin_id: string): Promise<InsightsRequest> {
    const params = { path: { ...this.#path, devin_id } }
    return answerOf(
      this.#v3.POST('/v3/organizations/{org_id}/sessions/{devin_id}/insights/generate', { params }),
    )
  }

  /** Reads the kept transcript of a session again, with the server's present reader. */
  importAgain(devin_id: string): Promise<ImportReport> {
    const params = { path: { ...this.#path, devin_id } }
    return answerOf(this.#v3.POST('/v3/organizations/{org_id}/sessions/{devin_id}/import/again', { params }))
  }
}

/** The client's types tell of the data of an event, and a stream has many. */
function bodyOf(answer: unknown): ReadableStream<Uint8Array> {
  if (answer instanceof ReadableStream) return answer as ReadableStream<Uint8Array>
  throw new TypeError('The answer has no body')
}
