import type { Locator, Page } from 'playwright-core'

/** The rows of the list, without its heads. */
export function rows(page: Page): Locator {
  return page.getByRole('rowgroup').getByRole('row')
}

/** The links to its sessions. */
export function titles(page: Page): Locator {
  return rows(page).locator('a[id^=session-]')
}
