import type { SessionMessage } from '../contract/v3/messages.ts'
import type { SessionResponse } from '../contract/v3/session.ts'
import type { Sent } from '../contract/primitives.ts'
import type { Page } from '../domain/page.ts'
import type { Message } from '../domain/session.ts'
import { statusAt } from '../domain/status.ts'
import { toSeconds, type Micros } from '../domain/time.ts'
import type { FoundSession } from '../sessions/list.ts'

/** How a session is written: where it can be opened, and what time it is. */
export interface Wire {
  /** Where this server is reached from outside, without a slash at the end. */
  readonly publicUrl: string
  readonly now: Micros
}

export function sessionOnWire(session: FoundSession, { publicUrl, now }: Wire): Sent<typeof SessionResponse> {
  const { status, statusDetail } = statusAt(session, now)
  return {
    session_id: session.sessionId,
    url: `${publicUrl}/sessions/${session.sessionId}`,
    status,
    status_detail: statusDetail,
    tags: session.tags,
    org_id: session.orgId,
    created_at: toSeconds(session.createdAt),
    updated_at: toSeconds(session.updatedAt),
    acus_consumed: session.acusConsumed,
    pull_requests: session.pullRequests.map(({ url, state }) => ({ pr_url: url, pr_state: state })),
    title: session.title,
    user_id: session.userId,
    service_user_id: session.serviceUserId,
    playbook_id: session.playbookId,
    automation_id: session.automationId,
    origin: session.origin,
    category: session.category,
    subcategory: session.category === null ? null : (session.subcategory ?? 'Other'),
    devin_mode: session.devinMode,
    parent_session_id: session.parentSessionId,
    child_session_ids: session.childSessionIds,
    is_archived: session.isArchived,
    structured_output: session.structuredOutput,
    ...(session.snippet !== undefined && { snippet: session.snippet }),
  }
}

export function messageOnWire({ eventId, source, message, createdAt }: Message): Sent<typeof SessionMessage> {
  return { event_id: eventId, source, message, created_at: toSeconds(createdAt) }
}

/** A page of a v3 list, its rows written by `write`. */
export function pageOnWire<Item, Written>(page: Page<Item>, write: (item: Item) => Written) {
  return {
    items: page.items.map(write),
    end_cursor: page.endCursor,
    has_next_page: page.hasNextPage,
    total: page.total,
  }
}
