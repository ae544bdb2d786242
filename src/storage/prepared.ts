import { createHash } from 'node:crypto'
import { sql } from 'kysely'

const MARK = '/* prepared */'

/**
 * Stands before a statement that every request sends and whose plan is the same for all values: each connection parses
 * and plans it once. Lists aren't such: what a filter's value is decides how they are best read.
 */
export const PREPARED = sql.raw(MARK)

const names = new Map<string, string>()

/** The name under which a connection keeps a prepared statement; none for others. */
export function nameOf(text: string): { readonly name?: string } {
  if (!text.trimStart().startsWith(MARK)) return {}
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 32)
    names.set(text, name)
  }
  return { name }
}
