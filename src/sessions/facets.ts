import { FACETS, type Facet, type FacetValue, type SessionFacets } from '../domain/facets.ts'
import { isByOrgOnly, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'
import { countFacets, FACETS_OF_AT_MOST } from '../storage/facets.ts'

/** How many sessions of a list have which value. */
export async function sessionFacets(
  { db, now }: Context,
  scope: Scope,
  filter: SessionFilter,
): Promise<SessionFacets> {
  const rows = await countFacets(db, { scope, filter, now: now() })
  const byFacet = Map.groupBy(rows, ({ facet }) => facet)
  const sessions = byFacet.get('all')?.[0]?.sessions ?? 0
  return {
    sessions,
    isComplete: isByOrgOnly(filter) || sessions < FACETS_OF_AT_MOST,
    values: Object.fromEntries(
      FACETS.map((facet): [Facet, readonly FacetValue[]] => [facet, byFacet.get(facet) ?? []]),
    ) as SessionFacets['values'],
  }
}
