import { commandsOf, type Command } from './commands.ts'
import type { Called, Returned, SessionEvent } from './event.ts'

/** A run of tests, a build, a lint or a type check. */
export interface Check {
  readonly kind: CheckKind
  /** The same for the same check, whatever is done with its output: `npm test`. */
  readonly key: string
}

export const CHECK_KINDS = ['test', 'build', 'lint', 'types'] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

const PROGRAMS: Readonly<Record<CheckKind, readonly string[]>> = {
  test: [
    ...[
      'pytest',
      'py.test',
      'tox',
      'nox',
      'unittest',
      'nose2',
      'vitest',
      'jest',
      'mocha',
      'ava',
      'tap',
      'karma',
    ],
    ...['rspec', 'phpunit', 'pest', 'ctest', 'playwright', 'cypress', 'behave', 'gotestsum', 'cargo-nextest'],
  ],
  build: [
    'webpack',
    'rollup',
    'esbuild',
    'tsup',
    'msbuild',
    'cmake',
    'ninja',
    'bazel',
    'xcodebuild',
    'javac',
  ],
  lint: [
    ...[
      'eslint',
      'biome',
      'oxlint',
      'ruff',
      'flake8',
      'pylint',
      'golangci-lint',
      'rubocop',
      'shellcheck',
      'stylelint',
    ],
    ...[
      'prettier',
      'black',
      'clippy',
      'standard',
      'xo',
      'hadolint',
      'markdownlint',
      'pre-commit',
      'prek',
      'lefthook',
    ],
  ],
  types: ['tsc', 'mypy', 'pyright', 'ty', 'flow', 'sorbet', 'vue-tsc', 'svelte-check'],
}
const BY_PROGRAM = new Map(
  CHECK_KINDS.flatMap((kind) => PROGRAMS[kind].map((program) => [program, kind] as const)),
)

/** Programs that do as their first word says: `go test`, `npm run lint`, `make check`. */
const BY_WORD =
  /^(?:npm|pnpm|yarn|bun|deno|go|cargo|make|just|task|gradle|gradlew|mvn|mvnw|dotnet|swift|mix|sbt|rake|composer|turbo|nx|mise|vite|next|act|rails|zig|stack|cabal|lein|rebar3|invoke|inv|docker|ng|hatch|poe|lerna|rush|moon)$/
const WORDS: readonly (readonly [RegExp, CheckKind])[] = [
  [/^(?:test|tests|t|spec|e2e|vitest|jest|verify|check|ci|integration)(?:$|[:\-_.])|[:\-_]tests?$/, 'test'],
  [/^(?:typecheck|type-check|types|tsc|vet)(?:$|[:\-_])/, 'types'],
  [/^(?:lint|clippy|fmt|format|prettier|eslint|biome)(?:$|[:\-_])|[:\-_]lint$/, 'lint'],
  [/^(?:build|compile|package|assemble|install|b)(?:$|[:\-_])|[:\-_]build$/, 'build'],
]

/** The check that a call runs, the last of its line; `null` where it runs none. */
export function checkOf(call: Called | null): Check | null {
  if (call?.command === null || call?.command === undefined) return null
  const known = checks.get(call)
  if (known !== undefined) return known
  const check = lastCheckIn(call.command)
  checks.set(call, check)
  return check
}

/** Many ask of the same call. */
const checks = new WeakMap<Called, Check | null>()

function lastCheckIn(line: string): Check | null {
  return (
    commandsOf(line)
      .flatMap((command) => checkIn(command) ?? [])
      .at(-1) ?? null
  )
}

function checkIn({ program, words }: Command): Check | null {
  const key = keyOf(words)
  const known = BY_PROGRAM.get(program)
  if (known !== undefined) {
    // `--version` and `--help` check nothing.
    return words.some((word) => /^--?(?:version|help|init|V|h)$/.test(word)) ? null : { kind: known, key }
  }
  if (program === 'node' && words.includes('--test')) return { kind: 'test', key }
  // `python tests/test_x.py`, as a project's own script.
  if (/^(?:python3?|node|bun|deno|ruby|php|bash|sh)$/.test(program)) {
    const script = words.find((word) => /\.\w+$/.test(word)) ?? ''
    if (/(?:^|[/_.-])tests?(?:[/_.-]|$)/.test(script)) return { kind: 'test', key }
  }
  if (!BY_WORD.test(program)) return null
  if (program === 'make' && words.slice(1).every((word) => /^(?:-|all$)/.test(word)))
    return { kind: 'build', key }
  const verbs = words.slice(1).filter((word) => !word.startsWith('-') && word !== 'run' && word !== 'task')
  const [verb = ''] = verbs
  // Installing packages is no build, though `make install` is.
  if (/^(?:install|ci)$/.test(verb) && program !== 'make' && !/^mvnw?$/.test(program)) return null
  if (program === 'docker' && verb !== 'build') return null
  const found = WORDS.find(([pattern]) => pattern.test(verb))
  return found === undefined ? null : { kind: found[1], key }
}

const MOST_WORDS = 4
const LONGEST_KEY = 120

/** Without flags, and no longer than a person reads: words that don't fit are left out whole. */
function keyOf(words: readonly string[]): string {
  const own = words.filter((word) => !word.startsWith('-')).slice(0, MOST_WORDS)
  let key = own[0] ?? ''
  for (const word of own.slice(1)) {
    if (key.length + word.length < LONGEST_KEY) key += ` ${word}`
  }
  return key
}

/** Whether one check runs at least what the other runs: `npm test` covers `npm test cart`. */
export function covers(broad: Check, narrow: Check): boolean {
  if (broad.kind !== narrow.kind) return false
  const [some, all] = [broad.key.split(' '), narrow.key.split(' ')]
  return some.every((word, n) => (n === 0 ? all[0] === word : all.includes(word)))
}

export interface Verdict {
  readonly failed: boolean
  /** How many failures it tells of; `null` where it doesn't. */
  readonly failures: number | null
}

const COUNTS: readonly RegExp[] = [
  /(?<![:.\d])\b(\d+) (?:tests? |specs? |suites? |examples? )?fail(?:ed|ures?|ing)?\b/gi,
  /\bfail(?:ed|ures?)?[:=] *(\d+)\b/gi,
  /\bFound (\d+) (?:errors?|diagnostics?|problems?)\b/gi,
  /\((\d+) errors?[,)]|(?<![:.\d])\b(\d+) (?:errors?|issues?|problems?)(?=[:\s,.(]|$)/g,
]

/** What says so where the exit code doesn't, because a pipe or `|| true` hid it. */
const FAILED =
  /^(?:FAIL(?:ED)?\b|✗ |✖ |not ok \d|ERROR:? task failed|error(?:\[\w+\]|:| TS\d+)|FAILED \(|E {3}\w|BUILD FAILED|npm ERR!|Traceback \(most recent call last\)|panic:|.*error TS\d+:|make: \*\*\*)/m
const PASSED =
  /\b(?:all (?:tests |checks )?pass(?:ed)?|0 (?:fail(?:ed|ures|ing)?|errors?|problems?)|no issues found|BUILD SUCCESS|\d+ pass(?:ed|ing)?)\b/i

/** What makes a line's exit code another than the check's. */
const HIDES_EXIT = /\||;|(?<![>&])&(?!&)|\n/

/** Refused, or not there: the check didn't run, and says nothing of the code. */
const NEVER_RAN =
  /^(?:The user doesn't want to|Claude requested permissions|<tool_use_error>)|command not found|: not found$|No module named (?:pytest|tox|mypy|ruff)\b|Missing script:/m

/** Whether the run of a check failed; `null` where nothing tells. */
export function verdictOf({ text, failed, exitCode, call }: Returned): Verdict | null {
  if (NEVER_RAN.test(text)) return null
  const failures = failuresIn(text)
  if (failed === true) return { failed: true, failures: failures === 0 ? null : failures }
  if (failed === false && !HIDES_EXIT.test(call?.command ?? '')) return { failed: false, failures: 0 }
  if (failures !== null && failures > 0) return { failed: true, failures }
  // Tests print errors that they provoke; the count is what says how they went.
  if (failures === 0 && PASSED.test(text.slice(-2_000))) return { failed: false, failures: 0 }
  if (FAILED.test(text) && !(exitCode === 0 && PASSED.test(text))) return { failed: true, failures }
  if (exitCode === 0 || failed === false || PASSED.test(text)) return { failed: false, failures: 0 }
  return null
}

/** A check that ran, and how it ended. */
export interface Ran extends Verdict {
  readonly check: Check
}

/** The check whose result an event is; `null` for other events, and where nothing tells how it ended. */
export function ranIn(event: SessionEvent): Ran | null {
  if (event.kind !== 'tool_result') return null
  const known = ran.get(event)
  if (known !== undefined) return known
  const check = checkOf(event.call)
  const verdict = check && verdictOf(event)
  const found = check === null || verdict === null ? null : { check, ...verdict }
  ran.set(event, found)
  return found
}

const ran = new WeakMap<Returned, Ran | null>()

/** The largest count in the text's last lines, where summaries stand. */
function failuresIn(text: string): number | null {
  const end = text.slice(-2_000)
  for (const pattern of COUNTS) {
    const found = [...end.matchAll(pattern)].map((match) => Number(match[1] ?? match[2]))
    if (found.length > 0) return Math.max(...found)
  }
  return null
}
