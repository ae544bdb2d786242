/**
 * A document as a flat list of facts, so that documents of different kinds can be compared key by key:
 * `GET /path` (its operation id), `GET /path ?name`, `GET /path 200`, `Schema`, `Schema.member`, and
 * behind a member or parameter `:required`, `:type`, `:title`, `:enum=value`, `:default`, `:maximum`, …
 * What a document doesn't say is no fact of it.
 */
export type Facts = Map<string, string>

interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly title?: string
  readonly nullable?: boolean
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Record<string, Schema>
  readonly required?: readonly string[]
  readonly [keyword: string]: unknown
}

interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
  readonly parameters?: readonly { name: string; in: string; required?: boolean; schema: Schema }[]
  readonly requestBody?: { readonly content: Record<string, { readonly schema?: Schema }> }
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema?: Schema }> }>
}

export interface OpenApi {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: { readonly schemas: Record<string, Schema> }
}

/** Keywords that are compared by value. */
const KEYWORDS = [
  'default',
  'const',
  'format',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
  'minLength',
  'maxLength',
]

export function factsOf(document: OpenApi, isWanted: (operation: string) => boolean = () => true): Facts {
  const facts: Facts = new Map()
  const referred = new Set<string>()
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      const name = `${method.toUpperCase()} ${path}`
      if (isWanted(name)) addOperation(facts, referred, name, operation)
    }
  }
  for (const name of referred) {
    const schema = document.components.schemas[name]
    if (schema) addSchema(facts, referred, name, schema)
  }
  return facts
}

function addOperation(facts: Facts, referred: Set<string>, name: string, operation: Operation): void {
  facts.set(name, operation.operationId ?? '')
  facts.set(`${name}:tags`, (operation.tags ?? []).join())
  for (const parameter of operation.parameters ?? []) {
    const at = `${name} ?${parameter.name}`
    facts.set(at, parameter.in)
    facts.set(`${at}:required`, String(parameter.required ?? false))
    addShape(facts, referred, at, parameter.schema)
  }
  const body = operation.requestBody?.content['application/json']?.schema
  if (body) facts.set(`${name} body`, typeOf(body, referred))
  for (const [status, answer] of Object.entries(operation.responses)) {
    const [content] = Object.values(answer.content ?? {})
    const schema = content?.schema
    facts.set(`${name} ${status}`, schema ? typeOf(schema, referred) : '')
  }
}

function addSchema(facts: Facts, referred: Set<string>, name: string, schema: Schema): void {
  facts.set(name, schema.title ?? '')
  for (const [member, shape] of Object.entries(schema.properties ?? {})) {
    const at = `${name}.${member}`
    facts.set(at, 'member')
    facts.set(`${at}:required`, String(schema.required?.includes(member) ?? false))
    addShape(facts, referred, at, shape)
  }
}

function addShape(facts: Facts, referred: Set<string>, at: string, shape: Schema): void {
  facts.set(`${at}:type`, typeOf(shape, referred))
  if (shape.title !== undefined) facts.set(`${at}:title`, shape.title)
  addKeywords(facts, at, shape)
}

function addKeywords(facts: Facts, at: string, shape: Schema): void {
  for (const keyword of KEYWORDS) {
    if (shape[keyword] !== undefined) facts.set(`${at}:${keyword}`, JSON.stringify(shape[keyword]))
  }
  for (const value of shape.enum ?? []) facts.set(`${at}:enum=${String(value)}`, 'allowed')
  for (const inner of [...(shape.anyOf ?? []), ...(shape.items ? [shape.items] : [])])
    addKeywords(facts, at, inner)
}

/** Such as `array<string>|null`, with the alternatives in order of the alphabet. */
function typeOf(schema: Schema, referred: Set<string>): string {
  const alternatives = new Set(alternativesOf(schema, referred))
  if (schema.nullable) alternatives.add('null')
  return [...alternatives].toSorted().join('|')
}

function alternativesOf(schema: Schema, referred: Set<string>): string[] {
  if (schema.anyOf) return schema.anyOf.flatMap((one) => alternativesOf(one, referred))
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace('#/components/schemas/', '')
    referred.add(name)
    return [name]
  }
  if (schema.type === 'array') return [`array<${typeOf(schema.items ?? {}, referred)}>`]
  return [schema.type ?? 'any']
}
