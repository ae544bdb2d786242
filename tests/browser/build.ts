import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { WITHOUT_BROWSER } from './chromium.ts'

/** Builds the pages that are about to be tested, unless they are built. */
export function setup(): void {
  if (WITHOUT_BROWSER !== null) return
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'build-dashboard.ts')
  execFileSync(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'] })
}
