import { describe, expect, test } from 'vitest'
import { bareSessionId, newSessionId } from '../../src/domain/ids.ts'
import { MINUTE, MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { SESSION_STATUSES, STATUS_DETAILS, type V1Status } from '../../src/domain/vocabulary.ts'
import { insertMessages, NOON } from '../support/sessions.ts'
import { itemsAt, ownOrganization, type Members } from './own-organization.ts'
import { PUBLIC_URL, TestApp } from './test-app.ts'

const app = await TestApp.create()
const { db } = app.context

describe('identity and shape', () => {
  test('a list item is the answer for its session, field for field, with insights and without', async () => {
    const { path, cog, apk, first } = await ownOrganization(app, {
      title: '漢 "x"',
      pull_requests: [
        { url: 'https://example.com/1', state: 'open' },
        { url: 'https://example.com/2', state: null },
      ],
      structured_output: { a: [1, null], b: { c: 'd' } },
      tags: ['b', 'a'],
      category: 'security',
      origin: 'slack',
      devin_mode: 'fast',
      snapshot_id: 'snapshot-1',
      playbook_id: 'playbook-1',
      automation_id: 'auto-1',
      acus_consumed: 4.25,
    })
    for (const base of [path, '/v3/enterprise/sessions']) {
      const key = base === path ? cog : app.adminKey
      for (const part of ['', '/insights']) {
        const only = `session_ids=${first.session_id}`
        const [item] = await itemsAt(app, `${base}${part}?${only}`, key)
        expect((await app.get(`${base}/${first.session_id}${part}`, key)).body).toEqual(item)
      }
    }
    const [summary = {}] = await itemsAt(app, '/v1/sessions', apk)
    const { messages: _, ...detail } = (await app.get(`/v1/sessions/${first.session_id}`, apk))
      .body as Members
    const { requesting_user_email: __, ...listed } = summary
    expect(detail).toEqual(listed)
    expect(await itemsAt(app, path, cog)).toEqual([
      {
        session_id: first.session_id,
        url: `${PUBLIC_URL}/sessions/${first.session_id}`,
        status: 'exit',
        status_detail: 'finished',
        tags: ['b', 'a'],
        org_id: first.org_id,
        created_at: NOON / MICROS_PER_SECOND,
        updated_at: NOON / MICROS_PER_SECOND + 60,
        acus_consumed: 4.25,
        pull_requests: [
          { pr_url: 'https://example.com/1', pr_state: 'open' },
          { pr_url: 'https://example.com/2', pr_state: null },
        ],
        title: '漢 "x"',
        user_id: null,
        service_user_id: null,
        playbook_id: 'playbook-1',
        automation_id: 'auto-1',
        origin: 'slack',
        category: 'security',
        subcategory: 'Other',
        devin_mode: 'fast',
        parent_session_id: null,
        child_session_ids: [],
        is_archived: false,
        structured_output: { a: [1, null], b: { c: 'd' } },
      },
    ])
    expect(listed).toEqual({
      session_id: `devin-${first.session_id}`,
      status: 'exit',
      status_enum: 'finished',
      title: '漢 "x"',
      created_at: '2026-01-05T12:00:00.000000+00:00',
      updated_at: '2026-01-05T12:01:00.000000+00:00',
      snapshot_id: 'snapshot-1',
      playbook_id: 'playbook-1',
      pull_request: { url: 'https://example.com/1' },
      structured_output: { a: [1, null], b: { c: 'd' } },
      tags: ['b', 'a'],
    })
  })

  test('a subcategory is Other where a category stands alone, and null without one', async () => {
    const { path, cog } = await ownOrganization(
      app,
      { category: null, subcategory: null },
      { category: 'other', subcategory: null },
      { category: 'other', subcategory: 'Shell' },
    )
    const found = await itemsAt(app, path, cog)
    expect(found.map((item) => item['subcategory'])).toEqual(['Shell', 'Other', null])
  })

  test('ids of sessions are taken bare and with devin-, in v1 and v3, and answered as each version does', async () => {
    const parent = newSessionId('org-x')
    const { path, cog, apk, first, orgId } = await ownOrganization(app, { parent_session_id: parent })
    const bare = first.session_id
    for (const id of [bare, `devin-${bare}`]) {
      for (const part of ['', '/insights']) {
        expect((await app.get(`${path}/${id}${part}`, cog)).body).toMatchObject({ session_id: bare })
      }
      expect((await app.get(`${path}/${id}/messages`, cog)).status).toBe(200)
      expect((await app.get(`/v1/sessions/${id}`, apk)).body).toMatchObject({ session_id: `devin-${bare}` })
      expect(await itemsAt(app, `${path}?session_ids=${id}`, cog)).toHaveLength(1)
      expect(await itemsAt(app, `${path}?devin_id=${id}`, cog)).toHaveLength(1)
    }
    expect(await itemsAt(app, `${path}?parent_session_id=devin-${parent}`, cog)).toHaveLength(1)
    for (const id of [
      bare.toUpperCase(),
      `DEVIN-${bare}`,
      `devin-devin-${bare}`,
      bare.slice(1),
      `${bare}0`,
    ]) {
      expect((await app.get(`${path}/${id}`, cog)).status).toBe(404)
    }
    expect(bareSessionId(bare)?.slice(0, 8)).toBe(newSessionId(orgId).slice(0, 8))
  })

  test('v1 tells who began and who answered, with microseconds', async () => {
    const { apk, first, orgId } = await ownOrganization(app, { origin: 'slack', created_at: NOON + 123_456 })
    const userId = await app.person('ada@example.com', { [orgId]: 'org_viewer' })
    await db.updateTable('sessions').set({ user_id: userId }).where('org_id', '=', orgId).execute()
    await insertMessages(db, first, ['Mend it', 'Mended', 'Thanks'])
    const { body } = await app.get(`/v1/sessions/${first.session_id}`, apk)
    const person = { username: 'ada@example.com', origin: 'slack', user_id: userId }
    const nobody = { username: null, origin: null, user_id: null }
    expect(body).toMatchObject({
      created_at: '2026-01-05T12:00:00.123456+00:00',
      messages: [
        {
          type: 'initial_user_message',
          message: 'Mend it',
          timestamp: '2026-01-05T12:00:00.000000+00:00',
          ...person,
        },
        {
          type: 'devin_message',
          message: 'Mended',
          timestamp: '2026-01-05T12:00:01.000000+00:00',
          ...nobody,
        },
        { type: 'user_message', message: 'Thanks', ...person },
      ],
    })
    const [summary] = await itemsAt(app, '/v1/sessions?user_email=ADA@example.COM', apk)
    expect(summary).toMatchObject({ requesting_user_email: 'ada@example.com' })
    expect(await itemsAt(app, '/v1/sessions?user_email=ada@example.co', apk)).toEqual([])
    expect(await itemsAt(app, '/v1/sessions?user_email=', apk)).toEqual([])
  })

  test('messages come in pages, oldest first, with their number', async () => {
    const { path, cog, first } = await ownOrganization(app, {})
    await insertMessages(
      db,
      first,
      Array.from({ length: 7 }, (_, n) => `m${n}`),
    )
    const said: unknown[] = []
    let after = ''
    do {
      const { body } = await app.get(`${path}/${first.session_id}/messages?first=3${after}`, cog)
      const page = body as { items: Members[]; end_cursor: string | null; total: number }
      expect(page.total).toBe(7)
      said.push(...page.items.map((item) => `${String(item['source'])} ${String(item['message'])}`))
      after = page.end_cursor === null ? '' : `&after=${page.end_cursor}`
    } while (after !== '')
    expect(said).toEqual(['user m0', 'devin m1', 'user m2', 'devin m3', 'user m4', 'devin m5', 'user m6'])
  })

  test('the size is the larger of its two readings', async () => {
    const { path, cog } = await ownOrganization(
      app,
      { acus_consumed: 1, num_user_messages: 2 },
      { acus_consumed: 1.01, num_user_messages: 2 },
      { acus_consumed: 0, num_user_messages: 6 },
      { acus_consumed: 20, num_user_messages: 0 },
      { acus_consumed: 0, num_user_messages: 21 },
    )
    const found = await itemsAt(app, `${path}/insights`, cog)
    expect(found.map((item) => item['session_size'])).toEqual(['xl', 'l', 'm', 's', 'xs'])
    expect(found.map((item) => item['analysis'])).toEqual([null, null, null, null, null])
  })
})

describe('status', () => {
  /** The table of the semantics, by status and then by detail; `else` for every other detail and none. */
  const V1: Readonly<Record<string, Readonly<Record<string, V1Status>>>> = {
    new: { else: 'working' },
    claimed: { else: 'working' },
    running: {
      waiting_for_user: 'blocked',
      waiting_for_approval: 'blocked',
      finished: 'finished',
      else: 'working',
    },
    exit: { else: 'finished' },
    error: { else: 'blocked' },
    suspended: { none: 'expired', inactivity: 'expired', user_request: 'suspend_requested', else: 'blocked' },
    resuming: { else: 'resume_requested' },
  }

  test('every status of v3 with every detail is one of v1', async () => {
    const all = SESSION_STATUSES.flatMap((status) =>
      [null, ...STATUS_DETAILS].map((status_detail) => ({ status, status_detail })),
    )
    const { apk, path, cog } = await ownOrganization(app, ...all)
    const listed = await itemsAt(app, '/v1/sessions?limit=1000', apk)
    const found = listed.toReversed().map((item) => [item['status'], item['status_enum']])
    expect(found).toEqual(
      all.map(({ status, status_detail: detail }) => [
        status,
        V1[status]?.[detail ?? 'none'] ?? V1[status]?.['else'],
      ]),
    )
    const v3 = await itemsAt(app, `${path}?first=200`, cog)
    expect(v3.toReversed()).toMatchObject(all)
  })

  test('a quiet session stops running when its time is over, and nobody writes', async () => {
    const until = app.now + 10 * MINUTE
    const { path, cog, apk, first } = await ownOrganization(app, {
      status: 'suspended',
      status_detail: 'inactivity',
      live_detail: 'working',
      live_until: until,
    })
    const both = async () => {
      const v3 = (await app.get(`${path}/${first.session_id}`, cog)).body as Members
      const v1 = (await app.get(`/v1/sessions/${first.session_id}`, apk)).body as Members
      return [v3['status'], v3['status_detail'], v1['status'], v1['status_enum']]
    }
    app.now = until - 1
    expect(await both()).toEqual(['running', 'working', 'running', 'working'])
    const { etag = '' } = (await app.get(path, cog)).headers
    app.now = until
    expect(await both()).toEqual(['suspended', 'inactivity', 'suspended', 'expired'])
    expect((await app.get(path, cog, { 'if-none-match': etag })).status).toBe(200)
  })
})
