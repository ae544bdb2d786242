import type { Readable } from 'node:stream'
import type { Answer, Body, Params, Query } from '../contract/endpoint.ts'
import type { EndpointId, Endpoints } from '../contract/index.ts'
import type { Principal, Scope } from '../domain/principal.ts'
import type { AppContext } from './context.ts'
import type { Meter } from './metrics.ts'
import type { Wire } from './wire.ts'

/** What a handler is given: a request that is authenticated, authorised and checked against the contract. */
export interface Call<Id extends EndpointId> {
  readonly context: AppContext
  readonly principal: Principal
  /** The organisations that the request may touch. */
  readonly scope: Scope
  readonly params: Params<Endpoints[Id]>
  readonly query: Query<Endpoints[Id]>
  readonly body: Body<Endpoints[Id]>
  /** The bytes of a streamed body; empty for other endpoints. */
  readonly stream: Readable
  /** The header that names the host that was asked. */
  readonly host: string | undefined
  /** The header by which a client that comes back to a stream says where it was. */
  readonly lastEventId: string | undefined
  /** The secret of the sign-in by which the caller came, where no key was sent. */
  readonly signedIn: string | undefined
  /** The secret of the sign-in link by which the caller came. */
  readonly link: string | undefined
  /** Has the caller's browser keep a sign-in, or with null forget the one it has. */
  readonly keepSignIn: (token: string | null) => void
  readonly wire: Wire
  readonly meter: Meter
}

export type Handler<Id extends EndpointId> = (call: Call<Id>) => Promise<Answer<Endpoints[Id]>>

/** One handler for each endpoint whose id begins so: none missing, none too many. */
export type Handlers<Prefix extends string> = {
  readonly [Id in Extract<EndpointId, `${Prefix}${string}`>]: Handler<Id>
}
