import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import type { TSchema } from 'typebox'
import type { Issue } from '../domain/errors.ts'
import { isStorable } from '../domain/text.ts'

/** No coercion: values have their types before they come here. */
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })

export type Validate = (value: unknown) => readonly Issue[]

/** Checks a part of a request against its schema; `part` leads the location of every issue. */
export function validatorOf(part: 'query' | 'body', schema: TSchema): Validate {
  const validate: ValidateFunction = ajv.compile(schema)
  return (value) => (validate(value) ? [] : issuesOf(part, validate.errors ?? []))
}

const DEEPEST = 16

/** Texts of a JSON body that can't be stored, wherever they stand, and what is nested deeper than any body is. */
export function unstorableIn(value: unknown, loc: Issue['loc'] = ['body']): Issue[] {
  if (typeof value === 'string') {
    const msg = 'Must not contain a NUL character or half a surrogate pair.'
    return isStorable(value) ? [] : [{ loc, msg, type: 'string_invalid' }]
  }
  if (typeof value !== 'object' || value === null) return []
  if (loc.length > DEEPEST) return [{ loc, msg: 'Must not be nested so deep.', type: 'too_deep' }]
  if (Array.isArray(value)) return value.flatMap((item, index) => unstorableIn(item, [...loc, index]))
  return Object.entries(value).flatMap(([name, inner]) => unstorableIn(inner, [...loc, name]))
}

function issuesOf(part: 'query' | 'body', errors: readonly ErrorObject[]): Issue[] {
  // An alternative with null fails as a whole and in each branch: the branch that isn't null says what is wrong.
  const telling = errors.filter(({ keyword, params }) => keyword !== 'anyOf' && params['type'] !== 'null')
  return telling.map((error) => ({ loc: [part, ...pathOf(error)], ...explain(error) }))
}

function pathOf({ instancePath, keyword, params }: ErrorObject): (string | number)[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((token) => (/^\d+$/.test(token) ? Number(token) : token))
  return keyword === 'required' ? [...path, String(params['missingProperty'])] : path
}

function explain({ keyword, params, instancePath, message }: ErrorObject): Pick<Issue, 'msg' | 'type'> {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return { msg: 'This field is required.', type: 'missing' }
    case 'enum':
      return { msg: `Must be one of: ${(params['allowedValues'] as unknown[]).join(', ')}.`, type: 'enum' }
    case 'minimum':
      return { msg: `Must be ${limit} or more.`, type: 'greater_than_equal' }
    case 'maximum':
      return /_(after|before)$/.test(instancePath)
        ? { msg: 'Must be in seconds, not milliseconds.', type: 'time_in_milliseconds' }
        : { msg: `Must be ${limit} or less.`, type: 'less_than_equal' }
    case 'minLength':
      return limit === '1'
        ? { msg: 'Must not be empty.', type: keyword }
        : { msg: `Must have ${limit} characters or more.`, type: keyword }
    case 'maxLength':
      return { msg: `Must have ${limit} characters or fewer.`, type: keyword }
    case 'maxItems':
      return { msg: `At most ${limit} values.`, type: 'too_long' }
    case 'type':
      return { msg: `Must be of type ${String(params['type'])}.`, type: `${String(params['type'])}_type` }
    default:
      return { msg: `${message ?? 'is not valid'}.`, type: keyword }
  }
}
