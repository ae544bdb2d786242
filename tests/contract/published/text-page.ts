import type { Facts } from './facts.ts'

const TYPE = /^(?:(enum<string>|string|integer|boolean)|(\w+) · object)(\[\])?( \| null)?$/
const SECTIONS: Record<string, 'path' | 'query' | 'answer' | 'other'> = {
  'Path Parameters': 'path',
  'Paramètres de chemin': 'path',
  'Query Parameters': 'query',
  'Paramètres de requête': 'query',
  Response: 'answer',
  Réponse: 'answer',
  Authorizations: 'other',
  Autorisations: 'other',
}

/** The facts of a page of documentation that was kept as text: an example answer, then a list of names. */
export function factsOfTextPage(page: string): Facts {
  const facts: Facts = new Map()
  const lines = page.split('\n').map((line) => line.trim())
  const operation = operationOf(lines)
  facts.set(operation, '')
  facts.set(`${operation} 200`, 'PaginatedResponse_SessionResponse_')
  addExample(facts, page)
  let section = 'other'
  for (const [index, line] of lines.entries()) {
    section = SECTIONS[line] ?? section
    const type = TYPE.exec(lines[index + 1] ?? '')
    if (section === 'other' || !type || !/^[a-z_]+$/.test(line)) continue
    const at = section === 'answer' ? `PaginatedResponse_SessionResponse_.${line}` : `${operation} ?${line}`
    facts.set(at, section === 'answer' ? 'member' : section)
    facts.set(`${at}:type`, typeText(type))
    addRest(facts, at, lines.slice(index + 2))
  }
  return facts
}

function operationOf(lines: readonly string[]): string {
  const start = lines.indexOf('GET')
  const after = lines.slice(start + 1)
  const end = after.findIndex((line, index) => index % 2 === 0 && line !== '/')
  return `GET ${after.slice(0, end).join('')}`
}

/** The members of `SessionResponse` stand in the example alone. */
function addExample(facts: Facts, page: string): void {
  const example: unknown = JSON.parse(page.slice(page.indexOf('\n{\n'), page.indexOf('\n}\n') + 2))
  const { items } = example as { items: [{ pull_requests: [object] }] }
  for (const name of Object.keys(items[0])) facts.set(`SessionResponse.${name}`, 'member')
  for (const name of Object.keys(items[0].pull_requests[0])) facts.set(`SessionPullRequest.${name}`, 'member')
}

function typeText([, scalar, object, list, nullable]: RegExpExecArray): string {
  const base = scalar === 'enum<string>' ? 'string' : (scalar ?? object ?? '')
  return [list ? `array<${base}>` : base, ...(nullable ? ['null'] : [])].toSorted().join('|')
}

function addRest(facts: Facts, at: string, lines: readonly string[]): void {
  const end = lines.findIndex(
    (line, index) => line in SECTIONS || (/^[a-z_]+$/.test(line) && TYPE.test(lines[index + 1] ?? '')),
  )
  const own = end === -1 ? lines : lines.slice(0, end)
  facts.set(`${at}:required`, String(own.includes('required') || own.includes('requis')))
  for (const line of own) {
    const fallback = /^(?:default|défaut):(.+)$/.exec(line)?.[1]
    if (fallback !== undefined) facts.set(`${at}:default`, fallback)
    const range = /^Required range: (\d+) <= x <= (\d+)$/.exec(line)
    if (range?.[1] !== undefined && range[2] !== undefined) {
      facts.set(`${at}:minimum`, range[1])
      facts.set(`${at}:maximum`, range[2])
    }
  }
  const options = own.indexOf('Available options:')
  if (options === -1) return
  for (const line of own.slice(options + 1)) {
    facts.set(`${at}:enum=${line.replace(',', '')}`, 'allowed')
    if (!line.endsWith(',')) break
  }
}
