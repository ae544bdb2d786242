import { removeSessions } from '../sessions/remove.ts'
import type { Context } from '../storage/context.ts'
import { listChildren } from '../storage/families.ts'
import { countThere } from '../storage/sessions.ts'
import { demoIdIn, demoSessions } from './transcripts.ts'

interface DemoCount {
  readonly sessions: number
  readonly size: number
}

/** How many sessions of the demo some organisations have, and how many it has in all, without sub-agents. */
export async function countDemo({ db }: Context, orgIds: readonly string[]): Promise<DemoCount> {
  const sessions = demoSessions(new Date())
  const ids = orgIds.flatMap((orgId) => sessions.map((session) => demoIdIn(orgId, session)))
  return { sessions: await countThere(db, ids), size: sessions.length }
}

/** Removes the demo from some organisations, and nothing else; tells how many sessions went, without sub-agents. */
export async function removeDemo(context: Context, orgIds: readonly string[]): Promise<number> {
  const sessions = demoSessions(new Date())
  let removed = 0
  for (const orgId of orgIds) {
    const ids = sessions.map((session) => demoIdIn(orgId, session))
    await removeSessions(context, orgId, await listChildren(context.db, orgId, ids))
    removed += await removeSessions(context, orgId, ids)
  }
  return removed
}
