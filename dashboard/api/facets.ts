import type { Filter, FilterName } from './search.ts'
import { useSummary } from './summary.ts'
import { AGENTS, CATEGORIES, ORIGINS, SIZES, STATUSES, STATUS_DETAILS } from './vocabulary.ts'

/** A value to filter by; its count where one is known. */
export interface Facet {
  readonly value: string
  readonly count: number | null
}

export type Facets = Partial<Record<FilterName, readonly Facet[]>>

/** What there is to filter by, with the counts that the summary tells; asked for when a menu opens. */
export function useFacets(filter: Filter, enabled: boolean): Facets {
  const { data } = useSummary(filter, { enabled })
  return {
    status: words(STATUSES),
    status_detail: words(STATUS_DETAILS),
    origins: words(ORIGINS),
    session_size: data ? counted(data.sizes) : words(SIZES),
    category: data ? counted(data.categories) : words(CATEGORIES),
    agents: data ? counted(data.agents) : words(AGENTS),
    models: counted(data?.models ?? []),
    repo_names: counted(data?.repositories ?? []),
    org_ids: counted(data?.organizations ?? []),
  }
}

function words(values: readonly string[]): Facet[] {
  return values.map((value) => ({ value, count: null }))
}

function counted(groups: readonly { readonly value: string; readonly sessions: number }[]): Facet[] {
  return groups.map(({ value, sessions }) => ({ value, count: sessions }))
}
