import { ApiError, NotFoundError, PermissionError, AuthenticationError } from '../../sdk/index.ts'
import type { OrganizationSessions } from '../../sdk/sessions.ts'
import type { Tally } from '../machine/tally.ts'
import { showProgress } from './progress.ts'
import { reportOf } from './send.ts'

/** Has the server read the kept originals of all its imported sessions again. */
export async function importAgain(
  sessions: OrganizationSessions,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const ids: string[] = []
  for await (const { session_id } of sessions.list({ first: 200 })) {
    signal.throwIfAborted()
    ids.push(session_id)
  }
  const progress = showProgress({ items: ids.length, what: 'sessions' }, () => tally.counts())
  try {
    for (const id of ids) {
      signal.throwIfAborted()
      // A file's sub-agents were read with it.
      if (!tally.has(id)) await again(id)
      progress.done()
    }
  } finally {
    progress.end()
  }

  async function again(id: string): Promise<void> {
    try {
      tally.add(id, reportOf(await sessions.importAgain(id)))
    } catch (error) {
      // It wasn't imported, or has gone meanwhile.
      if (error instanceof NotFoundError) return
      if (!(error instanceof ApiError) || error instanceof PermissionError) throw error
      if (error instanceof AuthenticationError) throw error
      tally.fail(id, error.message)
    }
  }
}
