import type { components } from './v3.generated.ts'

/** One thing that is wrong with a request: where (`["query", "first"]`), what, and a stable word for programs. */
export type Issue = components['schemas']['ValidationError']

/** The server was not reached, or the connection broke; `cause` says how. */
export class ConnectionError extends Error {
  override readonly name = 'ConnectionError'
}

/** An answer that says no. Its class tells the status, so that `instanceof` is enough. */
export class ApiError extends Error {
  readonly status: number
  /** The status in words. */
  readonly title: string
  /** What went wrong and what to do; null where `issues` say it. */
  readonly detail: string | null
  readonly issues: readonly Issue[]
  /** Seconds to wait before another try; null where the server names none. */
  readonly retryAfter: number | null

  constructor(response: Response, body: unknown) {
    const problem = isObject(body) ? body : {}
    const detail = typeof problem['detail'] === 'string' ? problem['detail'] : null
    const issues = Array.isArray(problem['detail']) ? (problem['detail'] as Issue[]) : []
    const title = typeof problem['title'] === 'string' ? problem['title'] : response.statusText
    super(detail ?? (issues.map(sentenceOf).join(' ') || `${response.status} ${title}`))
    this.name = new.target.name
    this.status = response.status
    this.title = title
    this.detail = detail
    this.issues = issues
    this.retryAfter = secondsToWait(response)
  }
}

/** 401: the key is missing, unknown, expired or revoked. */
export class AuthenticationError extends ApiError {}
/** 403: the key lacks a permission, or is of the wrong kind. */
export class PermissionError extends ApiError {}
/** 404: there is no such thing, or none that the key may see. */
export class NotFoundError extends ApiError {}
/** 409: it does not fit the present state. */
export class ConflictError extends ApiError {}
/** 422: the request does not fit the contract; `issues` say where. */
export class ValidationError extends ApiError {}
/** 429: too many requests, also after the retries. */
export class RateLimitError extends ApiError {}
/** 5xx: the server failed, also after the retries. */
export class ServerError extends ApiError {}

const BY_STATUS: Record<number, typeof ApiError> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  422: ValidationError,
  429: RateLimitError,
}

export function errorOf(response: Response, body: unknown): ApiError {
  const Class = response.status >= 500 ? ServerError : (BY_STATUS[response.status] ?? ApiError)
  return new Class(response, body)
}

/** What `Retry-After` asks for, given as seconds or as a date. */
export function secondsToWait(response: Response): number | null {
  const header = response.headers.get('retry-after')
  if (header === null) return null
  if (/^\d+$/.test(header)) return Number(header)
  const until = Date.parse(header)
  return Number.isNaN(until) ? null : Math.max(0, (until - Date.now()) / 1000)
}

function sentenceOf({ loc, msg }: Issue): string {
  return `${loc.join('.')}: ${msg}`
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
