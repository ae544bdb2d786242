import { sql, type RawBuilder } from 'kysely'

/** Parts of a statement that groups rows once by each of some columns, and once all together, in one pass. */
export interface Grouping {
  /** What a row is grouped by: the name of a column, or `all`. */
  readonly name: RawBuilder<unknown>
  /** The value of that column; empty for `all`. */
  readonly value: RawBuilder<unknown>
  /** Stands behind `group by`. */
  readonly sets: RawBuilder<unknown>
}

/** @param columns columns by what they are called in the result */
export function groupingBy(columns: Readonly<Record<string, string>>): Grouping {
  const named = Object.entries(columns).map(([name, column]) => ({ name, column: sql.ref(column) }))
  const names = named.map(({ name, column }) => sql`when grouping(${column}) = 0 then ${name}`)
  const values = named.map(({ column }) => sql`when grouping(${column}) = 0 then ${column}::text`)
  return {
    name: sql`case ${sql.join(names, sql` `)} else 'all' end`,
    value: sql`case ${sql.join(values, sql` `)} else '' end`,
    sets: sql`grouping sets ((), ${sql.join(named.map(({ column }) => sql`(${column})`))})`,
  }
}
