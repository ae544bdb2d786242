import type { TObject, TSchema } from 'typebox'
import { nonNull } from '../contract/primitives.ts'
import type { Issue } from '../domain/errors.ts'
import { isStorable } from '../domain/text.ts'

export interface ParsedQuery {
  /** Values in the types of the schema; absent parameters and nulls are left out. Ranges aren't checked yet. */
  readonly values: Record<string, unknown>
  readonly issues: readonly Issue[]
  /** Names that the schema doesn't know. */
  readonly ignored: readonly string[]
}

/** Raw values by name: texts of the URL, or JSON values of `qs`. */
type Raw = Map<string, unknown[]>

/** What stands behind the first question mark of a request's URL. */
export function searchOf(url: string): string {
  const mark = url.indexOf('?')
  return mark === -1 ? '' : url.slice(mark + 1)
}

/** The parameter that a name in a URL stands for: lists may be written with `[]`. */
export function parameterOf(name: string): string {
  return name.replace(/\[\d*\]$/, '')
}

/**
 * Reads a query string by the names and types of a schema; the one place where text becomes a value. Lists are
 * repeated keys, with or without `[]`. The object parameter `qs` may come as its members (flat), as JSON, or as
 * `qs[name]`; a flat key wins.
 */
export function parseQuery(text: string, schema: TObject | undefined): ParsedQuery {
  const properties: Record<string, TSchema> = schema?.properties ?? {}
  const flat: Raw = new Map()
  const nested: Raw = new Map()
  const issues: Issue[] = []
  for (const [key, value] of new URLSearchParams(withValues(text))) {
    const inQs = /^qs\[([^\]]*)\](?:\[\d*\])?$/.exec(key)
    if (key === 'qs' && schema !== undefined) readObject(value, nested, issues)
    else if (inQs && schema !== undefined) add(nested, inQs[1] ?? '', value)
    else add(flat, parameterOf(key), value)
  }
  const raw: Raw = new Map([...nested, ...flat])
  const ignored = [...raw.keys()].filter((name) => !Object.hasOwn(properties, name))
  const values: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(properties)) {
    const given = raw.get(name)
    if (given === undefined) {
      const preset = (property as { default?: unknown }).default
      if (preset !== undefined && preset !== null) values[name] = preset
      continue
    }
    const read = readValue(name, given, nonNull(property))
    if ('issue' in read) issues.push(read.issue)
    else values[name] = read.value
  }
  return { values, issues, ignored }
}

/**
 * Gives names that stand alone the empty value which they have anyway: for each of them Node's parser looks for a `=`
 * through all that follows, which takes seconds where there are very many.
 */
function withValues(text: string): string {
  const whole = (pair: string): string => (pair === '' || pair.includes('=') ? pair : `${pair}=`)
  return text.split('&').map(whole).join('&')
}

function add(raw: Raw, name: string, value: unknown): void {
  const values = raw.get(name)
  if (values === undefined) raw.set(name, [value])
  else values.push(value)
}

function readObject(text: string, into: Raw, issues: Issue[]): void {
  let object: unknown
  try {
    object = JSON.parse(text)
  } catch {
    object = undefined
  }
  if (typeof object !== 'object' || object === null || Array.isArray(object)) {
    issues.push({ loc: ['query', 'qs'], msg: '`qs` must be a JSON object.', type: 'json_invalid' })
    return
  }
  for (const [name, value] of Object.entries(object)) {
    if (value === null) continue
    for (const item of Array.isArray(value) ? value : [value]) add(into, name, item)
    if (Array.isArray(value) && value.length === 0) into.set(name, [])
  }
}

type Read = { readonly value: unknown } | { readonly issue: Issue }

function readValue(name: string, given: readonly unknown[], schema: TSchema): Read {
  const { type, items } = schema as { type?: string; items?: TSchema }
  if (type === 'array' && items !== undefined) {
    const list: unknown[] = []
    for (const [index, value] of given.entries()) {
      const read = readScalar(['query', name, index], value, items)
      if ('issue' in read) return read
      list.push(read.value)
    }
    return { value: list }
  }
  if (given.length !== 1) {
    return refuse(
      ['query', name],
      `\`${name}\` takes one value, ${given.length} were given.`,
      'multiple_values',
    )
  }
  return readScalar(['query', name], given[0], schema)
}

function readScalar(loc: Issue['loc'], given: unknown, schema: TSchema): Read {
  const { type } = schema as { type?: string }
  if (typeof given !== 'string' && typeof given !== 'number' && typeof given !== 'boolean') {
    return refuse(loc, 'Must be a single value.', `${type}_type`)
  }
  const text = String(given)
  if (!isStorable(text)) {
    return refuse(loc, 'Must not contain a NUL character or half a surrogate pair.', 'string_invalid')
  }
  switch (type) {
    case 'integer':
      return /^-?\d{1,15}$/.test(text)
        ? { value: Number(text) }
        : refuse(loc, 'Must be a whole number of at most 15 digits.', 'int_parsing')
    case 'number':
      return /^-?\d{1,15}(?:\.\d{1,9})?$/.test(text)
        ? { value: Number(text) }
        : refuse(loc, 'Must be a number such as 2 or 0.25.', 'float_parsing')
    case 'boolean':
      if (/^(true|1|yes|on)$/i.test(text)) return { value: true }
      if (/^(false|0|no|off)$/i.test(text)) return { value: false }
      return refuse(loc, 'Must be true or false.', 'bool_parsing')
    default:
      return { value: text }
  }
}

function refuse(loc: Issue['loc'], msg: string, type: string): Read {
  return { issue: { loc, msg, type } }
}
