import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { connectFailureOf, failureOf } from './failures.ts'
import { nameOf } from './prepared.ts'

const INT8 = 20
const INT8_ARRAY = 1016
const NUMERIC = 1700
const NUMERIC_ARRAY = 1231
const TEXT_ARRAY = 1009

/** `int8` and `numeric` are read as numbers; all else as the driver has it. */
const PARSERS = new Map<number, (text: string) => unknown>([
  [INT8, exactNumber],
  [NUMERIC, Number],
  [INT8_ARRAY, arrayOf(exactNumber)],
  [NUMERIC_ARRAY, arrayOf(Number)],
])

/** A pool for Kysely whose failures are told by `failureOf`, and which a lost connection never brings down. */
export function createPool(config: pg.PoolConfig): PostgresPool {
  const pool = new pg.Pool({ ...config, types: { getTypeParser } })
  // An error outside of a query is a lost connection. The pool drops it; whoever uses it next is told by their query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      try {
        return guard(await pool.connect())
      } catch (error) {
        throw connectFailureOf(error)
      }
    },
  }
}

function guard(client: pg.PoolClient): PostgresPoolClient {
  const query = async (sql: string, parameters: unknown[]) => {
    try {
      return await client.query({ text: sql, values: parameters, ...nameOf(sql) })
    } catch (error) {
      throw failureOf(error)
    }
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}

function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  return PARSERS.get(oid) ?? (pg.types.getTypeParser(oid, format) as (text: string) => unknown)
}

function exactNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${text} is beyond the whole numbers that are exact`)
  return number
}

function arrayOf<T>(parse: (text: string) => T): (text: string) => (T | null)[] {
  return (text) => {
    const items = getTypeParser(TEXT_ARRAY)(text) as (string | null)[]
    return items.map((item) => (item === null ? null : parse(item)))
  }
}
