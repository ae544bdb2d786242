import type { TObject, TSchema } from 'typebox'
import { whyExtended } from './extensions.ts'
import type { Named } from './members.ts'
import type { Texts } from './texts/texts.ts'

export type JsonSchema = Readonly<Record<string, unknown>>

/** Marks what isn't published, and what is published otherwise; empty for the rest. */
export interface Mark {
  /** Why it is served. */
  readonly 'x-muster-extension'?: string
  /** Why a part of it is, such as its range. */
  readonly 'x-muster-extended'?: string
}

export function mark(address: string, texts: Texts): Mark {
  const found = whyExtended(address)
  if (found === undefined) return {}
  return { [found.isWhole ? 'x-muster-extension' : 'x-muster-extended']: texts.extensions[found.why] }
}

/** A member with a default is published as not required, though it is always sent. */
export function isRequired(schema: TObject, name: string): boolean {
  const required = schema.required as readonly string[] | undefined
  return required?.includes(name) === true && !('default' in (schema.properties[name] ?? {}))
}

/** Collects the named schemas of a document while its parts are written. */
export class Components {
  readonly #schemas = new Map<string, JsonSchema>()
  readonly #texts: Texts

  constructor(texts: Texts) {
    this.#texts = texts
  }

  /** The schema as it stands in the document: what has a name is referred to, the rest stands in place. */
  refer(schema: TSchema): JsonSchema {
    if (!isNamed(schema)) return this.#inline(schema)
    const name = schema.title.replace(/\W/g, '_')
    if (!this.#schemas.has(name)) {
      this.#schemas.set(name, { ...this.#object(name, schema), ...mark(name, this.#texts) })
    }
    return {
      $ref: `#/components/schemas/${name}`,
      ...('description' in schema && { description: this.#told(schema.description) }),
    }
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

  #object(owner: string, { title, texts, properties, ...schema }: Named): JsonSchema {
    const names = Object.keys(properties)
    const required = names.filter((name) => isRequired({ ...schema, properties }, name))
    const told = names.map((name) => [
      name,
      { ...this.member(name, properties[name] ?? {}), ...mark(`${owner}.${name}`, this.#texts) },
    ])
    return {
      type: 'object',
      title,
      description: this.#texts.members[texts].about,
      properties: Object.fromEntries(told),
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
    if (keyword === 'description') return this.#told(value)
    return keyword === 'anyOf' ? (value as TSchema[]).map((one) => this.refer(one)) : value
  }

  /** The text of a key that `members` left in a schema. */
  #told(key: unknown): string {
    const [group = '', name = ''] = String(key).split('.')
    const texts: Record<string, Record<string, string> | undefined> = this.#texts.members
    const told = texts[group]?.[name]
    if (told === undefined) throw new Error(`There is no text ${String(key)}`)
    return told
  }
}

function isNamed(schema: TSchema): schema is Named {
  return 'texts' in schema
}

/** `org_id` is titled `Org Id`. */
function titleOf(name: string): string {
  return name
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}
