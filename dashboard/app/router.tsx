import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { readFilter, readSearch, type Filter, type ListSearch } from '../api/search.ts'
import { Failure, Loading } from '../parts/state.tsx'
import { NotFound } from './not-found.tsx'
import { parseSearch, stringifySearch } from './search-params.ts'
import { Shell } from './shell.tsx'

const root = createRootRoute({ component: Shell })

function toSessions(): never {
  throw redirect({ to: '/sessions', replace: true })
}

const home = createRoute({ getParentRoute: () => root, path: '/', beforeLoad: toSessions })

/** Where one is who has signed in already. */
const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', beforeLoad: toSessions })

const sessions = createRoute({
  getParentRoute: () => root,
  path: '/sessions',
  validateSearch: (raw): ListSearch => readSearch(raw),
  component: lazyRouteComponent(() => import('../sessions/page.tsx'), 'SessionsPage'),
})

const session = createRoute({
  getParentRoute: () => root,
  path: '/sessions/$id',
  component: lazyRouteComponent(() => import('../session/page.tsx'), 'SessionPage'),
})

export interface CompareSearch {
  readonly left?: string
  readonly right?: string
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: ({ left, right }): CompareSearch => ({
    ...(typeof left === 'string' && { left }),
    ...(typeof right === 'string' && { right }),
  }),
  component: lazyRouteComponent(() => import('../session/compare.tsx'), 'ComparePage'),
})

export type InsightsSearch = Filter & { against?: 'before' }

const insights = createRoute({
  getParentRoute: () => root,
  path: '/insights',
  validateSearch: (raw): InsightsSearch => ({
    ...readFilter(raw),
    ...(raw['against'] === 'before' && { against: 'before' as const }),
  }),
  component: lazyRouteComponent(() => import('../insights/page.tsx'), 'InsightsPage'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('../administration/keys.tsx'), 'KeysPage'),
})

const organizations = createRoute({
  getParentRoute: () => root,
  path: '/organizations',
  component: lazyRouteComponent(() => import('../administration/organizations.tsx'), 'OrganizationsPage'),
})

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  component: lazyRouteComponent(() => import('../administration/import.tsx'), 'ImportPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    sessions,
    session,
    compare,
    insights,
    keys,
    organizations,
    importing,
  ]),
  parseSearch,
  stringifySearch,
  search: { strict: true },
  defaultPreload: 'intent',
  defaultPendingComponent: Loading,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Failure,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
