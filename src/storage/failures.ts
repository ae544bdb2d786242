import { MusterError } from '../domain/errors.ts'

const UNREACHABLE = "the database can't be reached"

/** What can be wrong with the database itself, by the beginning of an SQLSTATE or by a code of the system. */
const FAILURES = [
  { message: 'the database refuses the credentials of this server', codes: ['28'] },
  { message: 'there is no such database', codes: ['3D000'] },
  // From PostgreSQL 15 on only a database's owner may make tables in it.
  { message: "the database lacks rights for this server's role: let it own the database", codes: ['42501'] },
  { message: 'the database is out of space, memory or connections', codes: ['53', '58030', 'ENOSPC'] },
  { message: 'the database took too long', codes: ['57014', '55P03', '25P03', '25P04'] },
  { message: 'the database takes no writes at the moment', codes: ['25006'] },
  { message: 'the database is starting or stopping', codes: ['57P'] },
  {
    message: UNREACHABLE,
    codes: ['08', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH'],
  },
] as const

/** The driver's own errors about a connection, which have no code. */
const LOST_CONNECTION = /^(Connection terminated|Client (was closed|has encountered)|timeout exceeded)/

const SQLSTATE = /^[0-9A-Z]{5}$/

/**
 * The `unavailable` error for a database that can't serve now, with the driver's error as its cause and nothing of it in
 * the message; any other error (a broken constraint, wrong SQL) as it is.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = codeOf(error)
  const failure = FAILURES.find(({ codes }) => codes.some((start) => code.startsWith(start)))
  if (failure) return unavailable(failure.message, error)
  return LOST_CONNECTION.test(error.message) ? unavailable(UNREACHABLE, error) : error
}

/** The same for an error met while connecting: whatever isn't the server's own answer means it can't be reached. */
export function connectFailureOf(error: unknown): unknown {
  const failure = failureOf(error)
  if (failure !== error || (error instanceof Error && SQLSTATE.test(codeOf(error)))) return failure
  return unavailable(UNREACHABLE, error)
}

function unavailable(message: string, cause: unknown): MusterError {
  return new MusterError('unavailable', message, [], { cause })
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}
