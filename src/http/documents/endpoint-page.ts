import { mark } from '../../contract/components.ts'
import { CREDENTIALS, type Endpoint } from '../../contract/endpoint.ts'
import { ENDPOINTS, type EndpointId } from '../../contract/index.ts'
import { permissionText, type Operation } from '../../contract/openapi.ts'
import { fill } from '../../contract/texts/texts.ts'
import { curl, exampleBody } from './curl.ts'
import { Examples } from './example.ts'
import { code, Fields } from './fields.ts'
import { inputOf, type Form, type Parameter } from './form.ts'
import type { Block, Fact, Page } from './page.ts'
import { asSchema, Schemas, type Schema } from './schema.ts'
import { slugOf, type Site } from './site.ts'

/** The page of one endpoint: everything that its OpenAPI document says of it, and an example. */
export function endpointPage(id: EndpointId, site: Site): Page {
  const writer = new Writer(id, site)
  const { summary, description } = site.texts.endpoints[id]
  return {
    language: site.language,
    slug: slugOf(id),
    title: summary,
    lead: description,
    blocks: writer.blocks(),
    example: writer.example(),
    form: writer.form(),
  }
}

class Writer {
  readonly #site: Site
  readonly #endpoint: Endpoint
  readonly #operation: Operation
  readonly #schemas: Schemas
  readonly #fields: Fields
  readonly #examples: Examples

  constructor(id: EndpointId, site: Site) {
    this.#site = site
    this.#endpoint = ENDPOINTS[id]
    const { api, path, method } = this.#endpoint
    const document = site.documents[api]
    const operation = document.paths[path]?.[method.toLowerCase()]
    if (operation === undefined) throw new Error(`The ${api} document has no ${method} ${path}`)
    this.#operation = operation
    this.#schemas = new Schemas(document)
    this.#fields = new Fields(this.#schemas, site.texts.pages)
    this.#examples = new Examples(this.#schemas, site.publicUrl)
  }

  blocks(): Block[] {
    const { method, path } = this.#endpoint
    const why = this.#operation['x-muster-extension']
    const { pages } = this.#site.texts
    return [
      { kind: 'request', method, path },
      ...(why === undefined
        ? []
        : [{ kind: 'note', label: pages.extension, text: fill(pages.extensionNote, { why }) } as const]),
      { kind: 'facts', facts: this.#facts() },
      ...this.#parameters(),
      ...this.#body(),
      ...this.#answer(),
      ...this.#errors(),
    ]
  }

  example(): Block[] {
    const { exampleAnswer, example } = this.#site.texts.pages
    const answer = this.#examples.of(this.#schemaOf('200'))
    return [
      heading(example),
      {
        kind: 'code',
        label: 'curl',
        language: 'sh',
        text: curl(this.#endpoint, this.#site.publicUrl, this.#examples, this.#bodySchema()),
      },
      { kind: 'code', label: exampleAnswer, language: 'json', text: JSON.stringify(answer, undefined, 2) },
    ]
  }

  form(): Form {
    const { api, method, path, stream = [] } = this.#endpoint
    const body = this.#bodySchema()
    return {
      method,
      path,
      takesSignIn: api === 'v3',
      inputs: (['path', 'query'] as const).flatMap((place) =>
        this.#parametersIn(place).map((parameter) => inputOf(place, parameter, this.#schemas)),
      ),
      body: body && JSON.stringify(exampleBody(body, this.#examples), undefined, 2),
      files: stream,
    }
  }

  #facts(): Fact[] {
    const { texts } = this.#site
    const { api, method, permission, aliases = [] } = this.#endpoint
    return [
      { term: texts.pages.permission, text: permissionText(permission, texts) },
      { term: texts.pages.key, text: this.#either(CREDENTIALS[api].map((kind) => `${kind}_`)) },
      ...aliases.map((alias): Fact => {
        const why = mark(`${method} ${alias}`, texts)['x-muster-extension'] ?? ''
        const isKnown = why === this.#operation['x-muster-extension']
        return { term: texts.pages.alsoAt, text: `${code(alias)}${isKnown ? '' : ` ${why}`}` }
      }),
    ]
  }

  #parameters(): Block[] {
    const { pages } = this.#site.texts
    const fieldsIn = (place: 'path' | 'query') =>
      this.#parametersIn(place).map(({ name, schema, isRequired }) =>
        this.#fields.parameter(name, schema, isRequired),
      )
    const [inPath, inQuery] = [fieldsIn('path'), fieldsIn('query')]
    const hasQs = this.#operation.parameters?.some(({ name }) => name === 'qs') === true
    return [
      ...(inPath.length > 0 ? [heading(pages.pathParameters), fields(inPath)] : []),
      ...(inQuery.length > 0 ? [heading(pages.queryParameters)] : []),
      ...(hasQs ? [text(pages.qs)] : []),
      ...(inQuery.length > 0 ? [fields(inQuery)] : []),
    ]
  }

  /** Those of `qs` one by one. */
  #parametersIn(place: 'path' | 'query'): Parameter[] {
    return (this.#operation.parameters ?? [])
      .filter((one) => one.in === place)
      .flatMap(({ name, required, description, schema, ...rest }) =>
        name === 'qs'
          ? Object.entries(this.#schemas.resolve(asSchema(schema)).properties ?? {}).map(
              ([member, one]): Parameter => ({ name: member, schema: one, isRequired: false }),
            )
          : [{ name, schema: { ...asSchema(schema), description, ...rest }, isRequired: required }],
      )
  }

  #body(): Block[] {
    const { pages } = this.#site.texts
    const { stream } = this.#endpoint
    const schema = this.#bodySchema()
    if (schema) return [heading(pages.body), fields(this.#fields.of(schema, true))]
    if (!stream) return []
    return [heading(pages.body), text(fill(pages.stream, { types: this.#either(stream) }))]
  }

  #answer(): Block[] {
    const { pages } = this.#site.texts
    const schema = this.#schemaOf('200')
    const shapes = this.#schemas.shapesOf(schema)
    const intro = schema.anyOf ? [text(pages.oneOf)] : schema.items ? [text(pages.listOf)] : []
    return [
      heading(pages.answer),
      text(pages.alwaysSent),
      ...intro,
      ...shapes.flatMap((shape): Block[] => [
        { kind: 'heading', level: 3, text: code(shape.title ?? '') },
        text(shape.description ?? ''),
        fields(this.#fields.of(shape)),
      ]),
    ]
  }

  #errors(): Block[] {
    const { pages } = this.#site.texts
    const rows = Object.entries(this.#operation.responses)
      .filter(([status]) => status !== '200')
      .map(([status, { description }]) => [code(status), description])
    return [heading(pages.errors), { kind: 'table', head: [pages.status, pages.meaning], rows }]
  }

  #either(values: readonly string[]): string {
    return new Intl.ListFormat(this.#site.language, { type: 'disjunction' }).format(values.map(code))
  }

  #schemaOf(status: string): Schema {
    const [content] = Object.values(this.#operation.responses[status]?.content ?? {})
    return asSchema(content?.schema ?? {})
  }

  #bodySchema(): Schema | undefined {
    const schema = this.#operation.requestBody?.content['application/json']?.schema
    return schema && this.#schemas.resolve(asSchema(schema))
  }
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text }
}

function text(text: string): Block {
  return { kind: 'text', text }
}

function fields(fields: Extract<Block, { kind: 'fields' }>['fields']): Block {
  return { kind: 'fields', fields }
}
