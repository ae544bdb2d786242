import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { SessionFacets } from '../../sdk/index.ts'
import { useConnection } from './context.tsx'
import { useServiceUsers } from './people.ts'
import { queryOf, type Filter, type FilterName } from './search.ts'
import { sessionsFor } from './source.ts'
import { AGENTS, CATEGORIES, ORIGINS, OUTCOMES, SIZES, STATUSES, STATUS_DETAILS } from './vocabulary.ts'

/** A value to filter by, in words where the server knows them; its count where one is known. */
export interface FacetValue {
  readonly value: string
  readonly label: string | null
  readonly count: number | null
}

export interface Facets {
  readonly values: Partial<Record<FilterName, readonly FacetValue[]>>
  /** Where more sessions match than are counted, how many were. */
  readonly countedAtMost: number | null
}

/** What there is to filter by under the other filters, with how many sessions have it; asked for when a menu opens. */
export function useFacets(filter: Filter): Facets {
  const connection = useConnection()
  const serviceUsers = useServiceUsers()
  const { data } = useQuery({
    queryKey: ['sessions', 'facets', filter],
    queryFn: () => sessionsFor(connection, filter).facets(queryOf(filter)),
    placeholderData: keepPreviousData,
  })
  return {
    values: {
      status: counted(data?.statuses, STATUSES),
      status_detail: counted([], STATUS_DETAILS),
      origins: counted(data?.origins, ORIGINS),
      session_size: counted(data?.sizes, SIZES),
      category: counted(data?.categories, CATEGORIES),
      agent: counted(data?.agents, AGENTS),
      model: counted(data?.models),
      outcome: counted(data?.outcomes, OUTCOMES),
      issue: counted(data?.issues),
      repo_names: counted(data?.repositories),
      org_ids: counted(data?.organizations),
      user_ids: counted(data?.users),
      service_user_ids: counted([], serviceUsers),
      tags: counted(data?.tags),
    },
    countedAtMost: data && !data.is_complete ? data.sessions : null,
  }
}

/** Those that occur, then the API's other words. */
function counted(found: SessionFacets['statuses'] = [], words: readonly string[] = []): FacetValue[] {
  const others = words.filter((word) => found.every(({ value }) => value !== word))
  return [
    ...found.map(({ value, label, sessions }) => ({ value, label, count: sessions })),
    ...others.map((value) => ({ value, label: null, count: null })),
  ]
}
