import { findPackageJSON } from 'node:module'
import { dirname } from 'node:path'

/** The folder of this program's package.json: beside `src` in a clone, above `dist` once published. */
export function packageRoot(): string {
  const file = findPackageJSON('..', import.meta.url)
  if (file === undefined) throw new Error('There is no package.json above this program')
  return dirname(file)
}
