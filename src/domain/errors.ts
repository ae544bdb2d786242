/** One thing that was wrong with a request, in the published form. */
export interface Issue {
  /** Where: `["query", "first"]`, `["path", "org_id"]`, `["body", "name"]`. */
  readonly loc: readonly (string | number)[]
  readonly msg: string
  /** A stable word for programs, such as `int_parsing`. */
  readonly type: string
}

/** Everything that can go wrong on purpose. A transport maps each code once. */
export const ERROR_CODES = [
  'invalid',
  'unauthenticated',
  'forbidden',
  'not_found',
  'conflict',
  'too_large',
  'unavailable',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** An error whose message is meant for the caller: it says what was wrong and what to do. */
export class MusterError extends Error {
  readonly code: ErrorCode
  readonly issues: readonly Issue[]

  constructor(code: ErrorCode, message: string, issues: readonly Issue[] = [], options?: ErrorOptions) {
    super(message, options)
    this.name = 'MusterError'
    this.code = code
    this.issues = issues
  }
}

export function invalid(loc: Issue['loc'], msg: string, type: string): MusterError {
  return new MusterError('invalid', msg, [{ loc, msg, type }])
}

export function notFound(what: string): MusterError {
  return new MusterError('not_found', `${what} not found`)
}
