import type { Static, TObject, TProperties, TSchema } from 'typebox'
import type { Permission } from '../domain/permissions.ts'
import type { KeyKind } from '../domain/vocabulary.ts'
import type { Named } from './members.ts'
import type { Sent } from './primitives.ts'
import type { document as english } from './texts/en/document.ts'

export const APIS = ['v1', 'v3'] as const
export type Api = (typeof APIS)[number]

/** The kinds of key that each version takes. */
export const CREDENTIALS: Record<Api, readonly KeyKind[]> = { v1: ['apk_user', 'apk'], v3: ['cog'] }

/** One endpoint, as data: what mounts it, checks it, documents it and calls it reads this. */
export interface Endpoint {
  readonly api: Api
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** With `{name}` for each member of `params`. */
  readonly path: string
  /**
   * Other paths that answer the same and stand in no document. Where one lacks `{org_id}`, the
   * parameter is `null`: the organisations are then taken from the credential.
   */
  readonly aliases?: readonly string[]
  /** The published name of what it does: the first part of its operation id. */
  readonly operation: string
  /** The group that it is listed in; the older version has none. */
  readonly tag: keyof typeof english.tags | null
  /**
   * What the caller must hold, and where: in the organisation of the path, in the enterprise, or in
   * the one organisation that the credential is bound to. `null`: any valid key will do.
   */
  readonly permission: {
    readonly at: 'organization' | 'enterprise' | 'credential'
    readonly needs: Permission | null
  }
  /** Whether the secret of a sign-in link is taken in place of a key. */
  readonly takesLinks?: true
  readonly params?: TObject
  /** Every query parameter, flat. One with a default is published as not required. */
  readonly query?: TObject
  /** Members of `query` that are published together, as the one object parameter `qs`. */
  readonly qs?: Named
  readonly body?: TSchema
  /** Media types of a body that is read as a stream of bytes. */
  readonly stream?: readonly string[]
  /** What status 200 carries. */
  readonly response: TSchema
  /** Whether the answer is a stream of server-sent events, whose data each have the shape of `response`. */
  readonly eventStream?: true
  readonly errors: readonly (keyof typeof english.errors)[]
}

/** The published operation id: its operation, path and method, and `_` for whatever is no letter or digit. */
export function operationIdOf({ operation, path, method }: Endpoint): string {
  return `${operation}${path}_${method.toLowerCase()}`.replace(/\W/g, '_')
}

type Values<T> = T extends { readonly properties: infer P extends TProperties } ? Static<TObject<P>> : object

/** The path parameters that a handler is given. */
export type Params<E extends Endpoint> = Values<E['params']>

/** The query that a handler is given: defaults are filled in, and `null` is the same as absent. */
export type Query<E extends Endpoint> = {
  [K in keyof Values<E['query']>]: Exclude<Values<E['query']>[K], null>
}

export type Body<E extends Endpoint> = E['body'] extends TSchema ? Static<E['body']> : undefined

/** One event of a stream; a client that comes back names the id of the last that it saw. */
export interface ServerEvent<Data> {
  readonly type: string
  readonly id: string
  readonly data: Data
}

/** What a handler gives back: all members of the shape, or events, with `undefined` where nothing came for a while. */
export type Answer<E extends Endpoint> = E extends { readonly eventStream: true }
  ? AsyncIterable<ServerEvent<Sent<E['response']>> | undefined>
  : Sent<E['response']>
