import Type from 'typebox'
import { extended, members, named } from './members.ts'
import { anyObject, count, maybe, text, type Sent } from './primitives.ts'

/**
 * One body for every error: the members of RFC 9457 stand beside the `detail` that existing clients read.
 * Only for 422 is `detail` a list.
 */
const problem = members('problem', {
  type: Type.String({ default: 'about:blank' }),
  title: text,
  status: Type.Integer(),
  instance: maybe(text),
})

const ValidationError = named('ValidationError', {
  loc: Type.Array(Type.Union([text, Type.Integer()]), { title: 'Location' }),
  msg: Type.String({ title: 'Message' }),
  type: Type.String({ title: 'Error Type' }),
})

export const HTTPValidationError = extended('HTTPValidationError', problem, {
  detail: Type.Optional(Type.Array(ValidationError)),
  errors: Type.Optional(Type.Array(ValidationError)),
})

export const ProblemDetail = extended('ProblemDetail', problem, {
  detail: maybe(text),
  errors: maybe(Type.Array(anyObject)),
  retry_after: Type.Optional(count),
})

export type ValidationProblem = Sent<typeof HTTPValidationError>
export type Problem = Omit<Sent<typeof ProblemDetail>, 'retry_after'> & { readonly retry_after?: number }

/** Errors that any endpoint may answer. */
export const COMMON_ERRORS = [401, 403, 404, 409, 422, 429] as const
