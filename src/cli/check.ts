/** One thing that was looked at. */
export interface Check {
  readonly name: string
  /** `warn`: it works, but not as well as it could. `problem`: it doesn't work. */
  readonly status: 'ok' | 'warn' | 'problem'
  readonly message: string
  /** What to do about it. */
  readonly remedy: string | null
}

export function ok(name: string, message: string): Check {
  return { name, status: 'ok', message, remedy: null }
}

export function warn(name: string, message: string, remedy: string): Check {
  return { name, status: 'warn', message, remedy }
}

export function problem(name: string, message: string, remedy: string): Check {
  return { name, status: 'problem', message, remedy }
}
