import { EXECUTABLE } from '../../scripts/browser.ts'
import { TEST_DATABASE_URL } from '../storage/test-database.ts'

/** Why the pages can't be tested here; null where they can. */
export const WITHOUT_BROWSER =
  EXECUTABLE === undefined
    ? 'no Chromium was found: install it, or name it in CHROMIUM'
    : TEST_DATABASE_URL !== undefined
      ? 'the pages are tested once, on the embedded engine'
      : null
