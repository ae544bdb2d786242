import { inTurn, latencyOf, load, ratioOf } from '../measure.ts'
import type { Group, Row } from '../row.ts'
import { serve } from '../served.ts'

/** What narrower rights cost: rights are a part of the query. */
export const rights: Group = {
  name: 'rights',
  title: 'The same page under other rights, against an enterprise key (PostgreSQL)',
  async measure({ postgres, large, rounds, seconds }) {
    const served = await serve({ databaseUrl: await postgres(large) })
    try {
      const { keys, second } = served
      const { orgId, key } = keys.organization
      const own = '/v3/organizations/sessions?first=100'
      const targets = {
        organization: await second(`/v3/organizations/${orgId}/sessions?first=100`, key),
        three: await second(own, keys.memberOf3),
        fifty: await second(own, keys.memberOf50),
      }
      const found = await inTurn(rounds, {
        enterprise: () => load(served.pages.second, seconds),
        organization: () => load(targets.organization, seconds),
        three: () => load(targets.three, seconds),
        fifty: () => load(targets.fifty, seconds),
      })
      const row = (what: string, name: 'organization' | 'three' | 'fifty', aim: number): Row => ({
        what: `${what}: time`,
        ...{ figure: ratioOf(found.enterprise, found[name]), unit: '×', better: 'lower', aim },
        note: latencyOf(found[name]),
      })
      return [
        row('a key of one organisation', 'organization', 1.2),
        row('a member of 3 of 400 organisations', 'three', 1.5),
        row('a member of 50 of 400 organisations', 'fifty', 1.5),
      ]
    } finally {
      await served.stop()
    }
  },
}
