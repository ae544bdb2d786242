import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Ending } from '../../src/domain/status.ts'
import type { Agent } from '../../src/domain/vocabulary.ts'
import { headOf } from '../../src/ingest/head.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { detect, IMPORTERS } from '../../src/ingest/registry.ts'
import { readTranscript } from './read-transcript.ts'
import { TRANSCRIPTS, transcriptsLike, WITHOUT_TRANSCRIPTS } from './transcripts.ts'

/**
 * Checked by hand, apart from the readers: messages, calls, results, failures and tokens by a Python script of forty lines
 * over the raw files, in which a message is counted by its own fields; titles, branches, endings and pull requests by
 * reading. `tokens` are input without cached, output, cached, over all models. One line a session, in order.
 */
interface Checked {
  readonly user: number
  readonly agent: number
  readonly calls: number
  readonly results: number
  readonly failures: number
  readonly tokens: readonly number[]
  readonly cost?: number
  /** The first 16 digits of its SHA-256: the texts are other people's. */
  readonly title: string
  readonly ending: Ending
  readonly branch?: string
  readonly repository?: string
  readonly pullRequest?: string
}

const checked = (
  [user, agent, calls, results, failures]: readonly [number, number, number, number, number],
  tokens: readonly number[],
  title: string,
  ending: Ending,
  more: Partial<Checked> = {},
): Checked => ({ user, agent, calls, results, failures, tokens, title, ending, ...more })

const agentv = 'EntityProcess/agentv'

const CHECKED: Readonly<Record<string, readonly Checked[]>> = {
  '10fb4666-56f0-4352-90fc-715caf95b418.jsonl': [
    checked([1, 9, 68, 68, 1], [0, 19254, 0], '6065d386c551a35d', 'turn_over', {
      branch: 'main',
    }),
  ],
  // Its only message has no text.
  '2426852d-6cf5-4e90-be9f-e45fc6c7d5e4.jsonl': [
    checked([1, 0, 0, 0, 0], [12847, 101, 0], '9c6c7ac241088737', 'turn_over', {
      branch: 'fix/suite-yaml-examples',
      repository: agentv,
    }),
  ],
  // A shutdown that counts nothing.
  '8e081e35-999d-4d47-a3a7-3303b75eb299.jsonl': [
    checked([1, 1, 0, 0, 0], [0, 0, 0], '30633e94fb32a62f', 'turn_over', {
      branch: 'fix/copilot-sdk-epipe',
      repository: agentv,
    }),
  ],
  'c3f091b3-1a1f-435f-8acb-6c7520106212.jsonl': [
    checked([4, 38, 61, 61, 1], [0, 41776, 0], 'bd4ae42800836419', 'turn_over', {
      branch: 'conflict-free-results-sync',
      repository: agentv,
      pullRequest: 'https://github.com/EntityProcess/agentv/pull/1503',
    }),
  ],
  '12cbfeaa512b-0.json': [checked([2, 2, 2, 2, 0], [13635, 302, 35330], 'eb7a1fefdc278e80', 'turn_over')],
  // The client goes on in the person's name.
  '513fab7adf0b-0.json': [checked([1, 1, 1, 1, 0], [12341, 153, 11835], '66c52648893d6601', 'turn_over')],
  'ab2b9748b105-0.json': [checked([1, 10, 9, 9, 0], [17521, 1812, 113854], '2a0b1d47430eb233', 'turn_over')],
  // A warning is no session.
  'ec38b74f08e3-2.json': [],
  'multi_swe_bench/examples/output.jsonl': [
    checked([1, 22, 21, 21, 6], [565158, 2558, 0], '924a9bd1c8100596', 'turn_over', { repository: 'ponylang/ponyc' }), // prettier-ignore
    checked([1, 33, 32, 32, 13], [410169, 5156, 0], '2734c0246bf0e1bb', 'turn_over', { repository: 'ponylang/ponyc' }), // prettier-ignore
    checked([1, 48, 48, 48, 24], [938015, 5627, 0], 'f592b993f037d1c9', 'broke_off', { repository: 'ponylang/ponyc' }), // prettier-ignore
  ],
  'mock_output/output.jsonl': [
    checked([1, 4, 3, 3, 0], [0, 0, 0], '2b03980c75ccf168', 'turn_over', { repository: 'neubig/pr-viewer', cost: 0.070713 }), // prettier-ignore
    checked([1, 22, 21, 21, 0], [0, 0, 0], '06ca81e00b6e8862', 'turn_over', { repository: 'neubig/pr-viewer', cost: 1.152933 }), // prettier-ignore
  ],
  'basic_gui_mode.json': [checked([1, 5, 4, 4, 0], [22, 2024, 11793], '6b63e8d27aa5e668', 'turn_over')],
  'basic_interactions.json': [checked([3, 3, 0, 0, 0], [169, 10, 2304], 'ae3ffb80624cb762', 'turn_over')],
  'pydicom__pydicom-1458.traj': [
    checked([1, 12, 12, 12, 0], [122612, 1369, 0], '3ff3c1b12a6e5551', 'turn_over', { cost: 1.26719 }), // prettier-ignore
  ],
  '6e44b9__sweagenttestrepo-1c2844.traj': [
    checked([1, 5, 5, 5, 0], [7141, 243, 0], '9bd3a3fe9a3b16f0', 'turn_over', { cost: 0.019520000000000006, repository: 'SWE-agent/test-repo' }), // prettier-ignore
  ],
  // Two answers are actions alone.
  'BabyTimeCapsule.traj': [checked([1, 7, 9, 9, 0], [0, 0, 0], 'aca4a0f2f6aacebe', 'turn_over')],
  'function_calling_replace__install-1/marshmallow-code__marshmallow-1867.traj': [
    checked([1, 11, 11, 11, 0], [0, 0, 0], '2b90018905d43550', 'turn_over'),
  ],
}

/** Whose the files of a folder are; those beside them are nobody's. */
const FOLDERS: readonly (readonly [Agent, string, RegExp])[] = [
  ['copilot-cli', 'copilot-cli/**/*.json*', /-[0-9a-f]{12}\.jsonl$/],
  ['gemini-cli', 'gemini-cli/**/*.json', /-\d\.json$/],
  ['openhands', 'openhands/**/*.json*', /(?:output\.jsonl|trajs\/\w+\.json)$/],
  ['swe-agent', 'swe-agent/**/*.traj', /\/(?!function_calling_simple)[^/]+\.traj$/],
]
const FIXTURES = 'multi-agent-fixtures/jazzyalex-agent-sessions/**/*.json*'

function agentOf(file: string): Agent | undefined {
  const head = headOf([readFileSync(join(TRANSCRIPTS, file))], true)
  return head && detect(head)?.agent
}

const ours = (): readonly (readonly [Agent, string])[] =>
  FOLDERS.flatMap(([agent, pattern]) => transcriptsLike(pattern).map((file) => [agent, file] as const))

describe('real sessions', () => {
  it.for(Object.entries(CHECKED))('%s', ([name, expected], { skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const [agent, file] = ours().find(([, path]) => path.endsWith(name)) ?? ['codex', '']
    const read = readTranscript(readFileSync(join(TRANSCRIPTS, file)), IMPORTERS[agent], basename(file))
    const found = read.sessions.map((session): Checked => {
      const messages = read.messages.get(session.externalId) ?? []
      const steps = read.steps.get(session.externalId) ?? []
      const count = (kind: string) => steps.filter((step) => step.kind === kind).length
      const failures = steps.filter(({ kind, isError }) => kind === 'tool_result' && isError === true).length
      const tokens = [...session.tokensByModel.values()]
      const sum = (kind: 'input' | 'output' | 'cacheRead') =>
        tokens.reduce((all, each) => all + each[kind], 0)
      const by = (source: string) => messages.filter((message) => message.source === source).length
      const { title, ending, branch, repositoryName: repository, recordedCostUsd: cost } = session
      return {
        ...checked(
          [by('user'), by('devin'), count('tool_call'), count('tool_result'), failures],
          [sum('input'), sum('output'), sum('cacheRead')],
          digestOf(title ?? ''),
          ending,
        ),
        ...(branch === null ? {} : { branch }),
        ...(repository === null ? {} : { repository }),
        ...(typeof cost === 'number' ? { cost } : {}),
        ...(session.pullRequests[0] === undefined ? {} : { pullRequest: session.pullRequests[0].url }),
      }
    })
    expect(found).toEqual(expected)
    expect(Object.fromEntries(read.notUnderstood)).toEqual({})
  })
})

describe('every file', () => {
  it('is told to be its agent’s, and what stands beside it nobody’s', ({ skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    for (const [agent, pattern, isTranscript] of FOLDERS) {
      const files = transcriptsLike(pattern)
      expect(files.some((file) => isTranscript.test(file))).toBe(true)
      expect(files.map((file) => [file, agentOf(file)])).toEqual(
        files.map((file) => [file, isTranscript.test(file) ? agent : undefined]),
      )
    }
  })

  it('of other agents stays theirs', ({ skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const folders = {
      claude: 'claude-code',
      codex: 'codex',
      copilot: 'copilot-cli',
      gemini: 'gemini-cli',
    } as const
    for (const file of transcriptsLike(FIXTURES)) {
      const folder = /agents\/(\w+)\//.exec(file)?.[1] ?? (/codex_/.test(file) ? 'codex' : '')
      const agent = Object.entries(folders).find(([name]) => name === folder)?.[1]
      const found = agentOf(file)
      // Fixtures of schema drift are cut down to what no agent writes.
      if (found !== undefined || agent === 'copilot-cli') expect([file, found]).toEqual([file, agent])
    }
    for (const agent of ['claude-code', 'codex'] as const) {
      const found = transcriptsLike(`${agent}/**/*.jsonl`).map(agentOf)
      expect(found.filter((one) => one !== undefined && one !== agent)).toEqual([])
    }
  })

  it('keeps its promises', ({ skip }) => {
    skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    for (const [agent, file] of ours()) {
      const bytes = readFileSync(join(TRANSCRIPTS, file))
      const read = readTranscript(bytes, IMPORTERS[agent], file)
      expect(readTranscript(bytes, IMPORTERS[agent], file)).toEqual(read)
      for (const { externalId, firstRecordAt, lastRecordAt, activeMicros } of read.sessions) {
        const messages = read.messages.get(externalId) ?? []
        const steps = read.steps.get(externalId) ?? []
        expect(activeMicros).toBeLessThanOrEqual((lastRecordAt ?? 0) - (firstRecordAt ?? 0))
        const stepIds = new Set(steps.map(({ eventId }) => eventId))
        expect([file, ...messages.filter(({ eventId }) => !stepIds.has(eventId))]).toEqual([file])
        expect(stepIds.size).toBe(steps.length)
        const calls = new Set(steps.flatMap(({ kind, callId }) => (kind === 'tool_call' ? callId : [])))
        const orphans = steps.filter(({ kind, callId }) => kind === 'tool_result' && !calls.has(callId))
        expect([file, ...orphans]).toEqual([file])
        for (const { position, pointer } of steps) {
          const text = bytes.toString('utf8', position.offset, position.offset + position.length)
          expect({ file, pointer, value: valueAt(JSON.parse(text), pointer) }).not.toMatchObject({
            value: undefined,
          })
        }
      }
    }
  })
})

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}

function valueAt(value: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1)
  return keys.reduce((inner, key) => (inner as JsonObject | undefined)?.[key], value)
}
