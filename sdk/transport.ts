import createFetchClient, { type Client } from 'openapi-fetch'
import { errorOf } from './errors.ts'
import { serializePath } from './path.ts'
import { serializeQuery } from './query.ts'
import { fetchWithRetries } from './retry.ts'
import type { paths as V1Paths } from './v1.generated.ts'
import type { components, paths as V3Paths } from './v3.generated.ts'

export type V1 = Client<V1Paths>
export type V3 = Client<V3Paths>
export type Schemas = components['schemas']

export interface ClientOptions {
  /** Where the server is reached, such as `http://127.0.0.1:8484`. */
  readonly url: string
  /** Left out in a page whose browser has signed in. */
  readonly key?: string
  /** In such a page, the `csrf_token` of what the caller may do. */
  readonly csrfToken?: () => string | null
  /** How often a request that failed is sent again, where that can help. Default: 3. */
  readonly retries?: number
}

/** Every endpoint of one version by its path, typed by its document. */
export function connect<Paths extends object>(options: ClientOptions): Client<Paths> {
  const { url, key, csrfToken, retries = 3 } = options
  return createFetchClient<Paths>({
    baseUrl: url,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    querySerializer: serializeQuery,
    pathSerializer: serializePath,
    fetch: (request) => {
      const token = request.method === 'GET' ? null : (csrfToken?.() ?? null)
      if (token !== null) request.headers.set('x-csrf-token', token)
      return fetchWithRetries(request, retries)
    },
  })
}

interface Outcome<Answer> {
  readonly data?: Answer
  readonly error?: unknown
  readonly response: Response
}

/** @throws ApiError */
export async function answerOf<Answer>(call: Promise<Outcome<Answer>>): Promise<Answer> {
  const { data, error, response } = await call
  if (data === undefined) throw errorOf(response, error)
  return data
}
