import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from './package-root.ts'

/** Where the built dashboard lies; undefined in a clone in which it wasn't built. */
export function dashboardFolder(): string | undefined {
  const folder = join(packageRoot(), 'dist', 'dashboard')
  return existsSync(join(folder, 'index.html')) ? folder : undefined
}
