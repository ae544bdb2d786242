import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import type { Scope } from '../domain/principal.ts'
import type { Message, Session } from '../domain/session.ts'
import type { Context, Db } from '../storage/context.ts'
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
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, ['integer'])
  const after = cursor ? Number(cursor.position[0]) : -1
  const rows = await selectMessages(context.db, { orgId, sessionId, after, limit: input.first + 1 })
  const total = cursor ? cursor.total : session.numUserMessages + session.numDevinMessages
  return endOfPage(rows, input.first, total, (last) =>
    encodeCursor({ list, position: [last.position], total, digest: '' }),
  )
}

const SLICE = 1_000

/** All messages of a session, oldest first, as v1 answers them in one piece. */
export async function allMessages({ db }: Context, session: Session): Promise<Message[]> {
  const messages: Message[] = []
  for await (const message of messagesOf(db, session)) messages.push(message)
  return messages
}

/** The messages of a session, oldest first, as they are read. */
export async function* messagesOf(
  db: Db,
  { orgId, sessionId }: Pick<Session, 'orgId' | 'sessionId'>,
): AsyncGenerator<Message> {
  let after = -1
  for (;;) {
    const slice = await selectMessages(db, { orgId, sessionId, after, limit: SLICE })
    yield* slice
    after = slice.at(-1)?.position ?? after
    if (slice.length < SLICE) return
  }
}
