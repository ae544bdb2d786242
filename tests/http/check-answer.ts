import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { HTTPValidationError, ProblemDetail } from '../../src/contract/errors.ts'
import { ENDPOINTS } from '../../src/contract/index.ts'
import type { Endpoint } from '../../src/contract/endpoint.ts'

/** Every answer that the tests see goes through here: it has exactly the members of its published shape. */

const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true, allowUnionTypes: true }))

const SENT_AT_TIMES: readonly string[] = ['retry_after', 'snippet']

const isProblem = ajv.compile(exact(ProblemDetail))
const isValidationProblem = ajv.compile(exact(HTTPValidationError))

interface Served {
  readonly endpoint: Endpoint
  readonly path: RegExp
  readonly isAnswer: ValidateFunction
}

const SERVED: readonly Served[] = Object.values<Endpoint>(ENDPOINTS).flatMap((endpoint) => {
  const isAnswer = ajv.compile(exact(endpoint.response))
  return [endpoint.path, ...(endpoint.aliases ?? [])].map((path) => ({
    endpoint,
    path: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}$`),
    isAnswer,
  }))
})

/** What is wrong with an answer; `undefined` for nothing. Answers of no endpoint are only looked at when they are errors. */
export function faultOf(answer: {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly type: string
  readonly text: string
}): string | undefined {
  const { method, path, status, type, text } = answer
  const isHead = method === 'HEAD'
  if (isHead || status === 304) return text === '' ? undefined : 'a body where there should be none'
  if (status >= 400) return faultOfError(status, type, text)
  // A literal segment wins over a parameter, as in the server's routes.
  const served = SERVED.filter((one) => one.endpoint.method === method && one.path.test(path)).toSorted(
    (a, b) => b.path.source.split('([^/]+)').length - a.path.source.split('([^/]+)').length,
  )
  const own = served.at(-1)
  if (own === undefined) return undefined
  if (own.endpoint.eventStream === true) return faultOfEvents(own.isAnswer, type, text)
  if (!type.startsWith('application/json')) return `content type ${type}`
  return faultOfValue(own.isAnswer, JSON.parse(text))
}

function faultOfEvents(isData: ValidateFunction, type: string, text: string): string | undefined {
  if (!type.startsWith('text/event-stream')) return `content type ${type}`
  const data = [...text.matchAll(/^data: (.*)$/gm)].map(([, json = '']) => json)
  return data.map((json) => faultOfValue(isData, JSON.parse(json))).find((fault) => fault !== undefined)
}

function faultOfError(status: number, type: string, text: string): string | undefined {
  if (!/^application\/(problem\+)?json/.test(type)) return `content type ${type} of an error`
  const body = JSON.parse(text) as { readonly status: unknown; readonly retry_after?: unknown }
  if (body.status !== status) return `status ${String(body.status)} in the body of a ${status}`
  return faultOfValue(status === 422 ? isValidationProblem : isProblem, body)
}

function faultOfValue(validate: ValidateFunction, value: unknown): string | undefined {
  return validate(value) ? undefined : ajv.errorsText(validate.errors)
}

/** The schema with every member required and none besides: what is published is always sent, and nothing else is. */
function exact(schema: unknown): object {
  return strict(structuredClone(schema)) as object
}

function strict(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(strict)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, strict(value)]))
  if (!('properties' in schema) || typeof schema.properties !== 'object') return inner
  const required = Object.keys(schema.properties ?? {}).filter((name) => !SENT_AT_TIMES.includes(name))
  return { ...inner, required, additionalProperties: false }
}
