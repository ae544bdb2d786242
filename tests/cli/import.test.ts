import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MusterClient, type Session } from '../../sdk/index.ts'
import type { Counts } from '../../src/machine/tally.ts'
import * as codex from '../ingest/codex-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import { transcriptOf } from '../support/transcript.ts'
import { ownHome, running, serving } from './own-server.ts'
import { program, type Ended } from './program.ts'

const CLAUDE_CODE = transcriptOf('Mend the till')
const CODEX = jsonLines([
  codex.head(0),
  codex.userItem(1, 'Add a door'),
  codex.agentItem(2, 'There it is.'),
]).toString()

const NOTHING: Counts = {
  created: 0,
  updated: 0,
  unchanged: 0,
  skipped: 0,
  records_not_understood: {},
  failed: [],
}

const { muster: alone, dataDir } = await ownHome()
// What an analysis adds to a session would come at any time.
const server = await serving(alone.with({ MUSTER_INSIGHTS: 'never' }))
const muster = alone.with({ MUSTER_API_KEY: readFileSync(join(dataDir, 'admin.key'), 'utf8').trim() })
const client = new MusterClient({ url: server.url, key: muster.variables['MUSTER_API_KEY'] ?? '' })
const [home] = await client.organizations.list().all()
const HOME = home?.org_id ?? ''

let folder: string
let org: string

/** Each test has an organisation and a folder of its own. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'muster-transcripts-'))
  org = (await client.organizations.create({ name: folder })).org_id
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(name: string, text: string): string {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  return file
}

function countsOf({ out }: Ended): Counts {
  return JSON.parse(out) as Counts
}

function importing(...args: string[]): Promise<Ended> {
  return muster('import', '--json', '--org', org, ...args)
}

function sessionsIn(orgId: string): Promise<Session[]> {
  return client.organization(orgId).sessions.list().all()
}

describe('import', () => {
  test('brings in what is new or has grown, once', async () => {
    put('a/one.jsonl', CLAUDE_CODE)
    put('b/c/rollout.jsonl', CODEX)
    put('b/notes.jsonl', '{"note":"of no agent"}\n')
    put('b/notes.txt', CLAUDE_CODE)
    const first = await importing(folder)
    expect(first.err).toBe('')
    expect([first.code, countsOf(first)]).toEqual([0, { ...NOTHING, created: 2, skipped: 1 }])
    const sessions = await sessionsIn(org)
    expect(new Set(sessions.map(({ title }) => title))).toEqual(new Set(['Add a door', 'Mend the till']))
    expect(new Set(sessions.map(({ origin }) => origin))).toEqual(new Set(['cli']))

    expect(countsOf(await importing(folder))).toEqual({ ...NOTHING, unchanged: 2, skipped: 1 })
    expect(await sessionsIn(org)).toEqual(sessions)

    const more = { message: { role: 'user', content: 'And the door' }, uuid: 'three' }
    const [line = ''] = CLAUDE_CODE.split('\n')
    appendFileSync(join(folder, 'a/one.jsonl'), `${JSON.stringify({ ...JSON.parse(line), ...more })}\n`)
    expect(countsOf(await importing(folder))).toEqual({ ...NOTHING, updated: 1, unchanged: 1, skipped: 1 })
  })

  test('counts a session of two files once', async () => {
    put('one.jsonl', CLAUDE_CODE)
    put('copy.jsonl', CLAUDE_CODE)
    expect(countsOf(await importing(folder))).toEqual({ ...NOTHING, created: 1 })
  })

  test('a broken line costs that line, a missing file that file', async () => {
    const file = put('one.jsonl', `${CLAUDE_CODE}{"type":\n`)
    const missing = join(folder, 'missing.jsonl')
    const ended = await importing(file, missing)
    expect(ended.code).toBe(1)
    expect(countsOf(ended)).toEqual({
      ...NOTHING,
      created: 1,
      records_not_understood: { invalid_json: 1 },
      failed: [{ path: missing, reason: 'it is not there' }],
    })
  })

  test('takes a file of any name that is given, and none but .jsonl in folders', async () => {
    const file = put('session.txt', CODEX)
    expect(countsOf(await importing(folder))).toEqual(NOTHING)
    expect(countsOf(await importing(file))).toEqual({ ...NOTHING, created: 1 })
  })

  test('says where it found none, and what it looked for', async () => {
    put('notes.txt', CODEX)
    const named = await muster('import', folder, '--org', org)
    expect(named.code).toBe(0)
    expect(named.err).toMatch(/^no transcripts in .+: in folders, \.jsonl, .+ named itself\n$/)
    expect(named.err).toContain(folder)
    const usual = await muster('import', '--org', org)
    expect(usual.code).toBe(0)
    expect(usual.err).toMatch(/^no transcripts in ~\/\.claude\/projects, .+: name the files or folders .+\n$/)
    expect((await importing(folder)).err).toBe('')
  })

  test('looks where the agents keep their transcripts', async () => {
    put('claude/projects/-srv-shop/one.jsonl', CLAUDE_CODE)
    put('codex/archived_sessions/rollout.jsonl', CODEX)
    const agents = { CLAUDE_CONFIG_DIR: join(folder, 'claude'), CODEX_HOME: join(folder, 'codex') }
    const ended = await muster.with(agents)('import', '--json', '--org', org)
    expect(countsOf(ended)).toEqual({ ...NOTHING, created: 2 })
  })

  test('--dry-run counts and keeps nothing', async () => {
    put('one.jsonl', CLAUDE_CODE)
    expect(countsOf(await importing(folder, '--dry-run'))).toEqual({ ...NOTHING, created: 1 })
    expect(await sessionsIn(org)).toEqual([])
  })

  test('--agent takes the transcripts of one', async () => {
    put('one.jsonl', CLAUDE_CODE)
    put('two.jsonl', CODEX)
    expect(countsOf(await importing(folder, '--agent', 'codex'))).toEqual({
      ...NOTHING,
      created: 1,
      skipped: 1,
    })
    expect((await sessionsIn(org)).map(({ title }) => title)).toEqual(['Add a door'])
  })

  test('the person is whom --user names, else whom git knows', async () => {
    writeFileSync(join(muster.variables['HOME'] ?? '', '.gitconfig'), '[user]\n\temail = grace@example.org\n')
    const one = put('one.jsonl', CLAUDE_CODE)
    const two = put('two.jsonl', CODEX)
    await importing(one)
    await importing(two, '--user', 'ada@example.org')
    rmSync(join(muster.variables['HOME'] ?? '', '.gitconfig'))
    const people = new Map<string | null | undefined, string | null | undefined>()
    for (const user of await client.users.list().all()) people.set(user.user_id, user.email)
    const sessions = await sessionsIn(org)
    expect(new Map(sessions.map(({ title, user_id }) => [title, people.get(user_id)]))).toEqual(
      new Map([
        ['Add a door', 'ada@example.org'],
        ['Mend the till', 'grace@example.org'],
      ]),
    )
  })

  test('--again reads what is kept', async () => {
    put('one.jsonl', CLAUDE_CODE)
    put('two.jsonl', CODEX)
    await importing(folder)
    const again = await muster('import', '--again', '--json', '--org', org)
    expect([again.code, countsOf(again)]).toEqual([0, { ...NOTHING, unchanged: 2 }])
  })

  test('tells people in a few lines', async () => {
    put('one.jsonl', `${CLAUDE_CODE}{\n`)
    const { code, out, err } = await muster('import', folder, '--org', org, '--dry-run')
    expect([code, err]).toEqual([0, ''])
    expect(out.split('\n').map((line) => line.trim())).toEqual([
      'created    1 session',
      'updated    0',
      'unchanged  0',
      'skipped    0',
      'failed     0',
      '',
      'Records not understood',
      'invalid_json 1',
      '',
      'Nothing was kept: this was a dry run.',
      '',
    ])
  })
})

describe('what is refused', () => {
  test.each([
    [['--agent', 'hal'], 2],
    [['--user', 'nobody'], 2],
    [['--again', 'path'], 2],
    [['--again', '--dry-run'], 2],
    [['--key', 'cog_unknown'], 3],
    [['--url', 'http://127.0.0.1:1'], 3],
    [['--org', 'nowhere'], 1],
  ])('%j ends with %i', async (args, expected) => {
    const { code, out, err } = await muster('import', ...args)
    expect([code, out]).toEqual([expected, ''])
    expect(err).toMatch(/^error: .+\n$/)
  })

  test('no organisation where there are several', async () => {
    const { code, err } = await muster('import', folder)
    expect(code).toBe(2)
    expect(err).toContain('--org')
    expect(err).toContain(HOME)
  })

  test('a key that may not import, before anything is sent', async () => {
    put('one.jsonl', CLAUDE_CODE)
    const { key } = await client.keys.create({ kind: 'cog', name: 'reader', org_id: org, role: 'org_viewer' })
    const { code, out, err } = await muster('import', folder, '--json', '--key', key)
    expect(code).toBe(3)
    expect(countsOf({ code, out, err })).toEqual(NOTHING)
    expect(err).toContain('ManageOrgSessions')
  })

  test('a key that may not speak for others imports for itself', async () => {
    put('one.jsonl', CLAUDE_CODE)
    const permissions = ['ViewOrgSessions' as const, 'ManageOrgSessions' as const]
    const { key } = await client.keys.create({ kind: 'cog', name: 'own', org_id: org, permissions })
    writeFileSync(join(muster.variables['HOME'] ?? '', '.gitconfig'), '[user]\n\temail = grace@example.org\n')
    const ended = await muster('import', folder, '--json', '--key', key)
    rmSync(join(muster.variables['HOME'] ?? '', '.gitconfig'))
    expect([ended.code, countsOf(ended).created]).toEqual([0, 1])
    expect(ended.err).toContain('grace@example.org')
    expect((await sessionsIn(org))[0]?.service_user_id).not.toBeNull()
  })
})

describe('--watch', () => {
  test('follows what grows and what is new until it is stopped', async () => {
    put('one.jsonl', CLAUDE_CODE)
    const watching = running(muster.start('import', folder, '--watch', '--org', org))
    await watching.said(/following 1 files/)
    const [line = ''] = CLAUDE_CODE.split('\n')
    const more = { message: { role: 'user', content: 'And the door' }, uuid: 'three' }
    appendFileSync(join(folder, 'one.jsonl'), `${JSON.stringify({ ...JSON.parse(line), ...more })}\n`)
    await watching.said(/one\.jsonl/)
    put('two.jsonl', CODEX)
    await watching.said(/two\.jsonl/)
    const { code, out } = await watching.end('SIGTERM')
    expect(code).toBe(0)
    expect(out).toMatch(/created +2/)
    expect(await sessionsIn(org)).toHaveLength(2)
  })

  test('Ctrl-C ends it with 130 and the counts so far', async () => {
    put('one.jsonl', CLAUDE_CODE)
    const watching = running(muster.start('import', folder, '--watch', '--org', org))
    await watching.said(/following 1 files/)
    const { code, out } = await watching.end('SIGINT')
    expect(code).toBe(130)
    expect(out).toMatch(/created +1/)
  })
})

describe('without a server', () => {
  test('import starts one for itself, which others use meanwhile and which goes with it', async () => {
    const { muster, dataDir } = await ownHome()
    const file = put('one.jsonl', CLAUDE_CODE)
    const watching = running(muster.start('import', file, '--watch'))
    await watching.said(/following 1 files/)
    const listed = await muster('sessions', 'list', '--json')
    expect(JSON.parse(listed.out)).toMatchObject({ items: [{ title: 'Mend the till' }] })
    const key = readFileSync(join(dataDir, 'admin.key'), 'utf8').trim()
    const { url } = JSON.parse(readFileSync(join(dataDir, 'server.json'), 'utf8')) as { url: string }
    await new MusterClient({ url, key }).self()
    expect((await watching.end('SIGINT')).code).toBe(130)

    expect(countsOf(await muster('import', '--json', file))).toEqual({ ...NOTHING, unchanged: 1 })
    const later = await serving(muster)
    expect(await new MusterClient({ url: later.url, key }).sessions.list().all()).toHaveLength(1)
    await later.end('SIGTERM')
  })

  test('commands take turns', async () => {
    const { muster } = await ownHome()
    const made = await Promise.all(['one', 'two'].map((name) => muster('orgs', 'create', name)))
    expect(made.map(({ code, err }) => [code, err])).toEqual([
      [0, ''],
      [0, ''],
    ])
  })

  test('a key for another machine’s server has to be given', async () => {
    const url = 'http://muster.example.org'
    const { code, err } = await program('', '')('import', '--url', url, folder)
    expect(code).toBe(2)
    expect(err).toBe(`error: no key for ${url}: give one with MUSTER_API_KEY or --key\n`)
  })
})
