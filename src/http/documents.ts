import type { FastifyInstance } from 'fastify'
import { stringify } from 'yaml'
import { APIS } from '../contract/endpoint.ts'
import { openapi } from '../contract/openapi.ts'

/** The OpenAPI documents, made from the contract once at start. */
export function mountDocuments(app: FastifyInstance): void {
  for (const api of APIS) {
    const document = openapi(api)
    const json = JSON.stringify(document)
    const yaml = stringify(document)
    app.get(`/${api}-openapi.json`, async (_, reply) =>
      reply.type('application/json; charset=utf-8').send(json),
    )
    app.get(`/${api}-openapi.yaml`, async (_, reply) =>
      reply.type('application/yaml; charset=utf-8').send(yaml),
    )
  }
}
