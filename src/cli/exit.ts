/** What the program's exit code says. */
export const EXIT = {
  done: 0,
  failed: 1,
  usage: 2,
  refused: 3,
  interrupted: 130,
} as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Ends the program with one line to standard error. The message says what was wrong and what to do. */
export class ExitError extends Error {
  readonly code: ExitCode

  constructor(code: ExitCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ExitError'
    this.code = code
  }
}
