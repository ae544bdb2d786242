import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A process a file: engines, locks and signals belong to processes.
    pool: 'forks',
    // A limit for what hangs, not a measure of speed: slow machines share these.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', './scripts/skip-reasons.ts'],
  },
})
