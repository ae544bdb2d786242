import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, expect, test } from 'vitest'
import { MusterClient, PermissionError, type SessionEvent, type SessionFilter } from '../../sdk/index.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { logChanges } from '../../src/storage/changes.ts'
import { lockSessions } from '../../src/storage/session-write.ts'
import { listWhole } from '../../src/storage/sessions.ts'
import { setMembership } from '../../src/storage/users.ts'
import { listeningApp } from '../support/listening-app.ts'
import { insertSessions, sessionRow, setWords, type SessionRow } from '../support/sessions.ts'

const { app, url, adminKey } = await listeningApp()
const { db } = app.context
const enterprise = new MusterClient({ url, key: adminKey })
const leaving = new AbortController()
afterAll(() => leaving.abort())

/** Organisations are told apart by when they were made. */
async function organization(name: string): Promise<string> {
  app.now += 1
  return app.organization(name)
}

/** Writes a session anew, as the writers do: with its change in the log. */
async function change(row: SessionRow, to: Partial<SessionRow> | null): Promise<void> {
  const { org_id: orgId, session_id: sessionId } = row
  await db.transaction().execute(async (trx) => {
    await lockSessions(trx, orgId)
    const was = await listWhole(trx, orgId, [sessionId])
    if (to === null) await trx.deleteFrom('sessions').where('session_id', '=', sessionId).execute()
    else {
      const { pull_requests: _, structured_output: __, ...set } = to
      await trx.updateTable('sessions').set(set).where('session_id', '=', sessionId).execute()
      if (to.title !== undefined) await setWords(trx, [{ row, title: to.title, messages: [] }])
    }
    await logChanges(trx, orgId, was, { sessionIds: [sessionId] }, app.now)
  })
}

async function add(orgId: string, differences: Partial<SessionRow> = {}): Promise<SessionRow> {
  const row = sessionRow(orgId, differences)
  await insertSessions(db, [row])
  await db.transaction().execute(async (trx) => {
    await lockSessions(trx, orgId)
    await logChanges(trx, orgId, [], { sessionIds: [row.session_id] }, app.now)
  })
  return row
}

/** A stream that is read as it comes. */
class Reading {
  readonly events: SessionEvent[] = []
  readonly #done: Promise<void>
  readonly #leaving = new AbortController()

  constructor(watch: (signal: AbortSignal) => AsyncIterable<SessionEvent>) {
    this.#done = (async () => {
      const signal = AbortSignal.any([leaving.signal, this.#leaving.signal])
      for await (const event of watch(signal)) this.events.push(event)
    })()
    this.#done.catch(() => undefined)
  }

  async has(n: number): Promise<string[]> {
    for (let waited = 0; this.events.length < n; waited += 20) {
      if (waited > 20_000) throw new Error(`${n} events were waited for, and came: ${this.told().join(', ')}`)
      await sleep(20)
    }
    return this.told()
  }

  told(): string[] {
    return this.events.map(({ type, session }) => (session === null ? type : `${type} ${session.title}`))
  }

  async leave(): Promise<string> {
    this.#leaving.abort()
    await this.#done
    return this.events.at(-1)?.id ?? ''
  }
}

function watching(filter: SessionFilter = {}, lastEventId?: string, client = enterprise): Reading {
  return new Reading((signal) =>
    client.sessions.watch(filter, { signal, ...(lastEventId !== undefined && { lastEventId }) }),
  )
}

test('tells what enters a list, changes in it and leaves it, and nothing else', async () => {
  const orgId = await organization('A')
  const reading = watching({ tags: ['shop'] })
  await reading.has(1)
  const row = await add(orgId, { title: 'a', tags: ['shop'] })
  const other = await add(orgId, { title: 'b' })
  await change(row, { title: 'a2' })
  await change(other, { title: 'b2', tags: ['shop'] })
  await change(row, { tags: [] })
  await change(row, { title: 'a3' })
  await change(other, null)
  const last = await add(orgId, { title: 'c', tags: ['shop'] })
  const expected = ['ready', 'enter a', 'change a2', 'enter b2', 'leave a2', 'leave b2', 'enter c']
  expect(await reading.has(7)).toEqual(expected)
  expect(reading.events[6]?.session).toMatchObject({ session_id: last.session_id, tags: ['shop'] })
  expect(new Set(reading.events.map(({ id }) => id)).size).toBe(7)
})

test('goes on behind any event, with nothing lost or doubled', async () => {
  const orgIds = [await organization('B'), await organization('C')]
  const whole = watching({ model: ['resumed'] })
  await whole.has(1)
  for (let n = 0; n < 6; n++) await add(orgIds[n % 2] ?? '', { title: `${n}`, model: 'resumed' })
  await whole.has(7)
  // An organisation that comes later is one more at the end.
  const later = await organization('D')
  await add(later, { title: '6', model: 'resumed' })
  const told = await whole.has(8)
  expect(told.toSorted()).toEqual(['ready', ...[0, 1, 2, 3, 4, 5, 6].map((n) => `enter ${n}`)].toSorted())
  for (const [place, { id }] of whole.events.entries()) {
    const again = watching({ model: ['resumed'] }, id)
    const expected = told.slice(place + 1)
    expect((await again.has(expected.length + 1)).toSorted()).toEqual([...expected, 'ready'].toSorted())
    expect(again.told().at(-1)).toBe('ready')
    await again.leave()
  }
})

test('says so when what was missed is known no longer', async () => {
  const orgId = await organization('E')
  const reading = watching()
  await reading.has(1)
  await add(orgId)
  await reading.has(2)
  const id = await reading.leave()
  await add(orgId, { title: 'missed' })
  await db.deleteFrom('session_changes').where('org_id', '=', orgId).execute()
  expect(await watching({}, id).has(2)).toContain('reset')
  expect(await watching({}, 'nonsense').has(2)).toEqual(['reset', 'ready'])
  const gone = await organization('F')
  const there = watching()
  await there.has(1)
  await app.send({ method: 'DELETE', path: `/v3/enterprise/organizations/${gone}`, key: adminKey })
  expect(await there.has(2)).toEqual(['ready', 'reset'])
})

test('tells of a status that time alone changes', async () => {
  const orgId = await organization('G')
  const running = watching({ status: ['running'] })
  const ended = watching({ status: ['exit'], model: ['silent'] })
  await Promise.all([running.has(1), ended.has(1)])
  const live = { live_detail: 'working', live_until: app.now + 5 * MICROS_PER_SECOND } as const
  await add(orgId, { title: 'live', model: 'silent', ...live })
  expect(await running.has(2)).toEqual(['ready', 'enter live'])
  const before = await ended.leave()
  app.now += 10 * MICROS_PER_SECOND
  expect(await running.has(3)).toEqual(['ready', 'enter live', 'leave live'])
  expect(running.events[2]?.session).toMatchObject({ status: 'exit' })
  expect(await watching({ status: ['exit'], model: ['silent'] }, before).has(2)).toEqual([
    'enter live',
    'ready',
  ])
})

test('is left when its reader says so, also after all that nobody holds was collected', async () => {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const reading = watching()
  await reading.has(1)
  for (let n = 0; n < 3; n++) {
    collect()
    await sleep(20)
  }
  expect(await reading.leave()).toBe(reading.events[0]?.id)
})

test('searches for words', async () => {
  const orgId = await organization('H')
  const reading = watching({ q: 'marimba' })
  await reading.has(1)
  const row = await add(orgId, { title: 'xylophone' })
  await change(row, { title: 'the marimba' })
  await change(row, { title: 'the vibraphone' })
  await add(orgId, { title: 'another marimba' })
  expect((await reading.has(3)).at(-1)).toBe('enter another marimba')
})

test('keeps to what its caller may see', async () => {
  const [own, other] = [await organization('I'), await organization('J')]
  const client = new MusterClient({ url, key: await app.key({ orgId: own, role: 'org_viewer' }) })
  await expect(client.sessions.watch().next()).rejects.toThrow(PermissionError)
  const reading = new Reading((signal) => client.organization(own).sessions.watch({}, { signal }))
  await reading.has(1)
  await add(other, { title: 'theirs' })
  await add(own, { title: 'ours' })
  expect(await reading.has(2)).toEqual(['ready', 'enter ours'])

  // With other organisations than before an id is of another stream.
  const userId = await app.person('ivy@example.com', { [own]: 'org_viewer' })
  const ivy = new MusterClient({ url, key: await app.key({ email: 'ivy@example.com' }) })
  const watchOwn = (lastEventId?: string) =>
    new Reading((signal) =>
      ivy.memberSessions.watch({}, { signal, ...(lastEventId !== undefined && { lastEventId }) }),
    )
  const mine = watchOwn()
  await mine.has(1)
  const id = await mine.leave()
  await setMembership(db, { userId, orgId: other, role: 'org_viewer', createdAt: app.now })
  await add(other, { title: 'ours too' })
  expect((await watchOwn(id).has(2)).at(-1)).toBe('ready')
})
