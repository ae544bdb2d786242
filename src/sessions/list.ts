import { decodeCursor, encodeCursor } from '../domain/cursor.ts'
import { digestOf, isNewestFirst, NEWEST_FIRST, type Order, type SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'
import type { Session } from '../domain/session.ts'
import type { Context } from '../storage/context.ts'
import { FROM_THE_BEGINNING, type Start } from '../storage/session-page.ts'
import { listSessions as selectSessions } from '../storage/sessions.ts'
import { endOfPage, type Page } from '../domain/page.ts'
import { snippetsOf } from './snippets.ts'

export interface ListInput {
  readonly scope: Scope
  readonly filter: SessionFilter
  readonly order: Order
  /** Names the list, so that a cursor of another one is told. */
  readonly list: string
  readonly after: string | undefined
  readonly first: number
}

/**
 * One page of sessions. By `created_at`, which never changes, paging meets every session that was there before page one,
 * and still matches, exactly once. By another key it meets so every session whose key stays as it is meanwhile.
 * @throws MusterError `invalid` for a broken cursor or one of another list or order.
 */
export async function listSessions({ db, now }: Context, input: ListInput): Promise<Page<FoundSession>> {
  const { scope, filter, order, first } = input
  const list = isNewestFirst(order) ? input.list : `${input.list} ${order.by} ${order.direction}`
  const shape = [order.by === 'acus_consumed' ? 'number' : 'integer', 'string'] as const
  const cursor = input.after === undefined ? undefined : decodeCursor(input.after, list, shape)
  const digest = digestOf(filter, scope)
  const start: Start = cursor
    ? { value: Number(cursor.position[0]), sessionId: String(cursor.position[1]) }
    : FROM_THE_BEGINNING
  const found = await selectSessions(db, {
    ...{ scope, filter, order, start, now: now() },
    limit: first + 1,
    withTotal: cursor === undefined,
  })
  const total = cursor === undefined ? found.total : cursor.digest === digest ? cursor.total : null
  const page = endOfPage(found.sessions, first, total, (last) =>
    encodeCursor({ list, position: [KEY_OF[order.by](last), last.sessionId], total, digest }),
  )
  if (filter.search === undefined) return page
  const snippets = await snippetsOf(db, page.items, filter.search)
  const items = page.items.map((session) => ({ ...session, snippet: snippets.get(session.sessionId) ?? '' }))
  return { ...page, items }
}

/** A session of a list; of one that was searched with where its messages have the words. */
export interface FoundSession extends Session {
  readonly snippet?: string
}

const KEY_OF: Record<Order['by'], (session: Session) => number> = {
  created_at: (session) => session.createdAt,
  updated_at: (session) => session.updatedAt,
  acus_consumed: (session) => session.acusConsumed,
}

/** Newest first by offset, as v1 asks for it; deep offsets cost what they skip. */
export async function listSessionsByOffset(
  { db, now }: Context,
  input: {
    readonly scope: Scope
    readonly filter: SessionFilter
    readonly offset: number
    readonly limit: number
  },
): Promise<readonly Session[]> {
  const { offset, ...rest } = input
  const at = { order: NEWEST_FIRST, start: { offset }, now: now() }
  const page = await selectSessions(db, { ...rest, ...at, withTotal: false })
  return page.sessions
}
