import { readSearch } from '../api/search.ts'

/**
 * What stands behind the `?`: filters as they are, so that a link is known for where one is; else texts, and lists of them
 * where a name is repeated, as the API itself has it.
 */
export function parseSearch(query: string): Readonly<Record<string, unknown>> {
  const search: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(query)) {
    const before = search[name]
    search[name] = before === undefined ? value : [before, value].flat()
  }
  return { ...search, ...readSearch(search) }
}

export function stringifySearch(search: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    const values: unknown[] = Array.isArray(value) ? value : [value]
    for (const one of values) {
      if (typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean')
        pairs.append(name, String(one))
    }
  }
  const text = pairs.toString()
  return text === '' ? '' : `?${text}`
}
