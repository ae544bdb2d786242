import type { Page } from 'playwright-core'
import type { MusterClient } from '../../sdk/index.ts'

export const PAGES = [
  'sign-in',
  'sessions',
  'session',
  'compare',
  'insights',
  'keys',
  'organizations',
  'import',
] as const

export type PageName = (typeof PAGES)[number]

/** Waits until a page shows what it was opened for, and nothing is on its way any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading').first().waitFor()
  await page.locator('.animate-late, [aria-busy=true]').first().waitFor({ state: 'detached' })
}

/** Where each page is, those of a session with the newest of which the most went wrong. */
export async function pathsOf(client: MusterClient): Promise<Readonly<Record<PageName, string>>> {
  const { items } = await client.sessions.listInsights({ first: 200 }).page()
  const issues = ({ analysis }: (typeof items)[number]) => analysis?.issues.length ?? 0
  const [worst, other] = items.toSorted((a, b) => issues(b) - issues(a))
  if (worst === undefined || other === undefined) throw new Error('Two sessions are needed to show')
  return {
    'sign-in': '/sign-in',
    sessions: '/sessions',
    session: `/sessions/${worst.session_id}`,
    compare: `/compare?left=${worst.session_id}&right=${other.session_id}`,
    insights: '/insights',
    keys: '/keys',
    organizations: '/organizations',
    import: '/import',
  }
}
