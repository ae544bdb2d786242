import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Ending } from '../../src/domain/status.ts'
import { codex } from '../../src/ingest/codex/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { readTranscript, recordsOf } from './read-transcript.ts'
import { TRANSCRIPTS, transcriptsLike, WITHOUT_TRANSCRIPTS } from './transcripts.ts'

/**
 * Checked by hand, apart from the reader. User and agent messages: `jq` counts of the events `user_message` and
 * `agent_message`, the user's printed and read one by one beside the items of role `user`. Calls and results: `jq`
 * counts of the items whose type ends in `_call` and `_output`; failures: a count of the outputs whose lines ahead
 * of `Output:` name an exit code other than 0, and reading those that name none. Tokens: the last running total of
 * the file, which by a Python script never falls in these. Pull requests: reading every command with `gh pr` or
 * `gh api` and its output. Titles, endings, branches and parents: read. `tokens` are input without cached,
 * output, cached, reasoning, over all models.
 */
interface Checked {
  readonly file: string
  readonly user: number
  readonly agent: number
  readonly calls: number
  readonly results: number
  readonly failures: number
  readonly tokens: readonly number[]
  readonly models: readonly string[]
  readonly title: string
  readonly branch: string
  readonly version: string
  readonly ending: Ending
  readonly pullRequests?: readonly string[]
}

const FOLDER = 'codex/EntityProcess-agentv'

const CHECKED: readonly Checked[] = [
  {
    // One prompt typed while a turn ran; calls of a connected GitHub, of the web and of the tool search.
    file: '019ed50c-2fb3-7002-a384-360bea6e7f04',
    user: 6,
    agent: 52,
    calls: 105,
    results: 101,
    failures: 2,
    tokens: [304621, 22838, 2481792, 12020],
    models: ['gpt-5.5'],
    title: '➜  agentv git:(main) ✗ git push origin main',
    branch: 'main',
    version: '0.140.0',
    ending: 'turn_over',
  },
  {
    // One token count written twice.
    file: '019ed893-d2a6-7c30-a8b8-5a8a49cfa23e',
    user: 2,
    agent: 17,
    calls: 87,
    results: 87,
    failures: 4,
    tokens: [254397, 14865, 1688320, 7430],
    models: ['gpt-5.5'],
    title:
      'review recent issues on github and decide whether we have beads for  them (if not should we create…',
    branch: 'merge-to-main',
    version: '0.140.0',
    ending: 'turn_over',
  },
  {
    // Pull requests are listed, viewed and looked up by commit: none is its own.
    file: '019ed99c-d00d-7613-b2e7-d2f512f78afd',
    user: 2,
    agent: 15,
    calls: 59,
    results: 59,
    failures: 7,
    tokens: [212555, 8837, 1118336, 3561],
    models: ['gpt-5.5'],
    title:
      'should we close https://github.com/EntityProcess/agentv/issues/1263 as resolved by the prepare PRs',
    branch: 'main',
    version: '0.140.0',
    ending: 'broke_off',
  },
  {
    // An interruption, after which the total holds a response that has no count of its own; a skill read in.
    file: '019eef3d-abd1-72e1-ab99-dcdb259027c5',
    user: 26,
    agent: 134,
    calls: 150,
    results: 148,
    failures: 2,
    tokens: [489424, 40293, 9305728, 15851],
    models: ['gpt-5.3-codex-spark', 'gpt-5.5'],
    title: 'please switch to main and delete stale branches like fix/openai-codex-target-env',
    branch: 'fix/openai-codex-target-env',
    version: '0.141.0',
    ending: 'broke_off',
  },
  {
    // Two pull requests made, others viewed and edited; two compactions; a patch refused before it ran.
    file: '019f03e0-321f-7eb2-83cc-b54ecd71be23',
    user: 10,
    agent: 39,
    calls: 177,
    results: 177,
    failures: 17,
    tokens: [432870, 71829, 10637312, 49942],
    models: ['gpt-5.3-codex-spark'],
    title:
      'investigate whether this issue is stale and should be closed. also check every issue and rank each…',
    branch: 'main',
    version: '0.142.2',
    ending: 'turn_over',
    pullRequests: [
      'https://github.com/EntityProcess/agentv/pull/1532',
      'https://github.com/EntityProcess/agentv/pull/1533',
    ],
  },
  {
    file: '019f0675-387a-79c2-9e8d-ceb8a30657c9',
    user: 3,
    agent: 59,
    calls: 181,
    results: 180,
    failures: 3,
    tokens: [496372, 24382, 10380672, 5067],
    models: ['gpt-5.5'],
    title:
      'Can you review our beads that are currently open and let me know if any of them are stale and it…',
    branch: 'main',
    version: '0.142.3',
    ending: 'broke_off',
  },
]

describe('real sessions', () => {
  it.for(CHECKED)('$file', (checked, { skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const read = readTranscript(join(TRANSCRIPTS, FOLDER, `${checked.file}.jsonl`), codex)
    const [session] = read.sessions
    const messages = read.messages.get(checked.file) ?? []
    const steps = read.steps.get(checked.file) ?? []
    const tokens = [...(session?.tokensByModel.values() ?? [])]
    const sum = (kind: 'input' | 'output' | 'cacheRead' | 'reasoning') =>
      tokens.reduce((all, each) => all + each[kind], 0)
    const found: Checked = {
      file: session?.externalId ?? '',
      user: messages.filter(({ source }) => source === 'user').length,
      agent: messages.filter(({ source }) => source === 'devin').length,
      calls: steps.filter(({ kind }) => kind === 'tool_call').length,
      results: steps.filter(({ kind }) => kind === 'tool_result').length,
      failures: steps.filter(({ kind, isError }) => kind === 'tool_result' && isError === true).length,
      tokens: [sum('input'), sum('output'), sum('cacheRead'), sum('reasoning')],
      models: [...(session?.tokensByModel.keys() ?? [])],
      title: session?.title ?? '',
      branch: session?.branch ?? '',
      version: session?.agentVersion ?? '',
      ending: session?.ending ?? 'asks',
      pullRequests: session?.pullRequests.map(({ url }) => url) ?? [],
    }
    expect(found).toEqual({ pullRequests: [], ...checked })
    expect(read.sessions).toHaveLength(1)
    expect(session).toMatchObject({ parentExternalId: null, repositoryName: 'EntityProcess/agentv' })
    expect(read.notUnderstood.size).toBe(0)
  })
})

describe('every file', () => {
  it('is recognised if it is ours, and not if it is another agent’s', ({ skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const files = transcriptsLike('**/*.jsonl')
    expect(files.length).toBeGreaterThan(CHECKED.length)
    const recognised = files.filter((file) => codex.detects(headOf(join(TRANSCRIPTS, file))))
    expect(recognised).toEqual(files.filter((file) => /codex/.test(file)))
  })

  it('keeps its promises', ({ skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    for (const file of transcriptsLike('**/*.jsonl').filter((name) => /codex/.test(name))) {
      const bytes = readFileSync(join(TRANSCRIPTS, file))
      const read = readTranscript(bytes, codex, file)
      expect(readTranscript(bytes, codex, file)).toEqual(read)
      for (const {
        externalId,
        parentExternalId,
        firstRecordAt,
        lastRecordAt,
        activeMicros,
      } of read.sessions) {
        const messages = read.messages.get(externalId) ?? []
        const steps = read.steps.get(externalId) ?? []
        const lines = steps.map(({ position }) => position.line)
        expect(parentExternalId).not.toBe(externalId)
        expect([file, ...lines]).toEqual([file, ...[...new Set(lines)].sort((one, other) => one - other)])
        expect(activeMicros).toBeLessThanOrEqual((lastRecordAt ?? 0) - (firstRecordAt ?? 0))
        // Each message is a step too, and each step's content is where it says.
        const stepIds = new Set(steps.map(({ eventId }) => eventId))
        expect([file, ...messages.filter(({ eventId }) => !stepIds.has(eventId))]).toEqual([file])
        for (const { position, pointer } of steps) {
          const record: unknown = JSON.parse(
            bytes.toString('utf8', position.offset, position.offset + position.length),
          )
          expect({ file, position, pointer, value: valueAt(record, pointer) }).not.toMatchObject({
            value: undefined,
          })
        }
        // A beginning of the file holds the beginning of what it holds.
        const half =
          readTranscript(bytes.subarray(0, bytes.length / 2), codex, file).messages.get(externalId) ?? []
        expect(messages.slice(0, half.length)).toEqual(half)
      }
    }
  })
})

function headOf(path: string): readonly JsonObject[] {
  const head: JsonObject[] = []
  for (const { value } of recordsOf(path)) {
    if (head.push(value) === 20) break
  }
  return head
}

function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce((inner, key) => (inner as JsonObject | undefined)?.[key], value)
}
