import { sql, type RawBuilder } from 'kysely'
import type { Term } from '../domain/words.ts'
import { where, type Condition, type Conditions } from './session-filter.ts'
import { hasByIndex, weekBegins, weekOf, type Weeks } from './words.ts'

/**
 * Up to how many weeks back each look into the index goes on from the one before; behind these it is asked for the rest,
 * since what isn't met often in them is rare. More looks would find a page in fewer rows, and take longer to plan.
 */
const LOOKS = [1, 5, 21]

/** Every session that has words which few have, in no order. */
export function allSearched(
  { narrowed, orgIds }: Conditions,
  terms: readonly Term[],
  behind: readonly Condition[],
): RawBuilder<unknown> {
  return look(hasByIndex(terms, orgIds, undefined), [...narrowed, ...behind])
}

/**
 * So many of the newest sessions that have words which few have. The index knows no order: it is asked for a few weeks at
 * a time, from that of `newest`, an SQL time behind which all are, until there are enough.
 */
export function newestSearched(
  { narrowed, orgIds }: Conditions,
  terms: readonly Term[],
  behind: readonly Condition[],
  newest: RawBuilder<unknown>,
  limit: number,
): RawBuilder<unknown> {
  const latest = weekOf(newest)
  const asked = [...narrowed, ...behind]
  const inWeeks = (weeks: Weeks | undefined, more: readonly Condition[] = []): RawBuilder<unknown> => sql`(
    ${look(hasByIndex(terms, orgIds, weeks), [...asked, ...more])}
    order by w.began_at desc, w.session_id desc limit ${limit})`
  const looks = LOOKS.map((to, n) => inWeeks({ latest, from: LOOKS[n - 1] ?? 0, to }))
  const oldest = weekBegins(sql`(${latest} - ${sql.lit((LOOKS.at(-1) ?? 1) - 1)})`)
  looks.push(inWeeks(undefined, [sql`w.began_at < ${oldest}`]))
  return sql`select * from (${sql.join(looks, sql` union all `)}) w limit ${limit}`
}

function look(has: Condition, asked: readonly Condition[]): RawBuilder<unknown> {
  return sql`select sessions.* from (
      select org_id, session_id, revision, created_at as began_at from session_words w where ${has}
    ) w join sessions using (org_id, session_id, revision) ${where(asked)}`
}
