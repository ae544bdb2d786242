import type { SessionStatus, StatusDetail, V1Status } from './vocabulary.ts'
import { MINUTE, type Micros } from './time.ts'

/**
 * A session's status as stored. `live` overrides it until a moment passes, so that a session whose
 * agent fell silent stops being `running` without anybody writing to it.
 */
export interface StoredStatus {
  readonly status: SessionStatus
  readonly statusDetail: StatusDetail | null
  readonly liveDetail: 'working' | 'waiting_for_user' | null
  readonly liveUntil: Micros | null
}

export interface Status {
  readonly status: SessionStatus
  readonly statusDetail: StatusDetail | null
}

/** How a transcript ends, judged from its last records. */
export const ENDINGS = ['turn_over', 'asks', 'broke_off', 'api_error'] as const
export type Ending = (typeof ENDINGS)[number]

/** A transcript whose last record is younger than this is taken to be still running. */
const QUIET_AFTER: Micros = 10 * MINUTE

/** The status that a transcript's ending and the time of its last record stand for. */
export function statusOfEnding(ending: Ending, lastRecordAt: Micros | null): StoredStatus {
  const liveUntil = lastRecordAt === null ? null : lastRecordAt + QUIET_AFTER
  switch (ending) {
    case 'turn_over':
      return { status: 'exit', statusDetail: 'finished', liveDetail: 'waiting_for_user', liveUntil }
    case 'asks':
      return { status: 'suspended', statusDetail: 'inactivity', liveDetail: 'waiting_for_user', liveUntil }
    case 'broke_off':
      return { status: 'suspended', statusDetail: 'inactivity', liveDetail: 'working', liveUntil }
    case 'api_error':
      return { status: 'error', statusDetail: 'error', liveDetail: null, liveUntil: null }
  }
}

/** The status as it is at `now`. */
export function statusAt(stored: StoredStatus, now: Micros): Status {
  if (stored.liveDetail !== null && stored.liveUntil !== null && now < stored.liveUntil) {
    return { status: 'running', statusDetail: stored.liveDetail }
  }
  return { status: stored.status, statusDetail: stored.statusDetail }
}

/** The v1 `status_enum` of a v3 status. */
export function v1StatusOf({ status, statusDetail }: Status): V1Status {
  switch (status) {
    case 'new':
    case 'claimed':
      return 'working'
    case 'running':
      if (statusDetail === 'finished') return 'finished'
      return statusDetail === 'waiting_for_user' || statusDetail === 'waiting_for_approval'
        ? 'blocked'
        : 'working'
    case 'error':
      return 'blocked'
    case 'exit':
      return 'finished'
    case 'suspended':
      if (statusDetail === 'user_request') return 'suspend_requested'
      return statusDetail === 'inactivity' || statusDetail === null ? 'expired' : 'blocked'
    case 'resuming':
      return 'resume_requested'
  }
}
