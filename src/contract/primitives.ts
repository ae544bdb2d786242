import Type, { type Static, type TObject, type TProperties, type TSchema, type TUnsafe } from 'typebox'

/** A schema that the documents list under its title, as `#/components/schemas/<title>`. */
export type Named<P extends TProperties = TProperties> = TObject<P> & { readonly title: string }

export function named<const P extends TProperties>(
  title: string,
  description: string,
  properties: P,
): Named<P> {
  return Object.assign(Type.Object(properties, { description }), { title })
}

export function enumOf<const V extends readonly string[]>(
  values: V,
  options: { description?: string; default?: V[number] } = {},
): TUnsafe<V[number]> {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...options })
}

export function nullable<T extends TSchema>(
  schema: T,
  options: { description?: string; default?: null } = {},
) {
  return Type.Union([schema, Type.Null()], options)
}

/** A member that the published pages allow to be absent or null. It is always sent (see `Complete`). */
export function maybe<T extends TSchema>(schema: T, description: string, options: { default?: null } = {}) {
  return Type.Optional(nullable(schema, { description, ...options }))
}

/** The schema without its `null` alternative: what a scalar parser looks at. */
export function nonNull(schema: TSchema): TSchema {
  const alternatives = 'anyOf' in schema ? (schema.anyOf as TSchema[]) : []
  const [value, another] = alternatives.filter((one) => !('type' in one && one.type === 'null'))
  return value !== undefined && another === undefined ? value : schema
}

/** An object used as a map: any names, one shape of values. */
export function mapOf<T extends TSchema>(values: T, description: string) {
  return Type.Unsafe<Record<string, Static<T>>>({ type: 'object', additionalProperties: values, description })
}

export const anyObject = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

export function text(description: string) {
  return Type.String({ description })
}

export function count(description: string) {
  return Type.Integer({ description, minimum: 0 })
}

/** A time as v3 writes it. */
export function seconds(description: string) {
  return Type.Integer({ description: `${description} Unix seconds.` })
}

/** A time as v1 writes it. */
export function isoTime(description: string) {
  return Type.String({ format: 'date-time', description: `${description} ISO 8601 with offset.` })
}

/** An organisation in a published session path; `null` where the path leaves it out. */
export const orgIdInPath = nullable(Type.String(), {
  description: 'Id of the organisation; it begins with `org-`.',
})

export const orgId = text('Id of the organisation; it begins with `org-`.')

/** A session in a v3 path. Published as nullable, though a path without it is another path. */
export const devinId = Type.Unsafe<string>(
  nullable(Type.String(), { description: 'Id of the session, bare or with the prefix `devin-`.' }),
)

/**
 * A value as it is sent: every published member is there, `null` or empty where nothing is known,
 * although the published `required` lists allow to leave many out.
 */
export type Complete<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Complete<Item>[]
    : T extends object
      ? { readonly [K in keyof T]-?: Complete<Exclude<T[K], undefined>> }
      : T

export type Sent<T extends TSchema> = Complete<Static<T>>
