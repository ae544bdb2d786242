import type { Context } from '../storage/context.ts'
import { listBefore, lockSessions } from '../storage/session-write.ts'
import { findDue, insertWords, removeDue, type NewWords } from '../storage/words.ts'
import { messagesOf } from './messages.ts'
import { Wording } from './wording.ts'

/** Makes the words of sessions that were written before words were kept, one after the other. */
export async function rewordSessions({ db }: Context, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const due = await findDue(db)
    if (due === undefined) return
    const { orgId, sessionId, revision, title } = due
    const wording = new Wording()
    const parts: NewWords[] = []
    if (revision !== null) {
      const own = { orgId, sessionId, revision }
      for await (const { message } of messagesOf(db, { orgId, sessionId })) wording.add(message)
      const { first, rest, hasMore } = wording.end(title)
      parts.push({ ...own, part: 0, words: first, hasMore }, ...rest.map((part) => ({ ...own, ...part })))
    }
    await db.transaction().execute(async (trx) => {
      await lockSessions(trx, orgId)
      const [now] = await listBefore(trx, orgId, [sessionId])
      // One that was imported anew meanwhile has its words.
      if (now?.revision === revision) await insertWords(trx, parts)
      await removeDue(trx, due)
    })
  }
}
