import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { OUTCOMES, SESSION_SIZES } from '../../src/domain/vocabulary.ts'
import { activeUsers } from '../../src/storage/migrations/0008-active-users.ts'
import { analyzeByRules } from '../../src/insights/analyze.ts'
import { TestApp } from '../http/test-app.ts'
import { agent, call, result, text, user, type Line } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'

interface Group {
  readonly value: string
  readonly sessions: number
  readonly analyzed: number
  readonly acus_consumed: number
}
interface Share {
  readonly value: string
  readonly here: number | null
  readonly against: number | null
  readonly low: number | null
}
interface Activity extends Group {
  readonly active_users: number
  readonly sizes: Readonly<Record<string, number>>
}
interface Summary {
  readonly total: Omit<Activity, 'value'> & { readonly is_complete: boolean }
  readonly outcomes: readonly Group[]
  readonly categories: readonly Group[]
  readonly organizations: readonly Group[]
  readonly weeks: readonly Activity[]
  readonly sizes: readonly Group[]
  readonly users: readonly (Group & { readonly label: string | null })[]
  readonly issues: readonly (Group & { readonly label: string; readonly examples: readonly string[] })[]
  readonly action_items: readonly (Group & {
    readonly action_item: string
    readonly examples: readonly string[]
  })[]
  readonly comparison: {
    readonly against: Summary['total']
    readonly issues: readonly Share[]
    readonly outcomes: readonly Share[]
  } | null
}

const app = await TestApp.create()
const ENTERPRISE = '/v3/enterprise/sessions/insights/summary'

const missing = (tool: string): Line[] => [
  user(1, 'Please fix the bug in the cart.'),
  agent(2, [call('t1', 'Bash', { command: `${tool} --version` })]),
  result(3, 't1', `bash: ${tool}: command not found`, { is_error: true }),
  agent(4, [text('It cannot be mended without it.')], { stop: 'end_turn' }),
]
const smooth: Line[] = [
  user(1, 'Please explain the cart.'),
  agent(2, [text('It holds what one buys.')], { stop: 'end_turn' }),
]

/** Imports a session under a name of its own and has it analysed. */
async function imported(
  orgId: string,
  name: string,
  lines: readonly Line[],
  isAnalyzed = true,
  key = app.adminKey,
) {
  const own = lines.map((line) => ({
    ...line,
    sessionId: name,
    uuid: `${name}-${(line as { uuid?: string }).uuid}`,
  }))
  const { body } = await app.send({
    ...{ method: 'POST', path: `/v3/organizations/${orgId}/sessions/import?name=${name}.jsonl` },
    ...{ key, headers: { 'content-type': 'application/x-ndjson' }, body: jsonLines(own) },
  })
  const sessionId = (body as { sessions: { session_id: string }[] }).sessions[0]?.session_id ?? ''
  if (isAnalyzed) await analyzeByRules(app.context, { orgId, sessionId })
  return sessionId
}

async function summary(path: string, key = app.adminKey): Promise<Summary> {
  return (await app.get(path, key)).body as Summary
}

function later(timestamp: string): string {
  return new Date(Date.parse(timestamp) + 7 * 24 * 3600 * 1000).toISOString()
}

/** The totals as they are kept, and as they would be if they were made of the sessions anew. */
async function totals(): Promise<readonly [unknown, unknown]> {
  const sums = (from: string) => `select org_id, dimension, value, ${from} from`
  const kept = await sql
    .raw(
      `${sums('sessions, micro_acus, succeeded, partly, failed, abandoned, unknown, xs, s, m, l, xl')} summary_totals
       where sessions <> 0 order by 1, 2, 3`,
    )
    .execute(app.context.db)
  const counted = (column: string) => (name: string) =>
    `count(*) filter (where ${column} = '${name}') as ${name}`
  const made = await sql
    .raw(
      `with facts as (select * from summary_facts_now)
       ${sums(`count(*) as sessions, sum(micro_acus)::bigint as micro_acus,
         ${OUTCOMES.map(counted('outcome')).join(', ')},
         ${SESSION_SIZES.map(counted('session_size')).join(', ')}`)}
       (select org_id, micro_acus, outcome, session_size, dimension, value from facts cross join lateral (values
         ('all', ''), ('week', week::text), ('category', category), ('session_size', session_size),
         ('outcome', outcome), ('repository', repository), ('agent', agent), ('model', model),
         ('status', status), ('origin', origin), ('user_id', user_id)
       ) v (dimension, value)
       union all select org_id, micro_acus, outcome, session_size, 'label', unnest(labels) from facts
       union all select org_id, micro_acus, outcome, session_size, 'advice', unnest(advice) from facts
       union all select org_id, micro_acus, outcome, session_size, 'tag', unnest(tags) from facts) p
       where value is not null group by 1, 2, 3 order by 1, 2, 3`,
    )
    .execute(app.context.db)
  const people = await sql`select * from summary_users where sessions <> 0 order by 1, 2, 3`.execute(
    app.context.db,
  )
  const peopleMade = await sql`select org_id, week, user_id, count(*) as sessions from summary_facts_now
    where user_id is not null group by 1, 2, 3 order by 1, 2, 3`.execute(app.context.db)
  return [
    [kept.rows, people.rows],
    [made.rows, peopleMade.rows],
  ]
}

describe('a summary', async () => {
  const one = await app.organization('One')
  const other = await app.organization('Other')
  const ripgrep = await imported(one, 'a', missing('rg'))
  const again = await imported(one, 'b', missing('rg'))
  await imported(one, 'c', missing('jq'))
  await imported(one, 'd', smooth)
  await imported(other, 'e', smooth)
  await imported(other, 'f', smooth, false)
  const ofOne = `/v3/organizations/${one}/sessions/insights/summary`

  test('counts sessions, and those that were analysed, once each', async () => {
    const all = await summary(ENTERPRISE)
    expect(all.total).toMatchObject({ sessions: 6, analyzed: 5, is_complete: true })
    expect(all.organizations.map(({ value, sessions }) => [value, sessions])).toEqual([
      [one, 4],
      [other, 2],
    ])
    expect(all.weeks.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(6)
    expect(all.weeks.every(({ value }) => new Date(value).getUTCDay() === 1)).toBe(true)
    expect(all.outcomes.reduce((sum, { sessions }) => sum + sessions, 0)).toBe(5)
  })

  test('names the most frequent issues, and the advice that helps most, with sessions that have them', async () => {
    const { issues, action_items: items } = await summary(ofOne)
    const [missingTool] = issues.filter(({ label }) => label === 'missing_tool')
    expect(missingTool).toMatchObject({ sessions: 3 })
    expect(missingTool?.examples).toHaveLength(3)
    expect(missingTool?.examples).toContain(ripgrep)
    const [advice] = items.filter(({ action_item: item }) => /ripgrep|\brg\b/.test(item))
    expect(advice).toMatchObject({ sessions: 2 })
    expect(advice?.examples.toSorted()).toEqual([ripgrep, again].toSorted())
  })

  test('is the same from the kept totals and from the sessions', async () => {
    for (const path of [ofOne, ENTERPRISE]) {
      expect(await summary(`${path}?created_after=0`)).toEqual(await summary(path))
    }
  })

  test('keeps to its filter', async () => {
    expect((await summary(`${ofOne}?session_ids=${ripgrep}`)).total.sessions).toBe(1)
    expect((await summary(`${ENTERPRISE}?org_ids=${other}`)).total.sessions).toBe(2)
    expect((await summary(`${ENTERPRISE}?org_ids=`)).total.sessions).toBe(0)
    expect((await summary(`${ofOne}?tags=none`)).total.sessions).toBe(0)
  })

  test.each([
    ...[
      'q=cart',
      'q=%22fix+the%22',
      'status=exit',
      'status=running',
      'status_detail=finished',
      'session_size=xs',
    ],
    ...[
      'session_size=xl&session_size=l',
      'agent=claude-code',
      'agent=codex',
      'model=no-model',
      'min_acus=0.01',
    ],
    ...['max_acus=0', 'created_before=0', 'is_archived=true', 'updated_after=0', 'user_ids=nobody'],
    ...['outcome=succeeded', 'outcome=failed&outcome=unknown', 'issue=missing_tool', 'issue=none'],
    ...['category=bug_fixing', 'repo_names=a%2Fb', 'origins=cli', 'parent_session_id=none'],
  ])('under %s is about as many sessions as the list has', async (filter) => {
    const list = await app.get(`${ofOne.replace('/insights/summary', '')}?${filter}`, app.adminKey)
    const { total } = list.body as { readonly total: number }
    expect((await summary(`${ofOne}?${filter}`)).total.sessions).toBe(total)
  })

  test('says of each outcome and issue how many a list of it has', async () => {
    const { outcomes, issues } = await summary(ENTERPRISE)
    const said = [
      ...outcomes.map(({ value, sessions }) => [`outcome=${value}`, sessions] as const),
      ...issues.map(({ label, sessions }) => [`issue=${label}`, sessions] as const),
    ]
    expect(said.length).toBeGreaterThan(1)
    for (const [filter, sessions] of said) {
      const { body } = await app.get(`/v3/enterprise/sessions?${filter}`, app.adminKey)
      expect([filter, (body as { readonly total: number }).total]).toEqual([filter, sessions])
    }
  })

  test('and what it is compared with keep to the caller’s rights', async () => {
    await app.person('of-one@example.com', { [one]: 'org_viewer' })
    const key = await app.key({ email: 'of-one@example.com' })
    const own = '/v3/organizations/sessions/insights/summary'
    const found = await summary(`${own}?against=created_after%3D0`, key)
    expect(found.total.sessions).toBe(4)
    expect(found.comparison?.against.sessions).toBe(4)
    expect((await app.get(`${own}?against=org_ids%3D${other}`, key)).status).toBe(422)
  })

  test('beside another one tells what differs', async () => {
    const against = encodeURIComponent(`session_ids=${ripgrep}&session_ids=${again}`)
    const { comparison } = await summary(`${ofOne}?against=${against}`)
    const [share] = comparison?.issues.filter(({ value }) => value === 'missing_tool') ?? []
    expect(share).toMatchObject({ here: 0.75, against: 1 })
    expect(Number(share?.low)).toBeLessThan(-0.25)
  })

  test.each(['created_after=yesterday', 'colour=red', 'against=tags%3Da', 'category=none'])(
    'refuses to compare with %s',
    async (filter) => {
      const { status, text: problem } = await app.get(
        `${ofOne}?against=${encodeURIComponent(filter)}`,
        app.adminKey,
      )
      expect([status, problem.includes('"against"')]).toEqual([422, true])
    },
  )

  test('leaves deleted organisations out, unless they are asked for', async () => {
    const gone = await app.organization('Gone')
    await imported(gone, 'g', smooth)
    await app.send({ method: 'DELETE', path: `/v3/enterprise/organizations/${gone}`, key: app.adminKey })
    expect((await summary(ENTERPRISE)).total.sessions).toBe(6)
    expect((await summary(`${ENTERPRISE}?include_deleted_orgs=true`)).total.sessions).toBe(7)
  })
})

test('a summary counts each person once, in a week and in all, wherever they work', async () => {
  const [first, second] = [await app.organization('First'), await app.organization('Second')]
  const both = { [first]: 'org_admin', [second]: 'org_admin' } as const
  const ada = await app.person('ada@example.com', both)
  const bo = await app.person('bo@example.com', { [first]: 'org_admin' })
  const adasKey = await app.key({ email: 'ada@example.com' })
  const bosKey = await app.key({ email: 'bo@example.com' })
  const robot = await app.key({ orgId: first, role: 'org_admin' })
  const weekLater = smooth.map((line) => ({
    ...line,
    timestamp: later((line as { timestamp: string }).timestamp),
  }))
  await imported(first, 'm', smooth, true, adasKey)
  await imported(second, 'n', smooth, true, adasKey)
  await imported(first, 'o', smooth, true, bosKey)
  await imported(first, 'p', weekLater, true, bosKey)
  await imported(first, 'q', weekLater, true, robot)
  const ofBoth = `${ENTERPRISE}?org_ids=${first}&org_ids=${second}`
  const all = await summary(ofBoth)
  expect(all.total).toMatchObject({ sessions: 5, active_users: 2, sizes: { xs: 5, xl: 0 } })
  expect(all.weeks.map(({ sessions, active_users }) => [sessions, active_users])).toEqual([
    [3, 2],
    [2, 1],
  ])
  const users = new Map(all.users.map(({ value, label, sessions }) => [value, [label, sessions]]))
  expect(users).toEqual(
    new Map([
      [ada, ['ada@example.com', 2]],
      [bo, ['bo@example.com', 2]],
    ]),
  )
  expect(await summary(`${ofBoth}&created_after=0`)).toEqual(all)
  const adas = await summary(`${ofBoth}&user_ids=${ada}`)
  expect(adas.total).toMatchObject({ sessions: 2, active_users: 1 })
})

test('kept totals are what the sessions add up to, whatever happens to these', async () => {
  const orgId = await app.organization('Changing')
  const before = await totals()
  expect(before[0]).toEqual(before[1])
  const sessionId = await imported(orgId, 'h', missing('rg'), false)
  await imported(orgId, 'h', [
    ...missing('rg'),
    user(5, 'Go on.'),
    agent(6, [text('Done.')], { stop: 'end_turn' }),
  ])
  await imported(orgId, 'i', smooth)
  await analyzeByRules(app.context, { orgId, sessionId })
  await imported(orgId, 'i', smooth)
  await app.send({
    ...{ method: 'POST', path: `/v3/organizations/${orgId}/sessions/${sessionId}/import/again` },
    key: app.adminKey,
  })
  await Promise.all(['j', 'k', 'l'].map((name) => imported(orgId, name, missing('jq'))))
  const [kept, made] = await totals()
  expect(kept).toEqual(made)
})

test('a database from before people were counted has them counted as it is brought up to date', async () => {
  const sizes = SESSION_SIZES.map((size) => `drop column ${size}`).join(', ')
  await sql.raw(`alter table summary_totals ${sizes}`).execute(app.context.db)
  await sql`drop table summary_users`.execute(app.context.db)
  await activeUsers.up(app.context.db)
  const [kept, made] = await totals()
  expect(kept).toEqual(made)
})
