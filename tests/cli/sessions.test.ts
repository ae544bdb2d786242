import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { MusterClient } from '../../sdk/index.ts'
import { MICROS_PER_SECOND } from '../../src/domain/time.ts'
import { insertSessions, sessionRow, type SessionRow } from '../support/sessions.ts'
import { listeningApp } from '../support/listening-app.ts'
import { transcriptOf } from '../support/transcript.ts'
import { program } from './program.ts'

const { app, url, adminKey } = await listeningApp()
const client = new MusterClient({ url, key: adminKey })
const muster = program(url, adminKey)
const shop = await app.organization('Shop')
const forge = await app.organization('鍛冶屋')
const ada = await app.person('ada@example.org', { [shop]: 'org_member', [forge]: 'org_member' })

const HOSTILE = '\u001B[2J\u001B[31mred\u009B0m \u202Egnp.exe\u202C\u0007\nand more'

/** Long ago, so that the table names the day. */
const START = Date.UTC(2020, 0, 20) * 1000
const DAY = 86_400 * MICROS_PER_SECOND
const shopRows: readonly Partial<SessionRow>[] = [
  { title: 'Mend the till', tags: ['a,b', 'shop'], user_id: ada, acus_consumed: 1.25 },
  { title: '修复购物车中的价格四舍五入错误，并为所有货币添加测试', status_detail: null },
  { title: HOSTILE, status: 'error', status_detail: 'error' },
  { title: 'Say "yes", or no', is_archived: true, category: 'bug_fixing', origin: 'slack' },
  { title: null, status: 'running', status_detail: 'waiting_for_user', structured_output: { ok: [1] } },
  { title: 'x'.repeat(99), pull_requests: [{ url: 'https://github.com/acme/shop/pull/7', state: 'open' }] },
]
const rows = shopRows.map((differences, n) => {
  const at = START - n * DAY
  return sessionRow(shop, { created_at: at, updated_at: at, ...differences })
})
await insertSessions(app.context.db, rows)
await insertSessions(app.context.db, [
  sessionRow(forge, { title: 'Heat the iron', created_at: START - 30 * DAY, updated_at: START }),
])

describe('the table', () => {
  test('fits 60 columns, whatever the titles hold', async () => {
    const { code, out, err } = await muster.with({ COLUMNS: '60' })('sessions', 'list', '--org', 'Shop')
    expect([code, err]).toEqual([0, ''])
    const ends = rows.map(({ session_id }) => session_id.slice(-8))
    expect(out.split('\n')).toEqual([
      'ID        UPDATED     STATUS            TITLE',
      `${ends[0]}  2020-01-20  finished          Mend the till`,
      `${ends[1]}  2020-01-19  exit              修复购物车中的价格…`,
      `${ends[2]}  2020-01-18  error             red gnp.exe and more`,
      `${ends[3]}  2020-01-17  finished          Say "yes", or no`,
      `${ends[4]}  2020-01-16  waiting for user`,
      `${ends[5]}  2020-01-15  finished          ${'x'.repeat(19)}…`,
      '',
    ])
  })

  test('has more where there is more room', async () => {
    const wide = await muster.with({ COLUMNS: '160' })('sessions', 'list')
    const [head, first] = wide.out.split('\n')
    expect(head).toMatch(/^ID +UPDATED +STATUS +ACUS +USER +ORGANISATION +PULL REQUEST +TITLE$/)
    expect(first).toMatch(
      new RegExp(`^${rows[0]?.session_id} .* 1\\.3  ada@example\\.org  Shop +Mend the till$`),
    )
    expect(wide.out).toContain('acme/shop#7')
    expect(wide.out).toContain('  鍛冶屋  ')
    for (const line of wide.out.split('\n')) expect(line.length).toBeLessThanOrEqual(160)
    const narrow = await muster.with({ COLUMNS: '80' })('sessions', 'list')
    expect(narrow.out).toMatch(/^ID +UPDATED +STATUS +ACUS +TITLE\n/)
  })

  test('says where to go on, and goes there', async () => {
    const first = await muster('sessions', 'list', '--limit', '4')
    const [, cursor] = /^4 of 7; on with --after (\S+)\n$/.exec(first.err) ?? []
    const rest = await muster('sessions', 'list', '--after', String(cursor))
    expect(rest.err).toBe('')
    const all = await muster('sessions', 'list', '--all', '--limit', '2')
    const titles = (out: string) => out.match(/Mend|修复|red|Say|xxx+|Heat/g)
    expect(titles(first.out + rest.out)).toEqual(['Mend', '修复', 'red', 'Say', 'x'.repeat(99), 'Heat'])
    expect(titles(all.out)).toEqual(titles(first.out + rest.out))
  })

  test('is not there where there is nothing', async () => {
    expect(await muster('sessions', 'list', '--tags', 'none')).toEqual({
      code: 0,
      out: '',
      err: 'no session\n',
    })
  })
})

describe('--json', () => {
  test('is the page as the server answers it', async () => {
    const page = await client.sessions.list({ first: 3 }).page()
    expect(JSON.parse((await muster('sessions', 'list', '--first', '3', '--json')).out)).toEqual(page)
    const { out } = await muster('sessions', 'list', '--json')
    expect(out).not.toMatch(/(?!\n)[\p{Cf}\p{Cc}]/u)
  })

  test('with --all is a session a line', async () => {
    const { out } = await muster('sessions', 'list', '--all', '--limit', '2', '--json')
    const lines = out.trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await client.sessions.list().all())
  })
})

test('--csv has the names of the fields as header, and every value as it is that is no formula', async () => {
  const { code, out } = await muster('sessions', 'list', '--csv', '--all', '--limit', '3')
  expect(code).toBe(0)
  const [header = [], ...records] = parseCsv(out)
  const sessions = (await client.sessions.list().all()) as Record<string, unknown>[]
  expect(header).toEqual(Object.keys(sessions[0] ?? {}))
  const expected = sessions.map((session) =>
    header.map((field) => {
      const value = session[field] ?? ''
      return typeof value === 'string' ? value : JSON.stringify(value)
    }),
  )
  expect(records).toEqual(expected)
  expect(parseCsv((await muster('sessions', 'list', '--csv', '--tags', 'none')).out)).toEqual([header])
})

test('--csv has no text that a spreadsheet would run; --json has it as it is', async () => {
  const orgId = await app.organization('Formulas')
  const titles = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '1-1']
  const rows = titles.map((title, n) => {
    const at = START - (100 + n) * DAY
    return sessionRow(orgId, { title, acus_consumed: 0.5, created_at: at, updated_at: at })
  })
  await insertSessions(app.context.db, rows)
  const list = ['sessions', 'list', '--org', orgId]
  const [header = [], ...records] = parseCsv((await muster(...list, '--csv')).out)
  const cells = (name: string) => records.map((record) => record[header.indexOf(name)])
  expect(cells('title')).toEqual(["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\t=1+1", '1-1'])
  expect(cells('acus_consumed')).toEqual(titles.map(() => '0.5'))
  const { items } = JSON.parse((await muster(...list, '--json')).out) as { items: { title: string }[] }
  expect(items.map(({ title }) => title)).toEqual(titles)
})

describe('a filter', () => {
  const [mend, fix, , say, wait, long] = shopRows.map(({ title }) => title)
  test.each<[string[], unknown[]]>([
    [['--tags', 'a,b'], [mend]],
    [['--tags', 'no', '--tags', 'shop'], [mend]],
    [['--is-archived'], [say]],
    [['--is-archived', 'no', '--category', 'bug_fixing'], []],
    [['--origins', 'slack', '--origins', 'api'], [say]],
    [
      ['--created-after', '2020-01-19', '--org', 'shop'],
      [mend, fix],
    ],
    [['--created-after', '2020-01-19T00:00:00Z', '--created-before', '2020-01-20T00:00:00Z'], [fix]],
    [['--updated-before', '2020-01-16', '--updated-after', String(START / 1e6 - 5 * 86_400)], [long]],
    [['--created-before', '1d', '--org', forge], ['Heat the iron']],
    [['--created-after', '30d'], []],
    [['--created-after', '2024-02-29'], []],
    [
      ['--session-ids', rows[4]?.session_id ?? '', '--session-ids', `devin-${rows[5]?.session_id}`],
      [wait, long],
    ],
    [['--user-ids', ada], [mend]],
    [['--org', 'Shop', '--org', '鍛冶屋', '--limit', '1'], [mend]],
    [['--parent-session-id', rows[0]?.session_id ?? ''], []],
    [['--repo-names', 'acme/none'], []],
    [['--q', 'nothing-of-the-kind'], []],
    [['--status', 'running', '--agent', 'codex', '--min-acus', '999.5'], []],
  ])('%j', async (args, titles) => {
    const { code, out } = await muster('sessions', 'list', '--json', ...args)
    expect(code).toBe(0)
    const { items } = JSON.parse(out) as { items: { title: string | null }[] }
    expect(items.map(({ title }) => title)).toEqual(titles)
  })

  test.each([
    ['--first', '0'],
    ['--limit', '201'],
    ['--created-after', 'yesterday'],
    ['--created-after', '2020'],
    ['--created-after', '2026-02-30'],
    ['--created-before', '2026-02-29'],
    ['--created-before', '2026-04-31T10:00Z'],
    ['--created-before', '2026-13-01'],
    ['--created-before', '2026-01-31T25:00'],
    ['--updated-after', '1579478400000'],
    ['--origins', 'email'],
    ['--is-archived', 'perhaps'],
    ['--after', 'nonsense'],
    ['--colour', 'red'],
    ['--json', '--csv'],
    ['--watch', '--all'],
  ])('%s %s is wrong usage', async (...args) => {
    const { code, out, err } = await muster('sessions', 'list', ...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^error: .*\n/)
  })

  test('what the server does not take of it is told by its flag', async () => {
    const { err } = await muster('sessions', 'list', '--after', 'nonsense')
    expect(err).toMatch(/^error: --after: .+\n$/)
  })
})

describe('without --org', () => {
  test('a key of one organisation lists that one', async () => {
    const key = await app.key({ orgId: forge, role: 'org_viewer' })
    const { out } = await muster.with({ MUSTER_API_KEY: key })('sessions', 'list')
    expect(out).toMatch(/^ID .*\n.*Heat the iron\n$/)
  })

  test("a person's key lists all organisations of that person", async () => {
    const key = await app.key({ email: 'ada@example.org' })
    const { out } = await muster.with({ MUSTER_API_KEY: key })('sessions', 'list', '--json')
    expect(JSON.parse(out)).toMatchObject({ items: { length: 7 } })
  })

  test('a key without the right is refused', async () => {
    const key = await app.key({ permissions: ['ReadAccountMeta'] })
    const refused = await muster.with({ MUSTER_API_KEY: key })('sessions', 'list')
    expect(refused).toMatchObject({ code: 3, out: '' })
    const named = await muster.with({ MUSTER_API_KEY: key })('sessions', 'list', '--org', 'Shop')
    expect(named).toMatchObject({ code: 3, out: '' })
    expect(named.err).toContain('give its id')
  })
})

describe('show', () => {
  test('tells facts and what was said', async () => {
    const { sessions } = client.organization(await app.organization('Tills'))
    const report = await sessions.import(
      transcriptOf('Mend the till.\n\tNow!', 'Done.\u001B[2J\n\nuser 2020-01-01'),
    )
    const id = report.sessions[0]?.session_id ?? ''
    const shown = await muster('sessions', 'show', id)
    expect(shown).toMatchObject({ code: 0, err: '' })
    const [head = '', said] = shown.out.split(/\n(?=\nuser )/)
    expect(head).toMatch(/^Mend the till\.\n\n/)
    expect(head).toMatch(new RegExp(`^id +${id}$`, 'm'))
    expect(head).toMatch(/^agent +claude-code 2\.1\.60$/m)
    expect(head).toMatch(/^folder +\/srv\/shop$/m)
    expect(head).toMatch(/^work .*1 tool call, 1,500 tokens, \$0\.01$/m)
    expect(said).toBe(
      '\nuser 2026-01-05 09:00\n  Mend the till.\n    Now!\n\nagent 2026-01-05 09:00\n  Done.\n\n  user 2020-01-01\n',
    )
    expect(await muster('sessions', 'show', id.slice(-8))).toEqual(shown)
    expect((await muster('sessions', 'show', `devin-${id}`, '--org', 'Tills')).out).toBe(shown.out)

    const { out } = await muster('sessions', 'show', id, '--steps')
    expect(out).toMatch(/^tool call Bash 2026-01-05 09:00\n {2}\{\n {4}"command": "make test"\n {2}\}$/m)
    const steps = (await muster('sessions', 'show', id, '--steps', '--json')).out.trimEnd().split('\n')
    expect(steps.map((step) => JSON.parse(step) as unknown)).toEqual(await sessions.steps(id).all())
  })

  test('--json is the session as the server answers it', async () => {
    const id = rows[2]?.session_id ?? ''
    const { out } = await muster('sessions', 'show', id, '--json')
    expect(JSON.parse(out)).toEqual(await client.sessions.get(id))
    expect((await muster('sessions', 'show', id)).out).toMatch(/^red gnp\.exe and more\n/)
  })

  test('says what is not there, or no id', async () => {
    expect(await muster('sessions', 'show', '0'.repeat(32))).toMatchObject({
      code: 1,
      err: 'error: Session not found\n',
    })
    expect(await muster('sessions', 'show', '0'.repeat(8))).toMatchObject({ code: 1, out: '' })
    expect(await muster('sessions', 'show', '../keys')).toMatchObject({ code: 2, out: '' })
    const key = await app.key({ orgId: forge, role: 'org_viewer' })
    const other = await muster.with({ MUSTER_API_KEY: key })('sessions', 'show', rows[0]?.session_id ?? '')
    expect(other).toMatchObject({ code: 1, err: 'error: Session not found\n' })
  })
})

test('a reader that has seen enough ends it quietly', async () => {
  const many = await app.organization('Many')
  const titles = Array.from({ length: 400 }, (_, n) =>
    sessionRow(many, { title: `${n} ${'x'.repeat(2_000)}` }),
  )
  await insertSessions(app.context.db, titles)
  const listing = muster.start('sessions', 'list', '--org', many, '--all', '--json')
  let complaints = ''
  listing.stderr.on('data', (text: Buffer) => (complaints += text.toString()))
  await once(listing.stdout, 'data')
  listing.stdout.destroy()
  const [code] = (await once(listing, 'close')) as [number]
  expect([code, complaints]).toEqual([0, ''])
})

/** RFC 4180. */
function parseCsv(text: string): string[][] {
  return text
    .split('\r\n')
    .slice(0, -1)
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
}
