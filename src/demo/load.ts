import { userIdOf } from '../accounts/users.ts'
import { importedSessionId } from '../domain/ids.ts'
import { importTranscript } from '../ingest/import.ts'
import type { Context } from '../storage/context.ts'
import { listBefore } from '../storage/session-write.ts'
import { countDemoSessions, demoSessions, type DemoSession } from './transcripts.ts'

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
  const total = countDemoSessions()
  let done = 0
  let sessions = 0
  onProgress({ done, total })
  for (const session of demoSessions(new Date(context.now() / 1_000))) {
    signal?.throwIfAborted()
    if (!(await isThere(context, orgId, session))) {
      await load(context, orgId, session)
      sessions++
    }
    onProgress({ done: ++done, total })
  }
  return { sessions }
}

async function isThere({ db }: Context, orgId: string, { agent, id }: DemoSession): Promise<boolean> {
  return (await listBefore(db, orgId, [importedSessionId(orgId, agent, id)])).length > 0
}

async function load(context: Context, orgId: string, session: DemoSession): Promise<void> {
  const { agent, person, tags, remote, files } = session
  const userId = await userIdOf(context, person.email, person.name)
  // Sub-agents first: the session itself, by which one sees that all is there, comes last.
  for (const { name, text } of files.toReversed()) {
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
