/**
 * A query string as the server reads it: a list repeats its name, an object stands for its members, and null or
 * undefined for nothing.
 */
export function serializeQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of flatten(query)) pairs.append(name, value)
  return pairs.toString()
}

function* flatten(query: object): Generator<[string, string]> {
  for (const [name, value] of Object.entries<unknown>({ ...query })) {
    if (value === null || value === undefined) continue
    if (Array.isArray(value)) for (const item of value as Scalar[]) yield [name, String(item)]
    else if (typeof value === 'object') yield* flatten(value)
    else yield [name, String(value as Scalar)]
  }
}

type Scalar = string | number | boolean
