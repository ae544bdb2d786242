import { existsSync } from 'node:fs'
import { TEST_DATABASE_URL } from '../storage/test-database.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The system's browser: the one that CHROMIUM names, or where it usually lies. */
const executablePath = process.env['CHROMIUM'] ?? PLACES.find((path) => existsSync(path))

export const LAUNCH = {
  ...(executablePath !== undefined && { executablePath }),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** Why the pages can't be tested here; null where they can. */
export const WITHOUT_BROWSER =
  executablePath === undefined
    ? 'no Chromium was found: install it, or name it in CHROMIUM'
    : TEST_DATABASE_URL !== undefined
      ? 'the pages are tested once, on the embedded engine'
      : null
