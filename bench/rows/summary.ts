import { SINCE } from '../company.ts'
import { inTurn, latencyOf, load, ratioOf, type Load, type Target } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { serve } from '../served.ts'

const DAY = 24 * 3600
const QUARTER = Math.floor(SINCE / 1e6) + 640 * DAY
const SUMMARY = '/v3/enterprise/sessions/insights/summary'

/** Sums over all sessions, from kept totals, and over the newest that a filter leaves. */
export const summary: Group = {
  name: 'summary',
  title: 'Summaries of insights over HTTP, with an enterprise key, against a page of the list, one at a time',
  async measure({ postgres, large, rounds, seconds }) {
    const served = await serve({ databaseUrl: await postgres(large) })
    const { key = '', url } = served.pages.second
    const of = (query: string) => ({ url: new URL(`${SUMMARY}${query}`, url).href, key })
    try {
      const alone = (target: Target) => load(target, seconds, 1)
      const found = await inTurn(rounds, {
        page: () => alone(served.pages.second),
        all: () => alone(of('')),
        filtered: () => alone(of('?category=bug_fixing')),
        quarter: () => alone(of(`?created_after=${QUARTER}`)),
        compared: () => alone(of('?against=category%3Dbug_fixing')),
      })
      const row = (what: string, loads: readonly Load[]): Row => ({
        what: `${what}: time`,
        ...{ figure: ratioOf(found.page, loads), unit: '×', better: 'lower', aim: 200 },
        note: latencyOf(loads),
      })
      return [
        row(`all ${large.toLocaleString('en')} sessions`, found.all),
        row('one category (the newest 20,000 of it)', found.filtered),
        row('the last quarter of the two years (the newest 20,000 of it)', found.quarter),
        { ...row('all beside one category, which is two of them', found.compared), aim: 400 },
      ]
    } finally {
      await served.stop()
    }
  },
}
