import { findUserId } from '../accounts/users.ts'
import { toIso } from '../domain/time.ts'
import { v1SessionId } from '../domain/ids.ts'
import type { Session } from '../domain/session.ts'
import { statusAt, v1StatusOf } from '../domain/status.ts'
import { getSession } from '../sessions/get.ts'
import { listSessionsByOffset } from '../sessions/list.ts'
import { allMessages } from '../sessions/messages.ts'
import type { Context } from '../storage/context.ts'
import type { Handlers } from './handler.ts'

export const v1Handlers: Handlers<'v1.'> = {
  async 'v1.sessions.list'({ context, scope, query }) {
    const { limit, tags } = query
    const offset = query.skip ?? query.offset
    const filter = {
      ...(tags === undefined ? {} : { tags }),
      ...(query.user_email === undefined ? {} : { userIds: await userIdsOf(context, query.user_email) }),
    }
    const sessions = await listSessionsByOffset(context, { scope, filter, offset, limit })
    const now = context.now()
    return {
      sessions: sessions.map((session) => ({
        ...commonOnWire(session, now),
        requesting_user_email: session.userEmail,
      })),
    }
  },

  async 'v1.sessions.get'({ context, scope, params }) {
    const session = await getSession(context, scope, params.session_id)
    const messages = await allMessages(context, session)
    let hasPrompt = false
    return {
      ...commonOnWire(session, context.now()),
      messages: messages.map(({ eventId, source, message, createdAt }) => {
        const byUser = source === 'user'
        const type = !byUser ? 'devin_message' : hasPrompt ? 'user_message' : 'initial_user_message'
        hasPrompt ||= byUser
        return {
          type,
          event_id: eventId,
          message,
          timestamp: toIso(createdAt),
          username: byUser ? session.userEmail : null,
          origin: byUser ? session.origin : null,
          user_id: byUser ? session.userId : null,
        }
      }),
    }
  },
}

async function userIdsOf(context: Context, email: string): Promise<string[]> {
  const userId = await findUserId(context, email)
  return userId === undefined ? [] : [userId]
}

function commonOnWire(session: Session, now: number) {
  const status = statusAt(session, now)
  return {
    session_id: v1SessionId(session.sessionId),
    status: status.status,
    status_enum: v1StatusOf(status),
    title: session.title,
    created_at: toIso(session.createdAt),
    updated_at: toIso(session.updatedAt),
    snapshot_id: session.snapshotId,
    playbook_id: session.playbookId,
    pull_request: session.pullRequests[0] ? { url: session.pullRequests[0].url } : null,
    structured_output: session.structuredOutput,
    tags: session.tags,
  }
}
