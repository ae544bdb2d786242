import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Problem, ValidationProblem } from '../contract/errors.ts'
import { MusterError, type ErrorCode, type Issue } from '../domain/errors.ts'
import { failureOf } from '../storage/failures.ts'

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unavailable: 503,
}

/** Seconds after which a try may succeed where the database was away or full. */
const RETRY_AFTER = 2

export interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Problem | ValidationProblem
}

/** Any error as it is answered. Nothing of an unexpected one's cause gets out: the request id leads to the log. */
function answerOf(thrown: unknown, instance: string | null, requestId: string): Answered {
  const error = failureOf(thrown)
  if (error instanceof MusterError) {
    const status = STATUS[error.code]
    const headers: Record<string, string> = {}
    if (status === 401) headers['www-authenticate'] = 'Bearer'
    if (status === 503) headers['retry-after'] = String(RETRY_AFTER)
    const body =
      error.issues.length > 0
        ? validationProblem(status, error.issues, instance)
        : problem(status, error.message, instance, status === 503 ? RETRY_AFTER : undefined)
    return { status, headers, body }
  }
  const status = statusOf(error)
  return status < 500
    ? { status, headers: {}, body: problem(status, sentenceOf(status, error), instance) }
    : {
        status,
        headers: {},
        body: problem(status, `Something went wrong here. Request id: ${requestId}`, instance),
      }
}

/** The published body: `detail` for existing readers beside the members of RFC 9457. */
export function problem(
  status: number,
  detail: string,
  instance: string | null,
  retryAfter?: number,
): Problem {
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance,
    errors: null,
    ...(retryAfter === undefined ? {} : { retry_after: retryAfter }),
  }
}

/** Enough to mend a request; ten thousand wrong values don't need as many sentences. */
const MOST_ISSUES = 20

function validationProblem(
  status: number,
  issues: readonly Issue[],
  instance: string | null,
): ValidationProblem {
  const detail = issues.slice(0, MOST_ISSUES).map(({ loc, msg, type }) => ({ loc: [...loc], msg, type }))
  return {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    instance,
    errors: detail,
  }
}

/** Sends an error, as `application/problem+json` where the caller asks for it. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, headers, body } = answerOf(error, pathOf(request.url), request.id)
  if (status >= 500) request.log.error({ err: error, status }, 'request failed')
  const asProblem = request.headers.accept?.includes('application/problem+json') === true
  return reply
    .code(status)
    .headers(headers)
    .type(asProblem ? 'application/problem+json' : 'application/json; charset=utf-8')
    .send(JSON.stringify(body))
}

export function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url
}

/** The status that the framework gave its own error; 500 for anything unforeseen. */
function statusOf(error: unknown): number {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : undefined
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

function sentenceOf(status: number, error: unknown): string {
  switch (status) {
    case 404:
      return 'There is nothing at this path.'
    case 405:
      return 'This path does not take this method.'
    case 413:
      return 'The body is too large.'
    case 415:
      return 'This media type is not taken here.'
    default:
      return error instanceof Error ? error.message : (STATUS_CODES[status] ?? 'Error')
  }
}
