import { sql } from 'kysely'
import { storableJson } from '../domain/text.ts'
import type { ListedSession, SessionChange } from '../domain/session.ts'
import type { Micros } from '../domain/time.ts'
import type { Db } from './context.ts'
import { listWhole } from './sessions.ts'

/** So many of the newest changes of an organisation are kept. */
export const MOST_CHANGES = 10_000
/** Old ones are removed so many at a time. */
const REMOVED_AT_ONCE = 500

/**
 * Writes down what became of sessions since they were as given: of those of `sessionIds` in any case, of `related` ones
 * where they differ. The caller holds `lockSessions`.
 */
export async function logChanges(
  trx: Db,
  orgId: string,
  was: readonly ListedSession[],
  ids: { readonly sessionIds: readonly string[]; readonly related?: readonly string[] },
  now: Micros,
): Promise<void> {
  const { sessionIds, related = [] } = ids
  const before = new Map(was.map((session) => [session.sessionId, session]))
  const present = await listWhole(trx, orgId, [...new Set([...sessionIds, ...related])])
  const after = new Map(present.map((session) => [session.sessionId, session]))
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => sessionIds.includes(id) || JSON.stringify(before.get(id)) !== JSON.stringify(after.get(id)),
  )
  if (changed.length === 0) return
  const rows = changed.map((sessionId) => ({
    sessionId,
    before: before.get(sessionId) ?? null,
    after: after.get(sessionId) ?? null,
  }))
  const { rows: counted } = await sql<{
    last: number
  }>`update org_totals set changes = changes + ${rows.length}
    where org_id = ${orgId} returning changes as last`.execute(trx)
  const last = counted[0]?.last ?? rows.length
  const first = last - rows.length
  await sql`insert into session_changes (org_id, change, session_id, changed_at, before, after)
    select ${orgId}, ${first}::bigint + n, row ->> 'sessionId', ${now}::bigint,
      nullif(row -> 'before', 'null'), nullif(row -> 'after', 'null')
    from jsonb_array_elements(${storableJson(rows)}::jsonb) with ordinality r (row, n)`.execute(trx)
  if (Math.floor(last / REMOVED_AT_ONCE) > Math.floor(first / REMOVED_AT_ONCE)) {
    await sql`delete from session_changes where org_id = ${orgId} and change <= ${last - MOST_CHANGES}`.execute(
      trx,
    )
  }
}

/** How far the changes of organisations have come, by id; those that never had one are left out. */
export async function countChanges(db: Db): Promise<Map<string, number>> {
  const { rows } = await sql<{ orgId: string; changes: number }>`
    select org_id as "orgId", changes from org_totals where changes > 0`.execute(db)
  return new Map(rows.map(({ orgId, changes }) => [orgId, changes]))
}

/** The kept changes of organisations behind those already known, in the order of each organisation. */
export async function listChanges(
  db: Db,
  known: ReadonlyMap<string, number>,
  limit: number,
): Promise<SessionChange[]> {
  const { rows } = await sql<SessionChange>`
    select c.org_id as "orgId", c.change, c.session_id as "sessionId", c.changed_at as "changedAt", c.before, c.after
    from unnest(${[...known.keys()]}::text[], ${[...known.values()]}::bigint[]) as k (org_id, change)
    join session_changes c on c.org_id = k.org_id and c.change > k.change
    order by c.org_id, c.change limit ${limit}`.execute(db)
  return rows
}
