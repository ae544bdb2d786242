import { MusterError } from '../domain/errors.ts'

/** What can be wrong with the database itself, told by the beginning of an SQLSTATE. The caller may try again. */
const FAILURES = [
  { message: 'the database refuses the credentials of this server', states: ['28', '3D000'] },
  { message: 'the database is out of space, memory or connections', states: ['53', '58030'] },
  { message: 'the database took too long', states: ['57014', '55P03', '25P03', '25P04'] },
  { message: 'the database takes no writes at the moment', states: ['25006'] },
  { message: 'the database is starting or stopping', states: ['57P'] },
  { message: 'the connection to the database was lost', states: ['08'] },
] as const

const SQLSTATE = /^[0-9A-Z]{5}$/

/** Errors of sockets, and those of the driver, which have no code. */
const CONNECTION_CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH']
const CONNECTION_MESSAGES = /^(Connection terminated|Client (was closed|has encountered)|timeout exceeded)/

/**
 * The `unavailable` error for a database that can't serve now, with the driver's error as its cause and nothing of it in
 * the message; any other error (a broken constraint, wrong SQL) as it is.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const state = stateOf(error)
  const failure = FAILURES.find(({ states }) => states.some((start) => state?.startsWith(start)))
  if (failure) return unavailable(failure.message, error)
  return isConnectionError(error) ? unreachable(error) : error
}

/** The same for an error met while connecting, where whatever isn't the server's own answer means it can't be reached. */
export function connectFailureOf(error: unknown): unknown {
  const failure = failureOf(error)
  const answered =
    failure instanceof MusterError || (failure instanceof Error && stateOf(failure) !== undefined)
  return answered ? failure : unreachable(error)
}

function unreachable(cause: unknown): MusterError {
  return unavailable("the database can't be reached", cause)
}

function unavailable(message: string, cause: unknown): MusterError {
  return new MusterError('unavailable', message, [], { cause })
}

function isConnectionError(error: Error): boolean {
  return CONNECTION_CODES.includes(codeOf(error) ?? '') || CONNECTION_MESSAGES.test(error.message)
}

/** The SQLSTATE of a database error, `undefined` for any other. */
function stateOf(error: Error): string | undefined {
  const code = codeOf(error)
  return 'severity' in error && code !== undefined && SQLSTATE.test(code) ? code : undefined
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
