import Type, { type Static, type TSchema, type TUnsafe } from 'typebox'

export function enumOf<const V extends readonly string[]>(
  values: V,
  options: { default?: V[number] } = {},
): TUnsafe<V[number]> {
  return Type.Unsafe<V[number]>({ type: 'string', enum: [...values], ...options })
}

export function nullable<T extends TSchema>(schema: T, options: { default?: null } = {}) {
  return Type.Union([schema, Type.Null()], options)
}

/** A member that the published pages allow to be absent or null. It is always sent (see `Complete`). */
export function maybe<T extends TSchema>(schema: T, options: { default?: null } = {}) {
  return Type.Optional(nullable(schema, options))
}

/** The schema without its `null` alternative: what a scalar parser looks at. */
export function nonNull(schema: TSchema): TSchema {
  const alternatives = 'anyOf' in schema ? (schema.anyOf as TSchema[]) : []
  const [value, another] = alternatives.filter((one) => !('type' in one && one.type === 'null'))
  return value !== undefined && another === undefined ? value : schema
}

/** An object used as a map: any names, one shape of values. */
export function mapOf<T extends TSchema>(values: T) {
  return Type.Unsafe<Record<string, Static<T>>>({ type: 'object', additionalProperties: values })
}

export const anyObject = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true })

export const text = Type.String()

export const texts = Type.Array(text)

export const count = Type.Integer({ minimum: 0 })

/** A time as v3 writes it. */
export const seconds = Type.Integer()

/** A time as v1 writes it. */
export const isoTime = Type.String({ format: 'date-time' })

/** A member that is sent where it was asked for, and else left out. */
export function whenAsked<T extends TSchema>(schema: T) {
  return Type.Optional(schema)
}

/**
 * A value as it is sent: every published member is there, `null` or empty where nothing is known,
 * although the published `required` lists allow to leave many out.
 */
export type Complete<T> = unknown extends T
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Complete<Item>[]
    : T extends object
      ? {
          readonly [K in keyof T as Asked<T, K> extends true ? never : K]-?: Complete<
            Exclude<T[K], undefined>
          >
        } & {
          readonly [K in keyof T as Asked<T, K> extends true ? K : never]?: Complete<T[K]>
        }
      : T

/** Published members that may be left out may be null too. */
type Asked<T, K extends keyof T> = undefined extends T[K] ? (null extends T[K] ? false : true) : false

export type Sent<T extends TSchema> = Complete<Static<T>>
