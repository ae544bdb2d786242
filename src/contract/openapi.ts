import type { TObject, TSchema } from 'typebox'
import { Components, isRequired, mark, type JsonSchema } from './components.ts'
import { operationIdOf, type Api, type Endpoint } from './endpoint.ts'
import { HTTPValidationError, ProblemDetail } from './errors.ts'
import { ENDPOINTS } from './index.ts'

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly servers: readonly []
  readonly security: readonly Record<string, readonly string[]>[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: {
    readonly schemas: Record<string, JsonSchema>
    readonly securitySchemes: Record<string, JsonSchema>
  }
}

export interface Operation {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Record<string, Answer>
}

export interface Parameter {
  readonly in: 'path' | 'query'
  readonly name: string
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

interface Answer {
  readonly description: string
  readonly content: Content
}

type Content = Record<string, { readonly schema?: JsonSchema }>

const INFO = {
  v1: {
    version: '1.0.0',
    description: 'The sessions of one organisation, with a key of a person or of a service.',
    keys: 'A key of a person (`apk_user_…`) or of a service (`apk_…`).',
  },
  v3: {
    version: '3.0.0',
    description: 'The sessions of organisations and of the enterprise, with roles and permissions.',
    keys: 'A key of a service user or a personal access token (`cog_…`).',
  },
} satisfies Record<Api, object>

const ERRORS: Record<number, string> = {
  401: 'The key is missing, unknown, expired or revoked.',
  403: 'The key does not have the permission, or is of the wrong kind.',
  404: 'There is no such thing, or none that the key may see.',
  409: 'It does not fit the present state.',
  422: 'The request does not fit the contract.',
  429: 'Too many requests: wait as long as `Retry-After` says.',
  503: 'The database does not take writes at the moment.',
}

/** The OpenAPI 3.1 document of one version: the same for every call. */
export function openapi(api: Api): OpenApiDocument {
  const components = new Components()
  const paths: OpenApiDocument['paths'] = {}
  for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
    if (endpoint.api !== api) continue
    const operations = (paths[endpoint.path] ??= {})
    operations[endpoint.method.toLowerCase()] = operationOf(endpoint, components)
  }
  const { version, description, keys } = INFO[api]
  return {
    openapi: '3.1.0',
    info: { title: `Muster API ${api}`, version, description },
    servers: [],
    security: [{ bearerAuth: [] }],
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: { bearerAuth: { type: 'http', scheme: 'bearer', description: keys } },
    },
  }
}

function operationOf(endpoint: Endpoint, components: Components): Operation {
  const { method, path, tag, summary, body, stream, response, errors } = endpoint
  const parameters = parametersOf(endpoint, components)
  const json = (schema: TSchema): Content => ({ 'application/json': { schema: components.refer(schema) } })
  const answers = errors.map((status): [number, Answer] => [
    status,
    {
      description: ERRORS[status] ?? '',
      content: json(status === 422 ? HTTPValidationError : ProblemDetail),
    },
  ])
  const content = body ? json(body) : stream && Object.fromEntries(stream.map((type) => [type, {}]))
  return {
    operationId: operationIdOf(endpoint),
    ...(tag !== null && { tags: [tag] }),
    summary,
    description: `${endpoint.description} ${permissionOf(endpoint)}`,
    ...mark(`${method} ${path}`),
    ...(parameters.length > 0 && { parameters }),
    ...(content && { requestBody: { required: true, content } }),
    responses: {
      200: { description: 'It worked.', content: json(response) },
      ...Object.fromEntries<Answer>(answers),
    },
  }
}

function permissionOf({ permission: { at, needs } }: Endpoint): string {
  if (needs === null) return 'Any valid key will do.'
  const place = {
    organization: 'in the organisation',
    enterprise: 'in the enterprise',
    credential: 'with the key',
  }
  return `Needs the permission \`${needs}\` ${place[at]}.`
}

function parametersOf(endpoint: Endpoint, components: Components): Parameter[] {
  const { method, path, params, query, qs } = endpoint
  const member = (place: Parameter['in'], schemas: TObject, name: string): Parameter => {
    const { description = '', ...schema } = components.member(name, schemas.properties[name] ?? {})
    const required = place === 'path' || isRequired(schemas, name)
    return {
      in: place,
      name,
      required,
      description: String(description),
      schema,
      ...mark(`${method} ${path} ?${name}`),
    }
  }
  const inPath = params ? Object.keys(params.properties).map((name) => member('path', params, name)) : []
  const together: Parameter[] = qs
    ? [
        {
          in: 'query',
          name: 'qs',
          required: true,
          description: 'The members of this object, each as a parameter of its own; a list repeats its name.',
          schema: components.refer(qs),
        },
      ]
    : []
  const inQuery = query
    ? Object.keys(query.properties)
        .filter((name) => !qs || !(name in qs.properties))
        .map((name) => member('query', query, name))
    : []
  return [...inPath, ...together, ...inQuery]
}
