import { onlyOrgs, type Scope } from '../domain/principal.ts'
import type { ListInput } from '../sessions/list.ts'
import { filterOf, orderOf } from './filter.ts'

type ListQuery = Parameters<typeof filterOf>[0] & { readonly after?: string; readonly first: number }

/** The list of all organisations that a person may see: the same one when these change. */
export const OWN = 'own'

/** What to list; `list` tells lists of different shapes and organisations apart, for their cursors. */
export function listOf(list: string, scope: Scope, query: ListQuery): ListInput {
  return {
    scope,
    filter: filterOf(query),
    order: orderOf(query),
    list,
    after: query.after,
    first: query.first,
  }
}

/** The same rights, in one organisation where one is named. */
export function within(scope: Scope, orgId: string | undefined): Scope {
  return orgId === undefined ? scope : onlyOrgs([orgId])
}
