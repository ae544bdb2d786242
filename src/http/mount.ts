import { Readable } from 'node:stream'
import {
  errorCodes,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type HTTPMethods,
} from 'fastify'
import { ENDPOINTS, type EndpointId } from '../contract/index.ts'
import type { Endpoint, ServerEvent } from '../contract/endpoint.ts'
import { MusterError, type Issue } from '../domain/errors.ts'
import type { Scope } from '../domain/principal.ts'
import { administrationHandlers } from './administration.ts'
import type { AppContext } from './context.ts'
import { callerFor, scopeFor, type Caller, type Credentials } from './auth.ts'
import { keepSignIn, signInOf } from './cookie.ts'
import { sendEvents } from './events.ts'
import { extensionHandlers } from './extensions.ts'
import { facetHandlers } from './facets.ts'
import type { Call, Handler, Handlers } from './handler.ts'
import { insightsHandlers } from './insights.ts'
import { nextLink } from './link.ts'
import { machineHandlers } from './machine.ts'
import { parseQuery, searchOf } from './query.ts'
import { signInHandlers } from './sign-in.ts'
import { streamHandlers } from './stream.ts'
import { summaryHandlers } from './summary.ts'
import { v1Handlers } from './v1.ts'
import { v3Handlers } from './v3.ts'
import { unstorableIn, validatorOf } from './validate.ts'

const HANDLERS: Handlers<''> = {
  ...v1Handlers,
  ...v3Handlers,
  ...administrationHandlers,
  ...extensionHandlers,
  ...facetHandlers,
  ...insightsHandlers,
  ...machineHandlers,
  ...summaryHandlers,
  ...signInHandlers,
  ...streamHandlers,
}

interface Admitted extends Caller {
  readonly scope: Scope
}

/** Serves every endpoint of the contract, at its path and its other paths. */
export function mountEndpoints(app: FastifyInstance, context: AppContext): void {
  const methods = new Map<string, Set<HTTPMethods>>()
  for (const id of Object.keys(ENDPOINTS) as EndpointId[]) {
    const endpoint: Endpoint = ENDPOINTS[id]
    const serve = serverOf(id, context)
    for (const path of [endpoint.path, ...(endpoint.aliases ?? [])]) {
      const url = path.replace(/\{(\w+)\}/g, ':$1')
      methods.set(url, (methods.get(url) ?? new Set()).add(endpoint.method))
      app.route({ method: endpoint.method, url, ...serve })
    }
  }
  for (const [url, taken] of methods) refuseOthers(app, url, taken)
}

function credentialsOf({ headers }: FastifyRequest): Credentials {
  const { authorization, cookie, 'x-csrf-token': csrfToken } = headers
  return { authorization, signedIn: signInOf(cookie), csrfToken: csrfToken?.toString() }
}

/** Authentication and rights come before the body is read, the check of the query and the body after. */
function serverOf(id: EndpointId, context: AppContext) {
  const endpoint: Endpoint = ENDPOINTS[id]
  const handle = HANDLERS[id] as Handler<EndpointId>
  const checkQuery = endpoint.query && validatorOf('query', endpoint.query)
  const checkBody = endpoint.body && validatorOf('body', endpoint.body)
  const admitted = new WeakMap<FastifyRequest, Admitted>()

  const admit = async (request: FastifyRequest): Promise<Admitted> => {
    const caller = await callerFor(context, endpoint, credentialsOf(request))
    const { org_id: orgId } = request.params as { org_id?: string }
    return { ...caller, scope: await scopeFor(context, endpoint, caller.principal, orgId) }
  }
  const onRequest = async (request: FastifyRequest): Promise<void> => {
    admitted.set(request, await admit(request))
  }

  const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const rights = admitted.get(request)
    if (rights === undefined) throw new Error(`${id} was reached without authentication`)
    const isStream = request.body instanceof Readable
    if (isStream !== (endpoint.stream !== undefined)) {
      throw new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(request.headers['content-type'])
    }
    const { values, issues, ignored } = parseQuery(searchOf(request.url), endpoint.query)
    answerPreference(request, reply, ignored)
    const wrong = [...issues, ...(issues.length === 0 ? (checkQuery?.(values) ?? []) : [])]
    if (checkBody) wrong.push(...checkBody(request.body ?? {}), ...unstorableIn(request.body))
    if (wrong.length > 0) throw new MusterError('invalid', 'The request is not valid', wrong)
    const call = {
      ...rights,
      context,
      params: request.params,
      query: values,
      body: checkBody ? (request.body ?? {}) : undefined,
      stream: request.body,
      host: request.headers.host,
      lastEventId: request.headers['last-event-id'],
      keepSignIn: (token: string | null) => keepSignIn(reply, token, context.publicUrl),
      wire: { publicUrl: context.publicUrl, now: context.now() },
      meter: context.meter,
    } as unknown as Call<EndpointId>
    const answer: unknown = await handle(call)
    if (endpoint.eventStream === true) {
      if (request.method === 'HEAD') return reply.type('text/event-stream; charset=utf-8').send()
      const mayStill = async (): Promise<boolean> => {
        const now = await admit(request).catch(() => undefined)
        return JSON.stringify(now?.scope) === JSON.stringify(rights.scope)
      }
      return sendEvents(reply, answer as AsyncIterable<ServerEvent<unknown> | undefined>, mayStill)
    }
    const link = nextLink(context.publicUrl, request.url, answer, values)
    if (link !== undefined) reply.header('link', link)
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(answer))
  }
  return { onRequest, handler, ...(endpoint.eventStream === true && { compress: false as const }) }
}

/** Names parameters that nobody knows in a header, or refuses them where the caller prefers strictness (RFC 7240). */
function answerPreference(request: FastifyRequest, reply: FastifyReply, ignored: readonly string[]): void {
  if (/\bhandling\s*=\s*"?strict\b/i.test(String(request.headers.prefer ?? ''))) {
    reply.header('preference-applied', 'handling=strict')
    const issues = ignored.map((name): Issue => {
      return {
        loc: ['query', name.toWellFormed()],
        msg: 'There is no such parameter.',
        type: 'extra_forbidden',
      }
    })
    if (issues.length > 0) throw new MusterError('invalid', 'The request is not valid', issues)
  } else if (ignored.length > 0) {
    reply.header('x-ignored-parameters', ignoredHeader(ignored))
  }
}

const LONGEST_IGNORED = 1_000
const LONGEST_NAME = 80

/** As many names as fit; very long ones are cut. */
function ignoredHeader(names: readonly string[]): string {
  const shown: string[] = []
  let length = 0
  for (const name of names) {
    const encoded = encodeURIComponent(name.slice(0, LONGEST_NAME).toWellFormed())
    length += encoded.length + 2
    if (length > LONGEST_IGNORED) break
    shown.push(encoded)
  }
  return shown.join(', ')
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const satisfies HTTPMethods[]

/** A known path with another method is 405, with the methods it takes. */
function refuseOthers(app: FastifyInstance, url: string, taken: ReadonlySet<HTTPMethods>): void {
  const allowed: readonly HTTPMethods[] = taken.has('GET') ? [...taken, 'HEAD'] : [...taken]
  app.route({
    method: METHODS.filter((method) => !allowed.includes(method)),
    url,
    onRequest: async (_, reply) => {
      reply.header('allow', allowed.join(', '))
      throw Object.assign(new Error('This path does not take this method.'), { statusCode: 405 })
    },
    handler: () => undefined,
  })
}
