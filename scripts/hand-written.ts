import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const HOUSE = /^(src|sdk|dashboard|bin|scripts|bench|tests|\.ci)\//
const CODE = /\.(ts|tsx|js|css)$/
const GENERATED = /\.generated\./

/** Files of code that people write and read, committed or not yet, from the repository's root. */
export function handWrittenFiles(): string[] {
  const listed = execFileSync('git', [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '--deduplicate',
  ])
  const gone = new Set(execFileSync('git', ['ls-files', '--deleted']).toString().split('\n'))
  return listed
    .toString()
    .split('\n')
    .filter((file) => HOUSE.test(file) && CODE.test(file) && !GENERATED.test(file) && !gone.has(file))
}

export function countLines(file: string): number {
  return readFileSync(file, 'utf8').split('\n').length - 1
}
