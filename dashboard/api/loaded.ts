import type { InfiniteData } from '@tanstack/react-query'
import type { InsightsPage, Session, SessionPage } from '../../sdk/index.ts'
import type { Order } from './search.ts'

/** The pages of a list as far as they are loaded, and what becomes of them as sessions change. */
export type Loaded = InfiniteData<SessionPage | InsightsPage, string>

/** A session as a row has it, or newer members of one. */
type Row = (SessionPage | InsightsPage)['items'][number]
type News = Session & Partial<Row>

export function has(loaded: Loaded, id: string): boolean {
  return loaded.pages.some(({ items }) => items.some(({ session_id }) => session_id === id))
}

/** With newer members of a session, in its place; what the news don't tell stays. */
export function withNews(loaded: Loaded, news: News): Loaded {
  return mapItems(loaded, (items) => {
    const at = items.findIndex(({ session_id }) => session_id === news.session_id)
    const old = items[at]
    return old === undefined ? items : items.with(at, { ...old, ...news })
  })
}

/** With sessions where the order has them; without those that belong behind what is loaded, which paging will meet. */
export function withEntered(loaded: Loaded, entered: readonly News[], order: Order): Loaded {
  return entered.reduce((pages, session) => withOne(pages, session, order), loaded)
}

export function without(loaded: Loaded, ids: ReadonlySet<string>): Loaded {
  return mapItems(loaded, (items) =>
    items.some(({ session_id }) => ids.has(session_id))
      ? items.filter(({ session_id }) => !ids.has(session_id))
      : items,
  )
}

/** Whether a session stands before the last that is loaded, or everything is. */
export function reaches(loaded: Loaded, session: Session, order: Order): boolean {
  const last = loaded.pages.at(-1)
  const end = loaded.pages.flatMap(({ items }) => items.at(-1) ?? []).at(-1)
  return last?.has_next_page !== true || (end !== undefined && isBefore(session, end, order))
}

/** The pages up to one, counted as `slice` does. */
export function cut<Pages extends InfiniteData<unknown>>(pages: Pages, end: number): Pages {
  return { ...pages, pages: pages.pages.slice(0, end), pageParams: pages.pageParams.slice(0, end) }
}

export function withTotal(loaded: Loaded, total: number | null): Loaded {
  return { ...loaded, pages: loaded.pages.map((page) => ({ ...page, total })) }
}

function withOne(loaded: Loaded, session: News, order: Order): Loaded {
  if (has(loaded, session.session_id)) return withNews(loaded, session)
  if (!reaches(loaded, session, order)) return loaded
  const { pages } = loaded
  const found = pages.findIndex(({ items }) => items.some((row) => isBefore(session, row, order)))
  const page = found === -1 ? pages.length - 1 : found
  const at = pages[page]?.items.findIndex((row) => isBefore(session, row, order)) ?? -1
  return mapItems(loaded, (items, n) =>
    n === page ? items.toSpliced(at === -1 ? items.length : at, 0, session as Row) : items,
  )
}

function isBefore(one: Session, other: Session, { sort = 'created_at', order }: Order): boolean {
  return order === 'asc' ? one[sort] < other[sort] : one[sort] >= other[sort]
}

function mapItems(loaded: Loaded, change: (items: Row[], page: number) => Row[]): Loaded {
  const pages = loaded.pages.map((page, at) => {
    const items = change(page.items, at)
    return items === page.items ? page : ({ ...page, items } as SessionPage | InsightsPage)
  })
  return pages.every((page, at) => page === loaded.pages[at]) ? loaded : { ...loaded, pages }
}
