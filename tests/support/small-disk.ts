import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'vitest'

/** A disk of 160 MiB, of which a database takes 40; unmounted after the test. */
export function smallDisk(context: TestContext): string {
  const disk = mkdtempSync(join(tmpdir(), 'muster-disk-'))
  context.onTestFinished(() => rmSync(disk, { recursive: true, force: true }))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m', 'tmpfs', disk], { stdio: 'pipe' })
  } catch {
    context.skip(true, 'a small disk can only be mounted by root')
  }
  context.onTestFinished(() => void execFileSync('umount', ['-l', disk]))
  return disk
}
