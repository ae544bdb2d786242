import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { digestOf, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Session } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { FROM_THE_NEWEST, type Start } from '../storage/session-page.ts'
import { listSessions as selectSessions } from '../storage/sessions.ts'
import { endOfPage, type Page } from '../domain/page.ts'

export interface ListInput {
  readonly scope: Scope
  readonly filter: SessionFilter
  /** Names the list, so that a cursor of another one is told. */
  readonly list: string
  readonly after: string | undefined
  readonly first: number
}

/**
 * One page of sessions, newest first. The order's keys never change, so paging meets every session that was there
 * before page one, and still matches, exactly once.
 * @throws MusterError `invalid` for a broken cursor or one of another list.
 */
export async function listSessions({ db }: Context, input: ListInput): Promise<Page<Session>> {
  const { scope, filter, list, first } = input
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, ['number', 'string'])
  const digest = digestOf(filter, scope)
  const start: Start = cursor
    ? { createdAt: Number(cursor.position[0]), sessionId: String(cursor.position[1]) }
    : FROM_THE_NEWEST
  const found = await selectSessions(db, {
    scope,
    filter,
    start,
    limit: first + 1,
    withTotal: cursor === undefined,
  })
  const total = cursor === undefined ? found.total : cursor.digest === digest ? cursor.total : null
  return endOfPage(found.sessions, first, total, (last) =>
    encodeCursor({ list, position: [last.createdAt, last.sessionId], total, digest }),
  )
}

/** The same order by offset, as v1 asks for it; deep offsets cost what they skip. */
export async function listSessionsByOffset(
  { db }: Context,
  input: {
    readonly scope: Scope
    readonly filter: SessionFilter
    readonly offset: number
    readonly limit: number
  },
): Promise<readonly Session[]> {
  const { scope, filter, offset, limit } = input
  const page = await selectSessions(db, { scope, filter, start: { offset }, limit, withTotal: false })
  return page.sessions
}
