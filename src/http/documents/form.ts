import type { Schema, Schemas } from './schema.ts'

/** A request to fill in and send: what the page of an endpoint has below "Try it". */
export interface Form {
  readonly method: string
  /** With `{name}` for each parameter of the path. */
  readonly path: string
  /** Whether the sign-in of a browser is taken in place of a key. */
  readonly takesSignIn: boolean
  readonly inputs: readonly Input[]
  /** An example of the JSON that it carries. */
  readonly body: string | undefined
  /** Media types of a file that it carries. */
  readonly files: readonly string[]
}

export interface Input {
  readonly place: 'path' | 'query'
  readonly name: string
  readonly type: string
  readonly isRequired: boolean
  readonly kind: 'text' | 'number' | 'lines' | 'choice' | 'choices'
  /** To choose from. */
  readonly values: readonly string[]
}

/** A parameter of an endpoint, as its document has it. */
export interface Parameter {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
}

export function inputOf(
  place: Input['place'],
  { name, schema, isRequired }: Parameter,
  schemas: Schemas,
): Input {
  const value = schema.anyOf?.find(({ type }) => type !== 'null') ?? schema
  const values = value.type === 'boolean' ? ['true', 'false'] : (value.items ?? value).enum
  return {
    place,
    name,
    type: schemas.typeOf(value),
    isRequired,
    kind: kindOf(value, values !== undefined),
    values: values ?? [],
  }
}

function kindOf({ type, items }: Schema, hasValues: boolean): Input['kind'] {
  if (items) return hasValues ? 'choices' : 'lines'
  if (hasValues) return 'choice'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}
