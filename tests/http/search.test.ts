import { describe, expect, test } from 'vitest'
import { rewordSessions } from '../../src/sessions/reword.ts'
import { agent, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { insertMessages, insertSessions, NOON, sessionRow } from '../support/sessions.ts'
import { TestApp } from './test-app.ts'

const app = await TestApp.create()
const { db } = app.context
const orgId = await app.organization('Shop')
const other = await app.organization('Other')
const key = await app.key({ orgId, role: 'org_viewer' })

const long = Array.from({ length: 30_000 }, (_, n) => `w${n}`).join(' ')
const TEXTS = {
  english: ['Mend the checkout in src/http/app.ts.', 'Mended: the retry budget was too small.'],
  chinese: ['请修复购物车的结账功能', '结账功能已修复，测试全部通过。'],
  japanese: ['ショッピングカートの決済機能を修正してください', '修正しました。'],
  french: ['Répare l’été « indien » du café', 'C’est réparé.'],
  hostile: ['<img src=x onerror="alert(1)"> checkout & more', 'No.'],
  long: [`begin ${long} budget`, 'The last word is zephyr.'],
}
type Name = keyof typeof TEXTS

const ids = new Map<string, Name>()
for (const [name, texts] of Object.entries(TEXTS) as [Name, string[]][]) {
  const row = sessionRow(orgId, { title: name === 'english' ? 'Shop work' : `Session ${name}` })
  await insertSessions(db, [row])
  await insertMessages(db, row, texts)
  ids.set(row.session_id, name)
}
const elsewhere = sessionRow(other, { title: 'Checkout of others' })
await insertSessions(db, [elsewhere])

interface Item {
  readonly session_id: string
  readonly snippet?: string
}

async function found(q: string, more = ''): Promise<Item[]> {
  const path = `/v3/organizations/${orgId}/sessions?q=${encodeURIComponent(q)}${more}`
  const { status, body } = await app.get(path, key)
  expect(status).toBe(200)
  return (body as { items: Item[] }).items
}

async function names(q: string, more = ''): Promise<string[]> {
  return (await found(q, more)).map((item) => String(ids.get(item.session_id))).sort()
}

describe('a search', () => {
  test.each([
    ['checkout', ['english', 'hostile']],
    ['CHECKOUT', ['english', 'hostile']],
    ['ｃｈｅｃｋｏｕｔ', ['english', 'hostile']],
    ['checkout budget', ['english']],
    ['budget', ['english', 'long']],
    ['"retry budget"', ['english']],
    ['"budget retry"', []],
    // What ends one message and begins the next is no phrase.
    ['"ts mended"', []],
    ['app.ts', ['english']],
    ['src/http/app.ts', ['english']],
    ['app.js', []],
    ['check', []],
    ['check*', ['english', 'hostile']],
    ['"retry budg"*', []],
    ['src/http/ap*', ['english']],
    ['shop work', ['english']],
    ['shop retry', ['english']],
    ['结账', ['chinese']],
    ['结账功能 测试', ['chinese']],
    ['決済機能', ['japanese']],
    ['été', ['french']],
    ['indien café', ['french']],
    ['zephyr', ['long']],
    ['w29999 begin', ['long']],
    ['"w15998 w15999 w16000 w16001"', ['long']],
    ['"w16001 w15999"', []],
    ['onerror', ['hostile']],
  ])('for %s finds what has it', async (q, expected) => {
    expect(await names(q)).toEqual(expected)
  })

  test('keeps to rights and to every other filter', async () => {
    expect(await names('others')).toEqual([])
    const all = await app.get('/v3/enterprise/sessions?q=others', app.adminKey)
    expect((all.body as { items: Item[] }).items.map((item) => item.session_id)).toEqual([
      elsewhere.session_id,
    ])
    expect(await names('checkout', '&status=running')).toEqual([])
    expect(await names('checkout', '&agent=codex&status=exit')).toEqual(['english', 'hostile'])
    expect(await names('checkout', '&sort=acus_consumed&order=asc')).toEqual(['english', 'hostile'])
  })

  test('counts what it finds to a thousand, be it nearly all that there is', async () => {
    const large = await app.organization('Large')
    const titles = (n: number) => (n % 3 === 0 ? 'Polish the lamp' : 'Polish the mirror')
    await insertSessions(
      db,
      Array.from({ length: 1_200 }, (_, n) => sessionRow(large, { created_at: NOON + n, title: titles(n) })),
    )
    const totals = ['polish', 'mirror', 'lamp', 'polish lamp', '"the lamp"'].map(async (q) => {
      const path = `/v3/organizations/${large}/sessions?q=${encodeURIComponent(q)}`
      return ((await app.get(path, app.adminKey)).body as { total: number | null }).total
    })
    expect(await Promise.all(totals)).toEqual([null, 800, 400, 400, 400])
  })

  test('shows where the messages have the words, with everything in it escaped', async () => {
    const snippets = new Map(
      (await found('checkout')).map((item) => [ids.get(item.session_id), item.snippet]),
    )
    expect(snippets.get('english')).toBe('Mend the <mark>checkout</mark> in src/http/app.ts.')
    expect(snippets.get('hostile')).toBe(
      '&lt;img src=x onerror=&quot;alert(1)&quot;&gt; <mark>checkout</mark> &amp; more',
    )
    expect((await found('zephyr'))[0]?.snippet).toContain('<mark>zephyr</mark>')
    expect((await found('结账'))[0]?.snippet).toContain('<mark>结账</mark>')
    expect((await found('shop'))[0]?.snippet).toBe('')
    const plain = await app.get(`/v3/organizations/${orgId}/sessions`, key)
    expect(plain.text).not.toContain('snippet')
  })

  test.each(['', ' ', '"', '***', '??', Array.from({ length: 33 }, (_, n) => `a${n}`).join(' ')])(
    'for %j is refused',
    async (q) => {
      for (const list of ['', '/insights', '/facets', '/stream']) {
        const path = `/v3/organizations/${orgId}/sessions${list}?q=${encodeURIComponent(q)}`
        const answer = await app.get(path, key)
        expect(answer.status).toBe(422)
        expect(answer.text).toContain('"q"')
      }
    },
  )

  test('counts facets of what it finds', async () => {
    const { body } = await app.get(`/v3/organizations/${orgId}/sessions/facets?q=checkout`, key)
    expect(body).toMatchObject({ sessions: 2, agents: [{ value: 'codex', sessions: 2 }] })
  })

  test('finds an imported session as it is, and no longer as it was', async () => {
    const send = async (body: Uint8Array) =>
      app.send({
        ...{ method: 'POST', path: `/v3/organizations/${orgId}/sessions/import?name=t.jsonl` },
        ...{ key: app.adminKey, headers: { 'content-type': 'application/x-ndjson' }, body },
      })
    await send(
      jsonLines([user(1, 'Paint the xylophone'), agent(2, [text('Painted.')], { stop: 'end_turn' })]),
    )
    expect(await found('xylophone')).toHaveLength(1)
    expect(await found('painted xylophone')).toHaveLength(1)
    const longer = [user(1, 'Paint the xylophone'), agent(2, [text('Varnished.')], { stop: 'end_turn' })]
    await send(jsonLines([...longer, user(3, 'And the marimba')]))
    expect(await found('marimba')).toHaveLength(1)
    expect(await found('painted')).toEqual([])
  })
})

test('sessions from before words were kept are found once these are made', async () => {
  const own = await app.organization('Old')
  const old = sessionRow(own, { title: 'Sharpen the quillpens' })
  const gone = sessionRow(own)
  await insertSessions(db, [old])
  await insertMessages(db, old, ['Sharpen them', 'Sharpened the barometers'])
  await db.deleteFrom('session_words').where('org_id', '=', own).execute()
  const due = [old, gone].map(({ org_id, session_id }) => ({ org_id, session_id }))
  await db.insertInto('words_due').values(due).execute()
  const count = async () => {
    const { body } = await app.get('/v3/enterprise/sessions?q=quillpens barometers', app.adminKey)
    return (body as { items: Item[] }).items.length
  }
  expect(await count()).toBe(0)
  await rewordSessions(app.context, new AbortController().signal)
  expect(await count()).toBe(1)
  expect(await db.selectFrom('words_due').selectAll().execute()).toEqual([])
})

test('facets count every session of a list by what it has', async () => {
  const own = await app.organization('Counted')
  const viewer = await app.key({ orgId: own, role: 'org_viewer' })
  const userId = await app.person('ada@example.com', { [own]: 'org_viewer' })
  const now = app.now
  await insertSessions(db, [
    sessionRow(own, { tags: ['a', 'b'], category: 'security', user_id: userId, repo_name: 'acme/shop' }),
    sessionRow(own, {
      ...{ tags: ['a'], model: 'large', acus_consumed: 30 },
      ...{ outcome: 'failed', issues: ['repeated_failure', 'edit_undone'] },
    }),
    sessionRow(own, { agent: null, live_detail: 'working', live_until: now + 1 }),
  ])
  const facets = async (query: string) =>
    (await app.get(`/v3/organizations/${own}/sessions/facets?${query}`, viewer)).body
  const all = {
    sessions: 3,
    is_complete: true,
    statuses: [
      { value: 'exit', label: null, sessions: 2 },
      { value: 'running', label: null, sessions: 1 },
    ],
    categories: [{ value: 'security', label: null, sessions: 1 }],
    origins: [{ value: 'cli', label: null, sessions: 3 }],
    users: [{ value: userId, label: 'ada@example.com', sessions: 1 }],
    organizations: [{ value: own, label: 'Counted', sessions: 3 }],
    repositories: [{ value: 'acme/shop', label: null, sessions: 1 }],
    tags: [
      { value: 'a', label: null, sessions: 2 },
      { value: 'b', label: null, sessions: 1 },
    ],
    agents: [{ value: 'codex', label: null, sessions: 2 }],
    models: [{ value: 'large', label: null, sessions: 1 }],
    sizes: [
      { value: 'xs', label: null, sessions: 2 },
      { value: 'xl', label: null, sessions: 1 },
    ],
    outcomes: [{ value: 'failed', label: null, sessions: 1 }],
    issues: [
      { value: 'edit_undone', label: null, sessions: 1 },
      { value: 'repeated_failure', label: null, sessions: 1 },
    ],
  }
  // From kept totals, and counted over the sessions themselves.
  expect(await facets('')).toEqual(all)
  expect(await facets('created_after=0')).toEqual(all)
  expect(await facets('status=running')).toMatchObject({ sessions: 1, statuses: [{ value: 'running' }] })
  expect(await facets('tags=b')).toMatchObject({ sessions: 1, users: [{ value: userId }] })
  expect(await facets('issue=edit_undone&outcome=failed')).toMatchObject({
    sessions: 1,
    models: [{ value: 'large' }],
  })
  expect(await facets('tags=c')).toMatchObject({ sessions: 0, tags: [] })
})
