import type { TObject, TSchema } from 'typebox'
import { Components, isRequired, mark, type JsonSchema, type Mark } from './components.ts'
import { operationIdOf, type Api, type Endpoint } from './endpoint.ts'
import { HTTPValidationError, ProblemDetail } from './errors.ts'
import { ENDPOINTS, type EndpointId } from './index.ts'
import { en } from './texts/en/index.ts'
import { fill, type Texts } from './texts/texts.ts'

export interface OpenApiDocument {
  readonly openapi: '3.1.0'
  readonly info: {
    readonly title: string
    readonly version: string
    readonly description: string
    readonly license: { readonly name: string; readonly identifier: string }
  }
  readonly servers: readonly { readonly url: string }[]
  readonly security: readonly Record<string, readonly string[]>[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: {
    readonly schemas: Record<string, JsonSchema>
    readonly securitySchemes: Record<string, JsonSchema>
  }
}

export interface Operation extends Mark {
  readonly operationId: string
  readonly tags?: readonly string[]
  readonly summary: string
  readonly description: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: true; readonly content: Content }
  readonly responses: Record<string, Answer>
}

export interface Parameter extends Mark {
  readonly in: 'path' | 'query'
  readonly name: string
  readonly required: boolean
  readonly description: string
  readonly schema: JsonSchema
}

interface Answer extends Mark {
  readonly description: string
  readonly content: Content
}

type Content = Record<string, { readonly schema?: JsonSchema }>

const VERSIONS: Record<Api, string> = { v1: '1.0.0', v3: '3.0.0' }

/** The OpenAPI 3.1 document of one version: the same for every call, and in every language but for its texts. */
export function openapi(api: Api, texts: Texts = en): OpenApiDocument {
  const components = new Components(texts)
  const paths: OpenApiDocument['paths'] = {}
  const tags = new Set<Tag>()
  for (const [id, endpoint] of Object.entries<Endpoint>(ENDPOINTS)) {
    if (endpoint.api !== api) continue
    const operations = (paths[endpoint.path] ??= {})
    operations[endpoint.method.toLowerCase()] = new Writer(components, texts, endpoint).operation(
      texts.endpoints[id as EndpointId],
    )
    if (endpoint.tag !== null) tags.add(endpoint.tag)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Muster API ${api}`,
      version: VERSIONS[api],
      description: texts.document.about[api],
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ bearerAuth: [] }],
    tags: [...tags].map((name) => ({ name, description: texts.document.tags[name] })),
    paths,
    components: {
      schemas: components.all(),
      securitySchemes: {
        bearerAuth: { type: 'http', scheme: 'bearer', description: texts.document.keys[api] },
      },
    },
  }
}

type Tag = NonNullable<Endpoint['tag']>

/** The sentence that says what a caller must hold. */
export function permissionText({ at, needs }: Endpoint['permission'], { document }: Texts): string {
  return needs === null ? document.permission.none : fill(document.permission[at], { permission: needs })
}

/** Writes one endpoint into a document. */
class Writer {
  readonly #components: Components
  readonly #texts: Texts
  readonly #endpoint: Endpoint
  readonly #address: string

  constructor(components: Components, texts: Texts, endpoint: Endpoint) {
    this.#components = components
    this.#texts = texts
    this.#endpoint = endpoint
    this.#address = `${endpoint.method} ${endpoint.path}`
  }

  operation({ summary, description }: Texts['endpoints'][EndpointId]): Operation {
    const { tag, body, stream, permission, errors } = this.#endpoint
    const { document } = this.#texts
    const parameters = this.#parameters()
    const content = body ? this.#json(body) : stream && Object.fromEntries(stream.map((type) => [type, {}]))
    const failures = errors.map((status): [number, Answer] => [
      status,
      {
        description: document.errors[status],
        content: this.#json(status === 422 ? HTTPValidationError : ProblemDetail),
        ...mark(`* ${status}`, this.#texts),
      },
    ])
    return {
      operationId: operationIdOf(this.#endpoint),
      ...(tag !== null && { tags: [tag] }),
      summary,
      description: `${description} ${permissionText(permission, this.#texts)}`,
      ...mark(this.#address, this.#texts),
      ...(parameters.length > 0 && { parameters }),
      ...(content && { requestBody: { required: true, content } }),
      responses: {
        200: { description: document.success, content: this.#answer() },
        ...Object.fromEntries<Answer>(failures),
      },
    }
  }

  #answer(): Content {
    const { response, eventStream = false } = this.#endpoint
    return eventStream
      ? { 'text/event-stream': { schema: this.#components.refer(response) } }
      : this.#json(response)
  }

  #json(schema: TSchema): Content {
    return { 'application/json': { schema: this.#components.refer(schema) } }
  }

  #parameters(): Parameter[] {
    const { params, query, qs } = this.#endpoint
    const inPath = params
      ? Object.keys(params.properties).map((name) => this.#member('path', params, name))
      : []
    const together: Parameter[] = qs
      ? [
          {
            in: 'query',
            name: 'qs',
            required: true,
            description: this.#texts.document.qs,
            schema: this.#components.refer(qs),
          },
        ]
      : []
    const inQuery = query
      ? Object.keys(query.properties)
          .filter((name) => !qs || !(name in qs.properties))
          .map((name) => this.#member('query', query, name))
      : []
    return [...inPath, ...together, ...inQuery]
  }

  #member(place: Parameter['in'], schemas: TObject, name: string): Parameter {
    const { description = '', ...schema } = this.#components.member(name, schemas.properties[name] ?? {})
    return {
      in: place,
      name,
      required: place === 'path' || isRequired(schemas, name),
      description: String(description),
      schema,
      ...mark(`${this.#address} ?${name}`, this.#texts),
    }
  }
}
