import type { EnterpriseSessionFilter } from '../../sdk/index.ts'

/** Every filter of the lists, by the kind of its value; the names are those of the API. */
export const FILTERS = {
  q: 'text',
  status: 'list',
  status_detail: 'list',
  session_size: 'list',
  agent: 'list',
  model: 'list',
  outcome: 'list',
  issue: 'list',
  category: 'text',
  repo_names: 'list',
  org_ids: 'list',
  user_ids: 'list',
  service_user_ids: 'list',
  tags: 'list',
  origins: 'list',
  min_acus: 'number',
  max_acus: 'number',
  created_after: 'time',
  created_before: 'time',
  updated_after: 'time',
  updated_before: 'time',
  is_archived: 'flag',
  parent_session_id: 'text',
  session_ids: 'list',
  playbook_id: 'text',
  schedule_id: 'text',
  automation_ids: 'list',
} as const

interface Values {
  text: string
  list: string[]
  number: number
  time: number
  flag: boolean
}

export type FilterName = keyof typeof FILTERS
export type FilterValue = Values[keyof Values]

/** A filter as the address of a page has it. */
export type Filter = { [Name in FilterName]?: Values[(typeof FILTERS)[Name]] }

export const SORTS = ['created_at', 'updated_at', 'acus_consumed'] as const
export type Sort = (typeof SORTS)[number]

export interface Order {
  sort?: Sort
  order?: 'asc' | 'desc'
}

export type ListSearch = Filter & Order

export const FILTER_NAMES = Object.keys(FILTERS) as FilterName[]

/**
 * What the API is asked for. Addresses hold any text, and a value that isn't the API's is told by the server; but a search
 * is used while it is typed, so that its last word is a beginning, and without a word yet it is none.
 */
export function queryOf<Search extends Filter>({ q, ...rest }: Search): EnterpriseSessionFilter {
  const filter = rest as EnterpriseSessionFilter
  if (q === undefined || !/[\p{L}\p{N}]/u.test(q)) return filter
  return { ...filter, q: /[\p{L}\p{M}\p{N}]$/u.test(q) && !isInQuotes(q) ? `${q}*` : q }
}

/** What of an address is a filter; the rest is dropped. */
export function readFilter(raw: Readonly<Record<string, unknown>>): Filter {
  const entries = FILTER_NAMES.flatMap((name) => {
    const value = readValue(FILTERS[name], raw[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(entries)
}

export function readSearch(raw: Readonly<Record<string, unknown>>): ListSearch {
  const sort = SORTS.find((one) => one === raw['sort'])
  return {
    ...readFilter(raw),
    ...(sort && { sort }),
    ...(raw['order'] === 'asc' && { order: 'asc' as const }),
  }
}

/** A search with one filter set anew; without it where the value is undefined or empty. */
export function withFilter<Search extends Filter>(
  search: Search,
  name: FilterName,
  value: FilterValue | undefined,
): Search {
  const { [name]: _, ...rest } = search
  const gone = value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  return (gone ? rest : { ...rest, [name]: value }) as Search
}

export function withoutFilters<Search extends Filter>(search: Search): Search {
  return FILTER_NAMES.reduce((rest, name) => withFilter(rest, name, undefined), search)
}

export function isFiltered(search: Filter): boolean {
  return FILTER_NAMES.some((name) => search[name] !== undefined)
}

/** Whether a search is typed on, which is no step of its own on the way back. */
export function isTyped(before: Filter, after: Filter): boolean {
  return before.q !== undefined && after.q !== undefined && before.q !== after.q
}

function isInQuotes(q: string): boolean {
  return q.split('"').length % 2 === 0
}

function readValue(kind: keyof Values, raw: unknown): FilterValue | undefined {
  if (raw === undefined || raw === null || raw === '') return undefined
  const values = (Array.isArray(raw) ? raw : [raw]).filter(
    (one): one is string | number | boolean => typeof one !== 'object',
  )
  const [first] = values
  switch (kind) {
    case 'list':
      return values.map(String)
    case 'text':
      return first === undefined ? undefined : String(first)
    case 'flag':
      return String(first) === 'true'
    case 'number':
    case 'time': {
      const number = Number(first)
      // The server tells what is wrong with it.
      return Number.isFinite(number) ? number : first
    }
  }
}
