import type { TObject, TSchema } from 'typebox'
import { whyExtended } from './extensions.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** The mark of what isn't published, for the documents; empty for what is. */
export function mark(address: string): Record<string, string> {
  const why = whyExtended(address)
  return why === undefined ? {} : { 'x-muster-extension': why }
}

/** A member with a default is published as not required, though it is always sent. */
export function isRequired(schema: TObject, name: string): boolean {
  const required = schema.required as readonly string[] | undefined
  return required?.includes(name) === true && !('default' in (schema.properties[name] ?? {}))
}

/** Collects the named schemas of a document while its parts are written. */
export class Components {
  readonly #schemas = new Map<string, JsonSchema>()

  /** The schema as it stands in the document: what has a name is referred to, the rest stands in place. */
  refer(schema: TSchema): JsonSchema {
    if (!isNamed(schema)) return this.#inline(schema)
    const name = schema.title.replace(/\W/g, '_')
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, { ...this.#object(name, schema), title: schema.title, ...mark(name) })
    }
    return { $ref: `#/components/schemas/${name}` }
  }

  /** A member or parameter, with the title that published members have. */
  member(name: string, schema: TSchema): JsonSchema {
    const referred = this.refer(schema)
    const alternatives = 'anyOf' in referred ? (referred.anyOf as JsonSchema[]) : [referred]
    return alternatives.some((one) => '$ref' in one) ? referred : { title: titleOf(name), ...referred }
  }

  all(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1)))
  }

  #object(owner: string, schema: TObject): JsonSchema {
    const names = Object.keys(schema.properties)
    const required = names.filter((name) => isRequired(schema, name))
    const properties = names.map((name) => [
      name,
      { ...this.member(name, schema.properties[name] ?? {}), ...mark(`${owner}.${name}`) },
    ])
    const { required: _, ...rest } = schema
    return {
      ...rest,
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
    }
  }

  #inline(schema: TSchema): JsonSchema {
    return Object.fromEntries(
      Object.entries<unknown>({ ...schema }).map(([keyword, value]) => [
        keyword,
        this.#keyword(keyword, value),
      ]),
    )
  }

  #keyword(keyword: string, value: unknown): unknown {
    const holdsSchema = keyword === 'items' || (keyword === 'additionalProperties' && value !== true)
    if (holdsSchema) return this.refer(value as TSchema)
    return keyword === 'anyOf' ? (value as TSchema[]).map((one) => this.refer(one)) : value
  }
}

function isNamed(schema: TSchema): schema is TObject & { readonly title: string } {
  return 'type' in schema && schema.type === 'object' && 'title' in schema && 'properties' in schema
}

/** `org_id` is titled `Org Id`. */
function titleOf(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
