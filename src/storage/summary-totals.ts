import { sql, type RawBuilder } from 'kysely'
import { OUTCOMES, SESSION_SIZES } from '../domain/vocabulary.ts'
import type { Db } from './context.ts'

/** The sums of a group of facts or their parts, in the order of `SUMMED`. */
export const SUMS: RawBuilder<unknown> = sql`count(*) as sessions, sum(micro_acus)::bigint as micro_acus,
  sum((micro_acus / 1e6) ^ 2)::double precision as squared_acus, ${sql.join([
    ...OUTCOMES.map((name) => sql`count(*) filter (where outcome = ${name}) as ${sql.ref(name)}`),
    ...SESSION_SIZES.map((name) => sql`count(*) filter (where session_size = ${name}) as ${sql.ref(name)}`),
  ])}`

/** The totals' columns behind `value`. */
export const SUMMED = ['sessions', 'micro_acus', 'squared_acus', ...OUTCOMES, ...SESSION_SIZES]

/**
 * Takes sessions out of the sums of their organisation, before they change. The caller holds `lockSessions`, and counts
 * them again in the same transaction.
 */
export async function uncount(trx: Db, orgId: string, sessionIds: readonly string[]): Promise<void> {
  await addParts(trx, orgId, sessionIds, sql`-`)
  await sql`delete from summary_facts
    where org_id = ${orgId} and session_id = any (${sessionIds}::text[])`.execute(trx)
}

/** Counts sessions as they are now. Those that are gone have no part. */
export async function count(trx: Db, orgId: string, sessionIds: readonly string[]): Promise<void> {
  await sql`insert into summary_facts select * from summary_facts_now
    where org_id = ${orgId} and session_id = any (${sessionIds}::text[])`.execute(trx)
  await addParts(trx, orgId, sessionIds, sql`+`)
}

async function addParts(
  trx: Db,
  orgId: string,
  sessionIds: readonly string[],
  sign: RawBuilder<unknown>,
): Promise<void> {
  const sums = SUMMED.map(
    (name) => sql`${sql.ref(name)} = t.${sql.ref(name)} ${sign} excluded.${sql.ref(name)}`,
  )
  await sql`insert into summary_totals as t (org_id, dimension, value, ${sql.join(SUMMED.map(sql.ref))})
    select org_id, dimension, value, ${SUMS} from summary_parts
    where org_id = ${orgId} and session_id = any (${sessionIds}::text[])
    group by org_id, dimension, value order by dimension, value
    on conflict (org_id, dimension, value) do update set ${sql.join(sums)}`.execute(trx)
  await sql`insert into summary_users as t (org_id, week, user_id, sessions)
    select org_id, week, user_id, count(*) from summary_facts
    where org_id = ${orgId} and session_id = any (${sessionIds}::text[]) and user_id is not null
    group by org_id, week, user_id order by week, user_id
    on conflict (org_id, week, user_id) do update set sessions = t.sessions ${sign} excluded.sessions`.execute(
    trx,
  )
}
