import { sql } from 'kysely'
import type { Db } from './context.ts'

/**
 * Joins parents and children that have come to know, or to miss, each other: `parent_session_id` names the parent
 * where it is there, `child_session_ids` the children, oldest first. `sessionIds` are the sessions that came, changed
 * or went, `parentIds` all that are or were their parents.
 */
export async function linkFamilies(
  trx: Db,
  orgId: string,
  sessionIds: readonly string[],
  parentIds: readonly string[],
): Promise<void> {
  await sql`
    update sessions s set parent_session_id = family.parent
    from (
      select c.session_id, p.session_id as parent
      from sessions c left join sessions p on p.org_id = c.org_id and p.session_id = c.parent_ref
      where c.org_id = ${orgId}
        and (c.session_id = any (${sessionIds}::text[]) or c.parent_ref = any (${sessionIds}::text[]))
    ) family
    where s.org_id = ${orgId} and s.session_id = family.session_id
      and s.parent_session_id is distinct from family.parent`.execute(trx)
  await sql`
    update sessions s set child_session_ids = family.children
    from (
      select p.session_id, array_remove(array_agg(c.session_id order by c.created_at, c.session_id), null) as children
      from sessions p left join sessions c on c.org_id = p.org_id and c.parent_ref = p.session_id
      where p.org_id = ${orgId} and p.session_id = any (${[...sessionIds, ...parentIds]}::text[])
      group by p.session_id
    ) family
    where s.org_id = ${orgId} and s.session_id = family.session_id
      and s.child_session_ids <> family.children`.execute(trx)
}

/** Those that name one of these as their parent, whether or not the parent is there. */
export async function listChildren(db: Db, orgId: string, parentIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sessionId: string }>`select session_id as "sessionId" from sessions
    where org_id = ${orgId} and parent_ref = any (${parentIds}::text[])`.execute(db)
  return rows.map(({ sessionId }) => sessionId)
}
