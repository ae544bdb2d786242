import type { Endpoint } from '../../contract/endpoint.ts'
import { curlOf } from './browser/curl.js'
import { VALUES, type Examples } from './example.ts'
import type { Schema } from './schema.ts'

/** Parameters and optional members that an example has where they exist. */
const SHOWN = ['first', 'limit', 'tags', 'role']

/** A command that calls the endpoint; the key is taken from the variable MUSTER_KEY. */
export function curl(
  endpoint: Endpoint,
  publicUrl: string,
  examples: Examples,
  body: Schema | undefined,
): string {
  const { method, path, query, stream } = endpoint
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => String(VALUES[name]))
  const pairs = Object.keys(query?.properties ?? {})
    .filter((name) => SHOWN.includes(name))
    .map((name) => `${name}=${String(VALUES[name])}`)
  const url = `${publicUrl}${filled}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
  const fileType = stream?.at(-1)
  return curlOf({
    method,
    url,
    ...(body && { type: 'application/json', data: JSON.stringify(exampleBody(body, examples)) }),
    ...(fileType !== undefined && { type: fileType, file: 'session.jsonl' }),
  })
}

/** What a request may carry. */
export function exampleBody(body: Schema, examples: Examples): object {
  const { properties = {}, required = [] } = body
  const names = Object.keys(properties).filter((name) => required.includes(name) || SHOWN.includes(name))
  return examples.object(body, names)
}
