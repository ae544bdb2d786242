import Type from 'typebox'
import { anyObject, count, maybe, named, text, type Sent } from './primitives.ts'

/**
 * One body for every error: the members of RFC 9457 stand beside the `detail` that existing clients read.
 * Only for 422 is `detail` a list.
 */
const problem = {
  type: Type.String({ default: 'about:blank', description: 'URI of the kind of problem.' }),
  title: text('The HTTP status in words.'),
  status: Type.Integer({ description: 'The HTTP status.' }),
  instance: maybe(Type.String(), 'Path of the request.'),
}

const ValidationError = named('ValidationError', 'One thing that is wrong with a request.', {
  loc: Type.Array(Type.Union([Type.String(), Type.Integer()]), {
    title: 'Location',
    description: 'Where it is wrong: the part of the request, then names and positions inside it.',
  }),
  msg: Type.String({ title: 'Message', description: 'What is wrong, for people.' }),
  type: Type.String({ title: 'Error Type', description: 'What is wrong, as a stable word for programs.' }),
})

export const HTTPValidationError = named('HTTPValidationError', 'A request that does not fit the contract.', {
  ...problem,
  detail: Type.Optional(Type.Array(ValidationError, { description: 'Everything that is wrong.' })),
  errors: Type.Optional(
    Type.Array(ValidationError, { description: 'The same list again, under its newer name.' }),
  ),
})

export const ProblemDetail = named('ProblemDetail', 'Any other error.', {
  ...problem,
  detail: maybe(Type.String(), 'What went wrong here, and what to do.'),
  errors: maybe(Type.Array(anyObject), 'What is wrong with the request, if anything can be named.'),
  retry_after: Type.Optional(count('Seconds to wait before the next try; with 429 and 503 alone.')),
})

export type ValidationProblem = Sent<typeof HTTPValidationError>
export type Problem = Omit<Sent<typeof ProblemDetail>, 'retry_after'> & { readonly retry_after?: number }

/** Errors that any endpoint may answer. */
export const COMMON_ERRORS = [401, 403, 404, 409, 422, 429] as const
