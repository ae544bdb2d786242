import { FACETS, type Facet, type FacetValue, type SessionFacets } from '../domain/facets.ts'
import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Context } from '../storage/context.ts'
import { countFacets } from '../storage/facets.ts'

/** How many sessions of a list have which value. */
export async function sessionFacets(
  { db, now }: Context,
  scope: Scope,
  filter: SessionFilter,
): Promise<SessionFacets> {
  const { rows, sessions, isComplete } = await countFacets(db, { scope, filter, now: now() })
  const byFacet = Map.groupBy(rows, ({ facet }) => facet)
  return {
    sessions,
    isComplete,
    values: Object.fromEntries(
      FACETS.map((facet): [Facet, readonly FacetValue[]] => [facet, byFacet.get(facet) ?? []]),
    ) as SessionFacets['values'],
  }
}
