import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import type { Scope } from '../domain/principal.ts'
import type { Message, Session } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { listMessages as selectMessages } from '../storage/messages.ts'
import { getSession } from './get.ts'
import { endOfPage, type Page } from '../domain/page.ts'

/**
 * One page of a session's messages, oldest first.
 * @throws MusterError `not_found`, or `invalid` for a broken cursor or one of another session.
 */
export async function listMessages(
  context: Context,
  input: {
    readonly scope: Scope
    readonly id: string
    readonly after: string | undefined
    readonly first: number
  },
): Promise<Page<Message>> {
  const session = await getSession(context, input.scope, input.id)
  const { orgId, sessionId } = session
  const list = `messages ${sessionId}`
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, ['number'])
  const after = cursor ? Number(cursor.position[0]) : -1
  const rows = await selectMessages(context.db, { orgId, sessionId, after, limit: input.first + 1 })
  const total = cursor ? cursor.total : session.numUserMessages + session.numDevinMessages
  return endOfPage(rows, input.first, total, (last) =>
    encodeCursor({ list, position: [last.position], total, digest: '' }),
  )
}

const SLICE = 1_000

/** All messages of a session, oldest first, as v1 answers them in one piece. */
export async function allMessages({ db }: Context, { orgId, sessionId }: Session): Promise<Message[]> {
  const messages: Message[] = []
  for (;;) {
    const after = messages.at(-1)?.position ?? -1
    const slice = await selectMessages(db, { orgId, sessionId, after, limit: SLICE })
    messages.push(...slice)
    if (slice.length < SLICE) return messages
  }
}
