import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'

/** The version of this program, from its package.json: beside `src` in a clone, above `dist` once published. */
export function version(): string {
  const file = findPackageJSON('..', import.meta.url)
  if (file === undefined) return 'unknown'
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
