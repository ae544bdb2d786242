import { sql } from 'kysely'
import type { Db } from '../src/storage/context.ts'
import { openDatabase, type DatabaseLocation } from '../src/storage/database.ts'
import { makeKeys, type Keys } from './keys.ts'
import type { Target } from './measure.ts'
import { benchServer, type Running, type Store } from './processes.ts'

/** A server over a seeded database, with keys and the pages that are measured. */
export interface Served extends Running {
  readonly app: string
  readonly keys: Keys
  /** Of all organisations: the first page (which has a total), the second, and one in the middle. */
  readonly pages: Readonly<Record<'first' | 'second' | 'middle', Target>>
  /** The second page's bytes from memory, by a bare server in the same process. */
  readonly memory: Target
  /** The page behind the first one of any list. */
  second(path: string, key: string): Promise<Target>
  /** The second page made in another way (`designs.ts`), without authentication. */
  design(name: string): Target
}

interface Answered {
  readonly items: readonly { readonly session_id: string; readonly created_at: number }[]
  readonly end_cursor: string | null
}

const LIST = '/v3/enterprise/sessions?first=100'

export async function serve(store: Store): Promise<Served> {
  const { keys, middle } = await within(locationOf(store), async (db) => ({
    keys: await makeKeys(db),
    middle: await middleOf(db),
  }))
  const server = await benchServer(store)
  const key = keys.enterprise
  const second = async (path: string, of: string): Promise<Target> => {
    const { end_cursor: cursor } = await pageAt({ url: `${server.app}${path}`, key: of })
    return { url: `${server.app}${path}&after=${encodeURIComponent(cursor ?? '')}`, key: of }
  }
  const first = { url: `${server.app}${LIST}`, key }
  const page = await second(LIST, key)
  const last = (await pageAt(first)).items.at(-1)
  // The page behind one that was asked for with a window: a cursor goes on without it.
  const cursor = (await pageAt({ url: `${first.url}&created_before=${middle}`, key })).end_cursor ?? ''
  return {
    ...server,
    keys,
    pages: { first, second: page, middle: { url: `${first.url}&after=${encodeURIComponent(cursor)}`, key } },
    memory: {
      url: `${server.bare}/memory?url=${encodeURIComponent(page.url.slice(server.app.length))}`,
      key,
    },
    second,
    design: (name) => ({
      url: `${server.bare}/designs/${name}?at=${(last?.created_at ?? 0) * 1e6}&id=${last?.session_id}`,
    }),
  }
}

/** Opens the database for the work alone: an embedded one has room for one process. */
export async function within<T>(location: DatabaseLocation, work: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openDatabase(location)
  try {
    return await work(db)
  } finally {
    await close()
  }
}

export function locationOf({ databaseUrl, dataDir }: Store): DatabaseLocation {
  return databaseUrl === undefined ? { dataDir: dataDir ?? '' } : { url: databaseUrl }
}

async function pageAt({ url, key = '' }: Target): Promise<Answered> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answered
}

/** Seconds at which half of the sessions were there. */
async function middleOf(db: Db): Promise<number> {
  const { rows } = await sql<{ at: number }>`
    select (percentile_disc(0.5) within group (order by created_at) / 1000000)::bigint as at from sessions`.execute(
    db,
  )
  return rows[0]?.at ?? 0
}
