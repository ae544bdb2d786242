import type { SessionFilter } from './filter.ts'
import type { Scope } from './principal.ts'
import type { ListedSession } from './session.ts'
import { sizeOf } from './size.ts'
import { statusAt } from './status.ts'
import type { Micros } from './time.ts'

export interface WatchedList {
  readonly scope: Scope
  readonly filter: SessionFilter
}

/** A list, and the organisations whose sessions it leaves out. */
export interface Sighting extends WatchedList {
  readonly deletedOrgIds: ReadonlySet<string>
}

/**
 * Whether a session is on a list at a moment, words that are searched for aside: what the conditions of the list's
 * statement say, for a session at hand.
 */
export function matches(
  { scope, filter, deletedOrgIds }: Sighting,
  session: ListedSession,
  at: Micros,
): boolean {
  if (!scope.all && !scope.orgIds.includes(session.orgId)) return false
  if (filter.includeDeletedOrgs !== true && deletedOrgIds.has(session.orgId)) return false
  const { status, statusDetail } = statusAt(session, at)
  return (
    isOneOf(session.orgId, filter.orgIds) &&
    isOneOf(session.sessionId, filter.sessionIds) &&
    isWithin(session.createdAt, filter.createdAfter, filter.createdBefore) &&
    isWithin(session.updatedAt, filter.updatedAfter, filter.updatedBefore) &&
    hasOneOf(session.tags, filter.tags) &&
    isOneOf(session.playbookId, one(filter.playbookId)) &&
    isOneOf(session.origin, filter.origins) &&
    isOneOf(session.scheduleId, one(filter.scheduleId)) &&
    isOneOf(session.automationId, filter.automationIds) &&
    isOneOf(session.userId, filter.userIds) &&
    isOneOf(session.serviceUserId, filter.serviceUserIds) &&
    isOneOf(session.category, one(filter.category)) &&
    (filter.isArchived === undefined || filter.isArchived === session.isArchived) &&
    isOneOf(session.repoName, filter.repoNames) &&
    isOneOf(session.parentSessionId, one(filter.parentSessionId)) &&
    isOneOf(status, filter.statuses) &&
    isOneOf(statusDetail, filter.statusDetails) &&
    isOneOf(sizeOf(session.acusConsumed, session.numUserMessages), filter.sizes) &&
    isOneOf(session.agent, filter.agents) &&
    isOneOf(session.model, filter.models) &&
    isOneOf(session.outcome, filter.outcomes) &&
    hasOneOf(session.issues, filter.issues) &&
    session.acusConsumed >= (filter.minAcus ?? -Infinity) &&
    session.acusConsumed <= (filter.maxAcus ?? Infinity)
  )
}

function one<Value>(value: Value | undefined): readonly Value[] | undefined {
  return value === undefined ? undefined : [value]
}

function isOneOf<Value>(value: Value | null, values: readonly Value[] | undefined): boolean {
  return values === undefined || (value !== null && values.includes(value))
}

function hasOneOf(own: readonly string[], values: readonly string[] | undefined): boolean {
  return values === undefined || values.some((value) => own.includes(value))
}

/** Half-open. */
function isWithin(time: Micros, after: Micros | undefined, before: Micros | undefined): boolean {
  return time >= (after ?? -Infinity) && time < (before ?? Infinity)
}
