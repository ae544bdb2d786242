import { pathOf } from './errors.ts'
import { parameterOf, searchOf } from './query.ts'

/** Longer addresses are left out: some clients cut or refuse long headers. */
const LONGEST = 8_000

/** The `Link` header (RFC 8288) to the next page of a list, where there is one. */
export function nextLink(
  publicUrl: string,
  requestUrl: string,
  answer: unknown,
  query: Readonly<Record<string, unknown>>,
): string | undefined {
  const next = requestUrl.length > LONGEST ? undefined : nextParameter(answer, query)
  if (next === undefined) return undefined
  const kept = searchOf(requestUrl)
    .split('&')
    .filter((pair) => pair !== '' && !next.replaces.includes(nameIn(pair)))
  const address = `${publicUrl}${pathOf(requestUrl)}?${[...kept, next.pair].join('&')}`
  const link = `<${address.replace(/[<>]/g, encodeURIComponent)}>; rel="next"`
  return link.length <= LONGEST ? link : undefined
}

function nameIn(pair: string): string {
  const [name = ''] = new URLSearchParams(pair).keys()
  return parameterOf(name)
}

function nextParameter(
  answer: unknown,
  query: Readonly<Record<string, unknown>>,
): { pair: string; replaces: readonly string[] } | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  if ('end_cursor' in answer && typeof answer.end_cursor === 'string') {
    return { pair: `after=${answer.end_cursor}`, replaces: ['after'] }
  }
  if ('sessions' in answer && Array.isArray(answer.sessions) && 'offset' in query) {
    const limit = Number(query['limit'])
    const offset = Number(query['skip'] ?? query['offset'])
    if (answer.sessions.length === limit)
      return { pair: `offset=${offset + limit}`, replaces: ['offset', 'skip'] }
  }
  return undefined
}
