import { defineConfig } from 'vitest/config'

const BROWSER = 'tests/browser/**/*.test.ts'

export default defineConfig({
  test: {
    reporters: ['default', './scripts/skip-reasons.ts'],
    // A process a file: engines, locks and signals belong to processes.
    pool: 'forks',
    // A limit for what hangs, not a measure of speed: slow machines share these.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'program', include: ['tests/**/*.test.ts'], exclude: [BROWSER] } },
      { extends: true, test: { name: 'pages', include: [BROWSER], globalSetup: './tests/browser/build.ts' } },
    ],
  },
})
