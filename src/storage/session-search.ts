import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Order } from '../domain/filter.ts'
import type { Micros } from '../domain/time.ts'
import type { Term } from '../domain/words.ts'
import { where, type Condition, type Conditions } from './session-filter.ts'
import { hasEveryWord, hasPhrases, hasTerms, weekBegins, weekOf, type Weeks } from './words.ts'

/**
 * Weeks of one look into the index, each look further back than the one before; together some two years and a half. More
 * looks would find a page in fewer rows, and take longer to plan than that saves.
 */
const LOOKS = [1, 4, 16, 112]
/** Clocks go wrong: what lies further ahead is looked for by itself. */
const WEEKS_AHEAD = 2

/** Which of them, how many, and where the first are to be looked for. */
interface Wanted {
  readonly order: Order
  readonly inOrder: RawBuilder<unknown>
  readonly behind: readonly Condition[]
  readonly newest: Micros
  readonly limit: number
  /** Whether they are only counted, in no order. */
  readonly isCounted: boolean
}

/**
 * The sessions that have words which few have. The index knows no order: newest first it is asked for a few weeks at a
 * time, until there are enough.
 */
export function searchedOf(
  { narrowed, orgIds }: Conditions,
  terms: readonly Term[],
  { order, inOrder, behind, newest, limit, isCounted }: Wanted,
): RawBuilder<unknown> {
  const look = (weeks: Weeks | undefined, between: readonly Condition[] = []): RawBuilder<unknown> => sql`
    select sessions.* from session_words w join sessions using (org_id, session_id, revision)
    ${where([hasEveryWord(terms, orgIds, weeks), ...hasPhrases(terms), ...narrowed, ...behind, ...between])}`
  if (isCounted || order.by !== 'created_at' || order.direction === 'asc') return look(undefined)

  const ahead = weekOf(newest) + WEEKS_AHEAD
  const isAhead = sql<SqlBool>`created_at >= ${weekBegins(ahead)}`
  const looks = [sql`select * from sessions ${where([isAhead, ...narrowed, ...behind, hasTerms(terms)])}`]
  let to = ahead
  for (const weeks of LOOKS) {
    const from = to - weeks
    looks.push(look({ from, to }))
    to = from
  }
  looks.push(look(undefined, [sql`created_at < ${weekBegins(to)}`]))
  const ordered = looks.map((one) => sql`(select * from (${one}) w ${inOrder} limit ${limit})`)
  return sql`select * from (${sql.join(ordered, sql` union all `)}) w limit ${limit}`
}
