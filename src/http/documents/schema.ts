import type { JsonSchema } from '../../contract/components.ts'
import type { OpenApiDocument } from '../../contract/openapi.ts'

/** What the pages read of a schema of an OpenAPI document. */
export interface Schema {
  readonly $ref?: string
  readonly title?: string
  readonly description?: string
  readonly type?: string
  readonly format?: string
  readonly const?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: Schema | true
  readonly 'x-muster-extension'?: string
}

export function asSchema(schema: JsonSchema): Schema {
  return schema
}

/** The schemas of one document, by the names that it refers to them. */
export class Schemas {
  readonly #all: Readonly<Record<string, JsonSchema>>

  constructor({ components }: OpenApiDocument) {
    this.#all = components.schemas
  }

  /** The schema itself, or the one it refers to. */
  resolve(schema: Schema): Schema {
    const name = schema.$ref?.replace('#/components/schemas/', '')
    const found = name === undefined ? undefined : this.#all[name]
    return found === undefined ? schema : asSchema(found)
  }

  /** Such as `string[] | null`. */
  typeOf(schema: Schema): string {
    if (schema.$ref !== undefined) return this.resolve(schema).title ?? ''
    if (schema.anyOf) return schema.anyOf.map((one) => this.typeOf(one)).join(' | ')
    if (schema.items) {
      const item = this.typeOf(schema.items)
      return item.includes(' ') ? `(${item})[]` : `${item}[]`
    }
    const { type = 'any', format, additionalProperties } = schema
    if (typeof additionalProperties === 'object') return `{ [name]: ${this.typeOf(additionalProperties)} }`
    return format === undefined ? type : `${type} (${format})`
  }

  /** The shapes with members that a value may have, at any depth of lists and alternatives. */
  shapesOf(schema: Schema): Schema[] {
    const resolved = this.resolve(schema)
    if (resolved.properties) return [resolved]
    const { anyOf = [], items, additionalProperties } = resolved
    const inner = typeof additionalProperties === 'object' ? [additionalProperties] : []
    return [...anyOf, ...(items ? [items] : []), ...inner].flatMap((one) => this.shapesOf(one))
  }
}

/** The schema and its alternatives and items: what limits a value stands in any of them. */
export function partsOf(schema: Schema): Schema[] {
  return [schema, ...[...(schema.anyOf ?? []), ...(schema.items ? [schema.items] : [])].flatMap(partsOf)]
}
