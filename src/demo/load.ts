import pLimit from 'p-limit'
import { userIdOf } from '../accounts/users.ts'
import { importTranscript } from '../ingest/import.ts'
import type { Context } from '../storage/context.ts'
import { listBefore } from '../storage/session-write.ts'
import { demoIdIn, demoSessions, type DemoSession } from './transcripts.ts'

export interface DemoProgress {
  readonly done: number
  readonly total: number
}

/**
 * Imports the demo's sessions into an organisation, as if their agents had worked up to now. Those that are there
 * already are left alone, so that loading again does nothing and a load that broke off is taken up. The people whose
 * sessions they are get no rights. Gives the number of sessions that it made, without sub-agents.
 * @throws the signal's reason when it is aborted.
 */
export async function loadDemo(
  context: Context,
  input: { readonly orgId: string; readonly signal?: AbortSignal },
  onProgress: (progress: DemoProgress) => void,
): Promise<{ readonly sessions: number }> {
  const { orgId, signal } = input
  const sessions = demoSessions(new Date(context.now() / 1_000))
  const idOf = (session: DemoSession): string => demoIdIn(orgId, session)
  const before = await listBefore(context.db, orgId, sessions.map(idOf))
  const known = new Set(before.map(({ sessionId }) => sessionId))
  const missing = sessions.filter((session) => !known.has(idOf(session)))
  let done = known.size
  const total = sessions.length
  onProgress({ done, total })
  const oneOf = pLimit(AT_ONCE)
  const broken: unknown[] = []
  await oneOf.map(missing, async (session) => {
    if (broken.length > 0) return
    try {
      signal?.throwIfAborted()
      await load(context, orgId, session)
      onProgress({ done: ++done, total })
    } catch (error) {
      // Told once those that are under way are over: nothing is written behind the caller's back.
      broken.push(error)
    }
  })
  if (broken.length > 0) throw broken[0]
  return { sessions: missing.length }
}

/** One is read while another is written. */
const AT_ONCE = 3

async function load(context: Context, orgId: string, session: DemoSession): Promise<void> {
  const { agent, person, tags, remote } = session
  const userId = await userIdOf(context, person.email, person.name)
  // Sub-agents first: the session itself, by which one sees that all is there, comes last.
  for (const { name, text } of session.files().toReversed()) {
    await importTranscript(context, {
      orgId,
      name,
      agent,
      tags,
      repository: remote,
      owner: { userId, serviceUserId: null },
      body: bytesOf(text),
      dryRun: false,
    })
  }
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
