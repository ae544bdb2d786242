import { sql, type RawBuilder } from 'kysely'
import type { Term } from '../domain/words.ts'
import { where, type Condition, type Conditions } from './session-filter.ts'
import { hasByIndex, weekBegins, weekOf, type Weeks } from './words.ts'

/**
 * Up to how many weeks back each look into the index goes on from the one before; behind these it is asked for the rest,
 * since what isn't met often in them is rare. More looks would find a page in fewer rows, and take longer to plan.
 */
const LOOKS = [1, 5, 21]
/** Counting is soon done with common words, and needs all of rare ones. */
const LOOKS_TO_COUNT = [1]

/** Every session that has words which few have, in no order. */
export function allSearched(
  { narrowed, marks }: Conditions,
  terms: readonly Term[],
  behind: readonly Condition[],
): RawBuilder<unknown> {
  return look(hasByIndex(terms, marks, undefined), [...narrowed, ...behind])
}

/** The same, a few weeks at a time from that of `newest` on, so that who needs no more needn't read all. */
export function searchedInTurn(
  conditions: Conditions,
  terms: readonly Term[],
  newest: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql.join(looks(LOOKS_TO_COUNT, conditions, terms, [], newest), sql` union all `)
}

/**
 * So many of the newest sessions that have words which few have. The index knows no order: it is asked for a few weeks at
 * a time, from that of `newest`, an SQL time behind which all are, until there are enough.
 */
export function newestSearched(
  conditions: Conditions,
  terms: readonly Term[],
  behind: readonly Condition[],
  newest: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  const inOrder = looks(LOOKS, conditions, terms, behind, newest).map(
    (one) => sql`(${one} order by w.began_at desc, w.session_id desc limit ${limit})`,
  )
  return sql`select * from (${sql.join(inOrder, sql` union all `)}) w limit ${limit}`
}

/** The looks that together find all, from the newest weeks to the oldest. */
function looks(
  upTo: readonly number[],
  { narrowed, marks }: Conditions,
  terms: readonly Term[],
  behind: readonly Condition[],
  newest: RawBuilder<unknown>,
): RawBuilder<unknown>[] {
  const latest = weekOf(newest)
  const inWeeks = (weeks: Weeks | undefined, more: readonly Condition[] = []): RawBuilder<unknown> =>
    look(hasByIndex(terms, marks, weeks), [...narrowed, ...behind, ...more])
  const oldest = weekBegins(sql`(${latest} - ${sql.lit((upTo.at(-1) ?? 1) - 1)})`)
  return [
    ...upTo.map((to, n) => inWeeks({ latest, from: upTo[n - 1] ?? 0, to })),
    inWeeks(undefined, [sql`w.began_at < ${oldest}`]),
  ]
}

function look(has: Condition, asked: readonly Condition[]): RawBuilder<unknown> {
  return sql`select sessions.* from (
      select org_id, session_id, revision, created_at as began_at from session_words w where ${has}
    ) w join sessions using (org_id, session_id, revision) ${where(asked)}`
}
