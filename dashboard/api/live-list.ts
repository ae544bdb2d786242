import type { QueryClient } from '@tanstack/react-query'
import { AuthenticationError, type Session, type SessionEvent } from '../../sdk/index.ts'
import { reachability, readAccessAgain } from './access.ts'
import { store, type Stored } from '../app/store.ts'
import type { Connection } from './context.tsx'
import { cut, has, reaches, withEntered, withNews, without, withTotal, type Loaded } from './loaded.ts'
import { queryOf, type ListSearch } from './search.ts'
import { listOptions, pageOf } from './sessions.ts'
import { sessionsFor } from './source.ts'

/** What has become of a list and isn't shown yet. */
export interface Pending {
  readonly entered: ReadonlyMap<string, Session>
  readonly left: ReadonlySet<string>
  /** Rows that stand elsewhere now, in an order by what changes. */
  readonly moved: ReadonlyMap<string, Session>
  /** More has changed than is known: the list has to be read anew. */
  readonly isOther: boolean
}

const NOTHING: Pending = { entered: new Map(), left: new Set(), moved: new Map(), isOther: false }
const PAUSE = 700
const MOST_AT_ONCE = 100

/** Where each list's stream was left, so that coming back to a list goes on from there. */
const positions = new Map<string, string>()

/**
 * Keeps a loaded list true: rows change where they stand, at once; what would move others waits in `pending` until it is
 * shown.
 */
export class LiveList {
  readonly #queries: QueryClient
  readonly #connection: Connection
  readonly #search: ListSearch
  readonly #withInsights: boolean
  readonly #pending = store(NOTHING)
  readonly #changed = new Set<string>()
  readonly #again: ((loaded: Loaded) => Loaded)[] = []
  #isCounted = true
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(queries: QueryClient, connection: Connection, search: ListSearch, withInsights: boolean) {
    this.#queries = queries
    this.#connection = connection
    this.#search = search
    this.#withInsights = withInsights
  }

  get pending(): Stored<Pending> {
    return this.#pending
  }

  /** Follows the list, once it is loaded, until the signal says so. One that can't be followed still stands. */
  async follow(signal: AbortSignal): Promise<void> {
    const { sort: _, order: __, ...filter } = this.#search
    const known = this.#loaded() && positions.get(this.#name)
    const options = { signal, onBreak: reachability.lost, ...(known !== undefined && { lastEventId: known }) }
    let isRead = known !== undefined
    try {
      const events = sessionsFor(this.#connection, this.#search).watch(queryOf(filter), options)
      for await (const event of events) {
        if (event.type === 'ready' && !isRead) {
          isRead = true
          // What happened between reading the rows and this moment is told by no event.
          await this.#compareBeginning()
        }
        if (signal.aborted) return
        const { session } = event
        const isCountSame = this.#take(event)
        if (session !== null) this.#lookLater(session.session_id, isCountSame)
        positions.set(this.#name, event.id)
      }
    } catch (error) {
      if (error instanceof AuthenticationError) void readAccessAgain()
    } finally {
      clearTimeout(this.#timer)
      this.#timer = undefined
    }
  }

  /** Shows what waited. */
  readonly show = (): void => {
    const { entered, left, moved, isOther } = this.#pending.get()
    this.#pending.set(NOTHING)
    if (isOther) {
      this.#change((loaded) => cut(loaded, 1))
      void this.#queries.invalidateQueries({ queryKey: this.#options.queryKey, exact: true })
      return
    }
    this.#change((loaded) => {
      const rest = without(loaded, new Set([...left, ...moved.keys()]))
      return withEntered(rest, [...entered.values(), ...moved.values()], this.#search)
    })
  }

  get #options() {
    return listOptions(this.#connection, this.#search, this.#withInsights)
  }

  get #name(): string {
    return JSON.stringify(this.#options.queryKey)
  }

  #loaded(): Loaded | undefined {
    return this.#queries.getQueryData<Loaded>(this.#options.queryKey)
  }

  #change(change: (loaded: Loaded) => Loaded): void {
    if (this.#isFetching()) this.#changeAgain(change)
    this.#set(change)
  }

  #set(change: (loaded: Loaded) => Loaded): void {
    this.#queries.setQueryData<Loaded>(this.#options.queryKey, (loaded) => loaded && change(loaded))
  }

  #isFetching(): boolean {
    return this.#queries.getQueryState(this.#options.queryKey)?.fetchStatus === 'fetching'
  }

  /** A page that is on its way lands on the rows as they were when it was asked for: what changes meanwhile comes once more. */
  #changeAgain(change: (loaded: Loaded) => Loaded): void {
    this.#again.push(change)
    if (this.#again.length > 1) return
    const unsubscribe = this.#queries.getQueryCache().subscribe(() => {
      if (this.#isFetching()) return
      unsubscribe()
      const changes = this.#again.splice(0)
      this.#set((loaded) => changes.reduce((now, one) => one(now), loaded))
    })
  }

  #wait(more: Partial<Pending>): void {
    this.#pending.set({ ...this.#pending.get(), ...more })
  }

  /** Whether as many sessions as before are on the list, as far as the loaded rows tell. */
  #take({ type, session }: Pick<SessionEvent, 'type' | 'session'>): boolean {
    if (type === 'reset') this.#wait({ isOther: true })
    const loaded = this.#loaded()
    if (session === null || loaded === undefined) return true
    const id = session.session_id
    const entered = new Map(this.#pending.get().entered)
    const left = new Set(this.#pending.get().left)
    const moved = new Map(this.#pending.get().moved)
    const isShown = has(loaded, id)
    if (isShown) this.#change((now) => withNews(now, session))
    entered.delete(id)
    left.delete(id)
    moved.delete(id)
    if (type === 'leave') {
      if (isShown) left.add(id)
    } else if (!isShown) {
      if (reaches(loaded, session, this.#search)) entered.set(id, session)
    } else if (this.#search.sort !== undefined && this.#search.sort !== 'created_at') moved.set(id, session)
    this.#wait({ entered, left, moved })
    return type === 'change' && isShown
  }

  /** Reads the first page anew and takes what differs for news. */
  async #compareBeginning(): Promise<void> {
    const page = await pageOf(this.#connection, this.#search, this.#withInsights, '')
    const ids = new Set(page.items.map(({ session_id }) => session_id))
    const isNewestFirst = this.#search.sort === undefined && this.#search.order === undefined
    const beginning = this.#loaded()?.pages[0]?.items ?? []
    for (const session of page.items) this.#take({ type: 'change', session })
    for (const session of beginning) {
      const isAmong = !page.has_next_page || (page.items.at(-1)?.created_at ?? 0) < session.created_at
      if (isNewestFirst && isAmong && !ids.has(session.session_id)) this.#take({ type: 'leave', session })
    }
    this.#change((loaded) => withTotal(loaded, page.total ?? null))
  }

  /** How many there are, and what the insights say, is read once for changes that come together. */
  #lookLater(id: string, isCountSame: boolean): void {
    if (isCountSame && !this.#withInsights) return
    this.#changed.add(id)
    this.#isCounted &&= isCountSame
    // An import never pauses: who waited for that would wait for its end.
    this.#timer ??= setTimeout(() => void this.#look().catch(() => undefined), PAUSE)
  }

  async #look(): Promise<void> {
    this.#timer = undefined
    const ids = [...this.#changed]
    this.#changed.clear()
    const sessions = sessionsFor(this.#connection, this.#search)
    if (!this.#isCounted) {
      this.#isCounted = true
      const { total } = await sessions.list({ ...queryOf(this.#search), first: 1 }).page()
      this.#change((loaded) => withTotal(loaded, total ?? null))
    }
    for (let from = 0; this.#withInsights && from < ids.length; from += MOST_AT_ONCE) {
      const some = ids.slice(from, from + MOST_AT_ONCE)
      const { items } = await sessions.listInsights({ session_ids: some, first: MOST_AT_ONCE }).page()
      this.#change((loaded) => items.reduce(withNews, loaded))
    }
  }
}
