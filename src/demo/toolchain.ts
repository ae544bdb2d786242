import type { Check } from './repository.ts'

/** How the code of a repository is checked, and what its tools print. */
export interface Toolchain {
  readonly language: string
  readonly install: string
  /** Another package manager than the repository's, that somebody may reach for. */
  readonly wrongInstall: string | null
  readonly testAll: string
  test(file: string): string
  readonly lint: string
  readonly manifest: string
  passed(file: string | null, tests: number, seconds: number): string
  failed(file: string, check: Check, tests: number, seconds: number): string
  /** What the linter says of a name that isn't used. */
  unused(file: string, name: string): string
  readonly clean: string
  /** The check as a test. */
  testCode(check: Check): string
  readonly ending: string
}
