import { InvalidArgumentError, Option } from 'commander'
import type { TSchema } from 'typebox'
import type { SessionFilter } from '../../sdk/index.ts'
import { nonNull } from '../contract/primitives.ts'
import { parameters } from '../contract/texts/en/parameters.ts'
import { SessionsQueryParams } from '../contract/v3/query.ts'
import type { GivenAs } from './refusal.ts'
import { parseTime } from './time.ts'

/** A parameter of the list as a flag: `created_after` is `--created-after`. */
interface Flag {
  readonly name: keyof SessionFilter
  readonly option: Option
}

/** The parameters of the published list, each as a flag; those that are lists may be repeated. */
export function filterFlags(): Flag[] {
  return Object.entries(SessionsQueryParams.properties).map(([name, schema]) => ({
    name: name as keyof SessionFilter,
    option: optionOf(name, schema),
  }))
}

/** What the flags ask for, in the names of the API. */
export function filterOf(flags: readonly Flag[], values: Readonly<Record<string, unknown>>): SessionFilter {
  const given = flags.map(({ name, option }) => [name, values[option.attributeName()]] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== undefined))
}

/** What the server refuses of a filter is told by its flag. */
export function flagNames(flags: readonly Flag[]): GivenAs {
  return Object.fromEntries(flags.map(({ name, option }) => [name, option.long ?? name]))
}

function optionOf(name: string, schema: TSchema): Option {
  const description = TEXTS[name] ?? ''
  const { type, items, enum: words } = nonNull(schema) as Published
  const flag = `--${name.replaceAll('_', '-')}`
  if (name === 'first')
    return new Option('--limit, --first <number>', 'rows a page, 1 to 200 (default: 100)').argParser(
      parseFirst,
    )
  if (type === 'integer') {
    const said = description.replace(' Unix seconds.', ' As 2026-01-31, 7d, 24h or Unix seconds.')
    return new Option(`${flag} <time>`, said).argParser(parseTime)
  }
  if (type === 'number') return new Option(`${flag} <number>`, description).argParser(parseNumber)
  if (type === 'boolean') return new Option(`${flag} [yes|no]`, description).argParser(parseBoolean)
  if (type !== 'array') return withWords(new Option(`${flag} <value>`, description), words)
  const option = withWords(new Option(`${flag} <value>`, `${description} May be repeated.`), items?.enum)
  const parse = option.parseArg
  return option.argParser((value: string, before: string[] | undefined) => {
    parse?.(value, [])
    return [...(before ?? []), value]
  })
}

const TEXTS: Readonly<Record<string, string>> = {
  ...parameters.cursor,
  ...parameters.filters,
  ...parameters.moreFilters,
  ...parameters.ordering,
}

interface Published {
  readonly type?: string
  readonly enum?: readonly string[]
  readonly items?: { readonly enum?: readonly string[] }
}

function withWords(option: Option, words: readonly string[] | undefined): Option {
  return words === undefined ? option : option.choices(words)
}

function parseFirst(text: string): number {
  const number = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (number >= 1 && number <= 200) return number
  throw new InvalidArgumentError('It must be a number from 1 to 200.')
}

function parseNumber(text: string): number {
  if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It must be a number such as 2 or 0.25.')
}

function parseBoolean(text: string | boolean): boolean {
  if (text === true || text === 'yes') return true
  if (text === 'no') return false
  throw new InvalidArgumentError('It must be yes or no.')
}
