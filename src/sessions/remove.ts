import type { Context } from '../storage/context.ts'
import { logChanges } from '../storage/changes.ts'
import { linkFamilies, listChildren } from '../storage/families.ts'
import { dropOriginal, listVersions } from '../storage/originals.ts'
import { listReadFrom } from '../storage/session-details.ts'
import { listWhole } from '../storage/sessions.ts'
import {
  addToTotal,
  deleteOldRows,
  deleteSessions,
  listBefore,
  lockSessions,
} from '../storage/session-write.ts'
import { uncount } from '../storage/summary-totals.ts'

/** Removes sessions of an organisation with all that is kept of them, and tells how many were there. */
export async function removeSessions(
  { db, now }: Context,
  orgId: string,
  sessionIds: readonly string[],
): Promise<number> {
  const at = now()
  const removed = await db.transaction().execute(async (trx) => {
    await lockSessions(trx, orgId)
    const before = await listBefore(trx, orgId, sessionIds)
    const ids = before.map(({ sessionId }) => sessionId)
    const parentIds = before.flatMap(({ parentRef }) => parentRef ?? [])
    const related = [...parentIds, ...(await listChildren(trx, orgId, ids))]
    const was = await listWhole(trx, orgId, [...new Set([...ids, ...related])])
    const originalIds = (await listReadFrom(trx, orgId, ids)).map(({ originalId }) => originalId)
    await uncount(trx, orgId, ids)
    await deleteSessions(trx, orgId, ids)
    for (const originalId of new Set(originalIds)) {
      for (const version of await listVersions(trx, orgId, originalId)) await dropOriginal(trx, version)
    }
    await addToTotal(trx, orgId, -ids.length)
    await linkFamilies(trx, orgId, ids, parentIds)
    await logChanges(trx, orgId, was, { sessionIds: ids, related }, at)
    return ids
  })
  // Nothing reads these any more.
  await deleteOldRows(db, orgId, removed, { revision: 0, olderThan: Number.MAX_SAFE_INTEGER })
  return removed.length
}
