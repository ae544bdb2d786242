import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { loadDemo, type DemoProgress } from '../../src/demo/load.ts'
import { demoSessions } from '../../src/demo/transcripts.ts'
import { importTranscript } from '../../src/ingest/import.ts'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import { TestApp } from '../http/test-app.ts'

const app = await TestApp.create()
app.now = Date.UTC(2026, 2, 4, 15, 20) * 1_000
const orgId = await app.organization('A first look')
const progress: DemoProgress[] = []

beforeAll(async () => {
  await loadDemo(app.context, { orgId }, (one) => void progress.push(one))
}, 120_000)

describe('a loaded demo', () => {
  test('has all sessions, and tells of its progress', async () => {
    const count = demoSessions(new Date(app.now / 1_000)).length
    expect(progress[0]).toEqual({ done: 0, total: count })
    expect(progress.at(-1)).toEqual({ done: count, total: count })
    expect(await valuesOf('select count(*) from sessions where parent_session_id is null')).toEqual([count])
    expect(await valuesOf('select count(*) from sessions where parent_session_id is not null')).not.toEqual([
      0,
    ])
  })

  test('has sessions of every size, and of every standing that an import can find', async () => {
    expect(await valuesOf('select distinct session_size from sessions order by 1')).toEqual([
      ...['l', 'm', 's', 'xl', 'xs'],
    ])
    expect(await valuesOf('select distinct status from sessions order by 1')).toEqual([
      ...['error', 'exit', 'suspended'],
    ])
    const live = `select distinct live_detail from sessions where live_until > ${app.now} order by 1`
    expect(await valuesOf(live)).toEqual(['waiting_for_user', 'working'])
  })

  test('has no title twice, sub-agents among them', async () => {
    expect(await valuesOf('select title from sessions group by title having count(*) > 1')).toEqual([])
  })

  test('has a tag, a person, a repository and a price for every session', async () => {
    const lacking = `select s.title from sessions s join session_details d using (org_id, session_id)
      where not 'demo' = any (s.tags) or s.user_id is null or s.repo_name is null or d.cost_usd is null`
    expect(await valuesOf(lacking)).toEqual([])
  })

  test('gives its people no rights', async () => {
    expect(await valuesOf('select role from memberships')).toEqual([])
  })

  test('has pull requests, and words in four languages', async () => {
    const shipped = await valuesOf("select count(*) from sessions where pull_requests <> '[]'")
    expect(Number(shipped[0])).toBeGreaterThan(50)
    const titles = (await valuesOf('select title from sessions')).join('\n')
    for (const script of [/\p{Script=Hiragana}/u, /修复/, /Corriger/]) expect(titles).toMatch(script)
  })

  test('isn’t doubled by loading it again, also on another day', async () => {
    const before = await everySession()
    expect(await loadDemo(app.context, { orgId }, () => undefined)).toEqual({ sessions: 0 })
    const context = { ...app.context, now: () => app.now + 86_400_000_000 }
    expect(await loadDemo(context, { orgId }, () => undefined)).toEqual({ sessions: 0 })
    expect(await everySession()).toEqual(before)
  })

  test('shows what goes wrong with agents, with evidence', { timeout: 60_000 }, async () => {
    for (const sessionId of await valuesOf('select session_id from sessions order by 1')) {
      await analyzeByRules(app.context, { orgId, sessionId: String(sessionId) })
    }
    const issue = `jsonb_array_elements(analysis -> 'issues') as issue from analyses`
    const labels = await valuesOf(
      `select distinct label from (select issue ->> 'label' as label from (select ${issue}) i) l order by 1`,
    )
    expect(labels).toEqual([
      ...[
        'authentication_failure',
        'context_lost',
        'costly_change',
        'edit_test_loop',
        'edit_undone',
        'failing_check',
      ],
      ...[
        'large_output',
        'long_wait',
        'missing_tool',
        'network_failure',
        'permission_refused',
        'rate_limited',
      ],
      ...['repeated_failure', 'repeated_request', 'unfinished', 'unsupported_claim', 'user_correction'],
      ...['user_interruption', 'wrong_path'],
    ])
    expect(await valuesOf(`select issue from (select ${issue}) i where issue -> 'evidence' = '[]'`)).toEqual(
      [],
    )
    expect(await valuesOf('select failure from analyses where failure is not null')).toEqual([])
    const outcomes = `select distinct analysis -> 'outcome' ->> 'outcome' from analyses order by 1`
    expect(await valuesOf(outcomes)).toEqual(['abandoned', 'failed', 'partly', 'succeeded'])
  })
})

test('every record of the demo is understood', async () => {
  const seen = new Set<string>()
  for (const session of demoSessions(new Date(app.now / 1_000))) {
    const { agent } = session
    const files = session.files()
    if (seen.has(agent) && files.length === 1) continue
    seen.add(agent)
    for (const { name, text } of files) {
      const report = await importTranscript(app.context, {
        ...{ orgId, name, agent: null, repository: null, owner: { userId: null, serviceUserId: null } },
        ...{ body: bytesOf(text), dryRun: true },
      })
      expect(report).toMatchObject({ agent, recordsNotUnderstood: {} })
    }
  }
  expect(seen.size).toBe(4)
})

test('a load that is broken off is taken up', async () => {
  const own = await app.organization('Broken off')
  const leaving = new AbortController()
  const broken = loadDemo(app.context, { orgId: own, signal: leaving.signal }, ({ done }) => {
    if (done === 5) leaving.abort(new Error('left'))
  })
  await expect(broken).rejects.toThrow('left')
  const next = new AbortController()
  const dones: number[] = []
  const again = loadDemo(app.context, { orgId: own, signal: next.signal }, ({ done }) => {
    dones.push(done)
    next.abort(new Error('seen enough'))
  })
  await expect(again).rejects.toThrow('seen enough')
  expect(dones[0]).toBeGreaterThanOrEqual(5)
})

async function valuesOf(query: string): Promise<unknown[]> {
  const { rows } = await sql.raw<Record<string, unknown>>(query).execute(app.context.db)
  return rows.map((row) => Object.values(row)[0])
}

async function everySession(): Promise<unknown[]> {
  return (
    await sql`select * from sessions where org_id = ${orgId} order by session_id`.execute(app.context.db)
  ).rows
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}
