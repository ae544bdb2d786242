import type { SessionFacets } from '../contract/extensions/facets.ts'
import type { Sent } from '../contract/primitives.ts'
import type { Facet } from '../domain/facets.ts'
import type { Scope } from '../domain/principal.ts'
import { sessionFacets } from '../sessions/facets.ts'
import type { AppContext } from './context.ts'
import { filterOf } from './filter.ts'
import type { Handlers } from './handler.ts'

export const facetHandlers: Handlers<'v3.org.sessions.facets' | 'v3.enterprise.sessions.facets'> = {
  async 'v3.org.sessions.facets'({ context, scope, query }) {
    return facetsOf(context, scope, query)
  },
  async 'v3.enterprise.sessions.facets'({ context, scope, query }) {
    return facetsOf(context, scope, query)
  },
}

async function facetsOf(
  context: AppContext,
  scope: Scope,
  query: Parameters<typeof filterOf>[0],
): Promise<Sent<typeof SessionFacets>> {
  const { sessions, isComplete, values } = await sessionFacets(context, scope, filterOf(query))
  const of = (facet: Facet) =>
    values[facet].map(({ value, label, sessions: count }) => ({ value, label, sessions: count }))
  return {
    sessions,
    is_complete: isComplete,
    statuses: of('status'),
    categories: of('category'),
    origins: of('origin'),
    users: of('user_id'),
    organizations: of('organization'),
    repositories: of('repository'),
    tags: of('tag'),
    agents: of('agent'),
    models: of('model'),
    sizes: of('session_size'),
    outcomes: of('outcome'),
    issues: of('label'),
  }
}
