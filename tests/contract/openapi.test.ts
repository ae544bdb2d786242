import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { describe, expect, test } from 'vitest'
import { APIS, operationIdOf, type Endpoint } from '../../src/contract/endpoint.ts'
import { EXTENSIONS } from '../../src/contract/extensions.ts'
import { ENDPOINTS } from '../../src/contract/index.ts'
import { openapi } from '../../src/contract/openapi.ts'

function referencesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : referencesIn(inner),
  )
}

/** Members, parameters and operations without a description. */
function silent(value: unknown, at = ''): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = Object.entries((value as { properties?: object }).properties ?? {})
    .filter(([, member]) => !('description' in member) && !('$ref' in member))
    .map(([name]) => `${at}.${name}`)
  return [...own, ...Object.entries(value).flatMap(([key, inner]) => silent(inner, `${at}/${key}`))]
}

describe.each(APIS)('the %s document', (api) => {
  const document = openapi(api)
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))

  test('is the same each time, and JSON', () => {
    expect(JSON.stringify(openapi(api))).toBe(JSON.stringify(document))
    expect(JSON.parse(JSON.stringify(document))).toEqual(document)
  })

  test('has every endpoint of the version, each with an id of its own', () => {
    const ids = Object.values<Endpoint>(ENDPOINTS)
      .filter((endpoint) => endpoint.api === api)
      .map(operationIdOf)
    expect(operations.map(({ operationId }) => operationId).toSorted()).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('refers to schemas that are there, and has none that nothing refers to', () => {
    const referred = new Set(referencesIn(document).map((one) => one.replace('#/components/schemas/', '')))
    expect([...referred].toSorted()).toEqual(Object.keys(document.components.schemas))
  })

  test('has schemas that a validator takes', () => {
    const ajv = formats.default(new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }))
    ajv.addVocabulary(['x-muster-extension', 'x-muster-extended', 'components'])
    ajv.addSchema({ $id: 'document', components: document.components })
    const names = Object.keys(document.components.schemas)
    expect(names.filter((name) => !ajv.getSchema(`document#/components/schemas/${name}`))).toEqual([])
    const schemas = operations.flatMap(({ parameters = [] }) => parameters.map(({ schema }) => schema))
    expect(schemas.filter((schema) => ajv.validateSchema(schema) !== true)).toEqual([])
  })

  test('says something about every operation, parameter and member', () => {
    expect(operations.filter(({ summary, description }) => summary === '' || description === '')).toEqual([])
    const parameters = operations.flatMap((operation) => operation.parameters ?? [])
    expect(parameters.filter(({ description }) => description === '')).toEqual([])
    expect(silent(document.components.schemas)).toEqual([])
    for (const { responses } of operations) {
      for (const { description } of Object.values(responses)) expect(description).not.toBe('')
    }
  })

  test('names every parameter of a path, and none besides', () => {
    for (const [path, methods] of Object.entries(document.paths)) {
      const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => `${name}`)
      for (const { parameters = [] } of Object.values(methods)) {
        const inPath = parameters.filter((one) => one.in === 'path').map((one) => one.name)
        expect([path, ...inPath.toSorted()]).toEqual([path, ...names.toSorted()])
      }
    }
  })
})

test('no path or alias is served twice by one method', () => {
  const served = Object.values<Endpoint>(ENDPOINTS).flatMap(({ method, path, aliases = [] }) =>
    [path, ...aliases].map((one) => `${method} ${one}`),
  )
  expect(new Set(served).size).toBe(served.length)
})

test('no extension is listed twice', () => {
  const addresses = Object.values(EXTENSIONS).flat()
  expect(new Set(addresses).size).toBe(addresses.length)
})
