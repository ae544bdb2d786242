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

/**
 * What a person or an organisation is called, null for other values.
 * @param name the column with what `value` is a value of
 */
export function labelOf(name: string): RawBuilder<unknown> {
  return sql`case ${sql.ref(name)}
    when 'user_id' then (select coalesce(name, email) from users where user_id = value)
    when 'organization' then (select name from organizations where org_id = value)
  end`
}
