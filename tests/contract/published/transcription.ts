import type { Facts } from './facts.ts'

type Shapes = Record<string, string>

/** A newer published document, written down by hand in a small language (`*` required, `?` nullable). */
export interface Transcription {
  readonly operations: readonly string[]
  readonly errors_on_every_op: Shapes
  readonly category_enum: readonly string[]
  readonly Page: Shapes
  readonly [name: string]: unknown
}

const SCALARS: Record<string, string> = { int: 'integer', bool: 'boolean' }
const KNOWN = ['string', 'int', 'bool', 'number', 'object', 'enum']

export function factsOfTranscription(
  written: Transcription,
  isWanted: (operation: string) => boolean,
): Facts {
  const facts: Facts = new Map()
  const shapes = new Set(['ProblemDetail'])
  for (const line of written.operations) {
    const [, method = '', path = '', query = '', answer = ''] =
      /^(\S+)\s+(\S+)\s*(?:query: (.*?) )?-> ([^(,]+)/.exec(line) ?? []
    const operation = `${method} ${path}`
    if (!isWanted(operation)) continue
    facts.set(operation, '')
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) facts.set(`${operation} ?${name}`, 'path')
    for (const part of query.split(', ').filter(Boolean)) addQuery(facts, operation, part)
    const names = answer.trim().split(' | ')
    const page = /^Page<(\w+)>$/.exec(answer.trim())?.[1]
    facts.set(`${operation} 200`, page ? `PaginatedResponse_${page}_` : names.toSorted().join('|'))
    for (const name of page ? [page] : names) shapes.add(name)
    if (page) addShape(facts, `PaginatedResponse_${page}_`, written.Page, page)
    for (const [status, body] of Object.entries(written.errors_on_every_op))
      facts.set(`${operation} ${status}`, body)
    if (query.includes('SessionsQueryParams')) shapes.add('SessionsQueryParams')
  }
  for (const name of shapes) addShape(facts, name, written[name] as Shapes)
  for (const member of ['origin', 'devin_mode']) {
    for (const value of valuesElsewhere(written, member)) {
      facts.set(`SessionResponse.${member}:enum=${value}`, 'allowed')
    }
  }
  for (const value of written.category_enum) {
    facts.set(`SessionResponse.category:enum=${value}`, 'allowed')
    facts.set(`SessionsQueryParams.category:enum=${value}`, 'allowed')
  }
  return facts
}

/** The values of a member that is written as a mere `enum`: a request has them. */
function valuesElsewhere(written: Transcription, member: string): string[] {
  const shapes = [written['SessionsQueryParams'], written['SessionCreateRequest']] as Shapes[]
  const found = shapes.flatMap((shape) => shape[`${member}?`] ?? shape[`${member}s?`] ?? [])
  return found.flatMap((text) => enumValues(text.startsWith('enum') ? 'enum' : text, text))
}

function addQuery(facts: Facts, operation: string, part: string): void {
  const [, name = '', marks = '', rest = ''] = /^(\w+)([*?]*)[= ]?(.*)$/.exec(part) ?? []
  const at = `${operation} ?${name}`
  facts.set(at, 'query')
  facts.set(`${at}:required`, String(marks.includes('*')))
  if (/^[A-Z]/.test(rest)) facts.set(`${at}:type`, rest)
  addRange(facts, at, rest)
}

function addShape(facts: Facts, schema: string, members: Shapes, item = ''): void {
  facts.set(schema, '')
  for (const [marked, written] of Object.entries(members)) {
    const [, name = '', marks = ''] = /^(\w+)([*?]*)$/.exec(marked) ?? []
    const at = `${schema}.${name}`
    facts.set(at, 'member')
    facts.set(`${at}:required`, String(marks.includes('*')))
    addType(facts, at, written.replace('T[]', `${item}[]`), marks.includes('?'))
    addRange(facts, at, written)
  }
}

function addType(facts: Facts, at: string, written: string, isNullable: boolean): void {
  const [, base = '', list] = /^([\w|]*)(\[\])?/.exec(written) ?? []
  if (written.startsWith('{')) return
  const values = base.includes('|') || base === 'enum' ? enumValues(base, written) : []
  for (const value of values) facts.set(`${at}:enum=${value}`, 'allowed')
  const isConst = base !== '' && !base.includes('|') && !KNOWN.includes(base) && !/^[A-Z]/.test(base)
  if (isConst) facts.set(`${at}:const`, JSON.stringify(base))
  const isText = base === '' || base === 'enum' || base.includes('|') || isConst
  const scalar = isText ? 'string' : (SCALARS[base] ?? base)
  const type = list ? `array<${scalar}>` : scalar
  facts.set(`${at}:type`, [type, ...(isNullable ? ['null'] : [])].toSorted().join('|'))
}

function enumValues(base: string, written: string): string[] {
  return base === 'enum'
    ? written
        .replace(/^enum(\[\])?/, '')
        .split(' ')
        .filter(Boolean)
    : base.split('|')
}

function addRange(facts: Facts, at: string, written: string): void {
  const [, minimum, maximum] = /(\d+)\.\.(\d+)/.exec(written) ?? []
  if (minimum !== undefined && maximum !== undefined) {
    facts.set(`${at}:minimum`, minimum)
    facts.set(`${at}:maximum`, maximum)
  }
  const fallback = /=('[^']*'|\w+)/.exec(written)?.[1]
  if (fallback !== undefined) facts.set(`${at}:default`, fallback.replaceAll("'", '"'))
}
