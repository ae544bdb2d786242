import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportedSession } from '../../src/domain/imported.ts'
import { claudeCode } from '../../src/ingest/claude-code/index.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { readTranscript, recordsOf, type Transcript } from './read-transcript.ts'
import { TRANSCRIPTS, transcriptsLike, WITHOUT_TRANSCRIPTS } from './transcripts.ts'

/**
 * Checked by hand, apart from the reader. User messages: the `user` records without a tool result were
 * printed with `jq`, read one by one and counted. Agent messages, tool calls and tokens: a Python script of
 * twenty lines that groups `assistant` lines by `message.id` (those with a block of text that isn't blank;
 * distinct `tool_use` ids; the greatest of each usage field per id, added up), run over lines with and
 * without `isSidechain`. Pull requests: `grep` for `pr-link`, and reading every call with `gh pr` and its result.
 * Titles and parents: read. `tokens` are input, output, cache reads, cache writes, cache writes for an hour.
 */
interface Checked {
  readonly file: string
  readonly user: number
  readonly agent: number
  readonly calls: number
  readonly tokens: readonly number[]
  readonly title: string | null
  readonly pullRequests?: readonly string[]
  /** The session's id, when it isn't its own but a sub-agent's. */
  readonly parent?: string
  /** Sub-agents among its records, with what they add up to. */
  readonly subAgents?: {
    readonly sessions: number
    readonly agent: number
    readonly calls: number
    readonly output: number
  }
}

const CHECKED: readonly Checked[] = [
  {
    file: 'claude-code/EntityProcess-agentv/f6b7329a-914c-4f62-8090-4e29b032b173.jsonl',
    user: 1,
    agent: 6,
    calls: 17,
    tokens: [17, 2070, 554588, 0, 44142],
    title: "i've enabled entire. please push to pr and merge this.",
    pullRequests: ['https://github.com/EntityProcess/agentv/pull/754'],
  },
  {
    // The person names a pull request, the agent reads it: neither makes it the session's.
    file: 'claude-code/EntityProcess-agentv/acc53d32-5580-4747-9273-e2acff2ba566.jsonl',
    user: 2,
    agent: 6,
    calls: 11,
    tokens: [15, 4119, 525595, 0, 34701],
    title: 'In PR we removed the details about how to claim issues. can you please restore it in AGENTS.md',
  },
  {
    // Eleven texts, one of them an interruption.
    file: 'claude-code/entireio-cli/170cebcc-4cb9-42aa-a322-6e590fc9db0d.jsonl',
    user: 10,
    agent: 12,
    calls: 15,
    tokens: [70, 1309, 1097347, 0, 63790],
    title: 'can you do some research for me for good open source repository bug templates? and propose a…',
  },
  {
    // Resumed by a later version, one broken line, an interruption, a summary of its own.
    file: 'claude-code/entireio-cli/2026-01-21-130d7b7e-5801-4345-9bd6-f32fd9b8429b.jsonl',
    user: 5,
    agent: 20,
    calls: 41,
    tokens: [346, 7047, 2618979, 168250, 0],
    title: 'Add agent name to logging context',
  },
  {
    // Labelled as another agent's where it was found.
    file: 'claude-code/entireio-cli-metadata-says-gemini/2026-01-21-3a4a4468-815f-4494-a1ad-5681a263b5d4.jsonl',
    user: 2,
    agent: 25,
    calls: 49,
    tokens: [388, 13107, 4089273, 173663, 0],
    title: 'I got this feedback for the changes in this branch: I reckon we are missing calling…',
  },
  {
    // Begun by a command; five sub-agents among its records.
    file: 'claude-code/d-kimuson-claude-code-viewer/mock-global-claude-dir/projects/sample-project/fe5e1c67-53e7-4862-81ae-d0e013e3270b.jsonl',
    user: 1,
    agent: 7,
    calls: 11,
    tokens: [373, 2636, 161313, 6672, 0],
    title: 'Thanks! Please update CLAUDE.md for current changes',
    subAgents: { sessions: 5, agent: 88, calls: 156, output: 49297 },
  },
  {
    file: 'claude-code/d-kimuson-claude-code-viewer/mock-global-claude-dir/projects/sample-project/5c0375b4-57a5-4f26-b12d-d022ee4e51b7.jsonl',
    user: 0,
    agent: 3,
    calls: 13,
    tokens: [64, 2003, 190261, 26074, 0],
    title: null,
    subAgents: { sessions: 2, agent: 4, calls: 8, output: 1626 },
  },
  {
    // Prompts beside what the editor adds, one with a picture.
    file: 'claude-code/daaain-claude-code-log-fork/real_projects/-Users-dain-workspace-danieldemmel-me-next/9e953218-585f-4692-89df-9e0747a31c68.jsonl',
    user: 11,
    agent: 53,
    calls: 92,
    tokens: [419, 3195, 4775345, 330302, 0],
    title: 'I have @public/tokenizer.css, @public/tokenizer.html and @public/tokenizer.html running on my…',
  },
  {
    // Ends with three commands of the client.
    file: 'claude-code/daaain-claude-code-log-fork/real_projects/-Users-dain-workspace-claude-code-log-sample/0d3a8e6f-290f-4105-a327-a2496e5e2a83.jsonl',
    user: 4,
    agent: 9,
    calls: 14,
    tokens: [138, 5057, 348985, 85100, 0],
    title:
      "Hey Claude, I'd like your help with refactoring the timeline filtering so that we hide the group…",
  },
  {
    file: 'claude-code/daaain-claude-code-log-fork/real_projects/-Users-dain-workspace-claude-code-log-sample/37f83ec9-f2ea-42a9-925e-0d5c105cb6e8.jsonl',
    user: 6,
    agent: 76,
    calls: 101,
    tokens: [332, 2573, 7243488, 169949, 0],
    title:
      'Hey Claude, please have a look at the git diff of claude_code_log/renderer.py and explain what does…',
  },
  {
    // Two models.
    file: 'claude-code/daaain-claude-code-log-fork/real_projects/-Users-dain-workspace-danieldemmel-me-next/b25638d7-b104-4f06-a797-70ac33d069ed.jsonl',
    user: 1,
    agent: 11,
    calls: 17,
    tokens: [64, 759, 371268, 23631, 0],
    title: 'Oh, I just found out that this is not supported by Chrome :(\\',
  },
  {
    // A sub-agent's own file beside its session's.
    file: 'claude-code/daaain-claude-code-log-fork/real_projects/-Users-dain-workspace-danieldemmel-me-next/agent-c3d572ee.jsonl',
    user: 0,
    agent: 1,
    calls: 0,
    tokens: [3, 62, 1374, 0, 0],
    title: 'Warmup',
    parent: '5ed31c36-bca8-40fd-8d24-f1a1f0af7901',
  },
  {
    // The call that it ends with was never answered.
    file: 'claude-code/entireio-cli-older-metadata/2026-01-13-5a3bb1c8-c3ce-466e-b487-24212cbf1da1.jsonl',
    user: 1,
    agent: 1,
    calls: 1,
    tokens: [10, 4, 0, 38385, 0],
    title:
      'I am having problems if I start a claude session inside a folder while entire is enabled, becuase…',
  },
]

function readFile(file: string): Transcript {
  return readTranscript(join(TRANSCRIPTS, file), claudeCode, file)
}

function figuresOf(transcript: Transcript, id: string) {
  const messages = transcript.messages.get(id) ?? []
  return {
    user: messages.filter(({ source }) => source === 'user').length,
    agent: messages.filter(({ source }) => source === 'devin').length,
    calls: (transcript.steps.get(id) ?? []).filter(({ kind }) => kind === 'tool_call').length,
  }
}

/** Input, output, cache reads, cache writes, cache writes for an hour. */
function tokensOf(session: ImportedSession | undefined): readonly number[] {
  return sumOf(
    [...(session?.tokensByModel.values() ?? [])].map((counts) => [
      counts.input,
      counts.output,
      counts.cacheRead,
      counts.cacheWrite,
      counts.cacheWriteHour,
    ]),
  )
}

function sumOf(rows: readonly (readonly number[])[]): readonly number[] {
  return rows.reduce((sums, row) => sums.map((sum, kind) => sum + (row[kind] ?? 0)), [0, 0, 0, 0, 0])
}

describe('real Claude Code sessions, checked by hand', () => {
  it.for(CHECKED)('$file', (checked, context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const transcript = readFile(checked.file)
    const [own, ...others] = transcript.sessions
    expect(own).toMatchObject({
      parentExternalId: checked.parent ?? null,
      title: checked.title,
      pullRequests: (checked.pullRequests ?? []).map((url) => ({ url, state: null })),
    })
    const { user, agent, calls } = checked
    expect(figuresOf(transcript, own?.externalId ?? '')).toEqual({ user, agent, calls })
    expect(tokensOf(own)).toEqual(checked.tokens)

    const below = others.map((session) => ({ session, figures: figuresOf(transcript, session.externalId) }))
    const sum = (count: (one: (typeof below)[number]) => number) =>
      below.reduce((all, one) => all + count(one), 0)
    expect({
      sessions: below.length,
      agent: sum(({ figures }) => figures.agent),
      calls: sum(({ figures }) => figures.calls),
      output: sum(({ session }) => tokensOf(session)[1] ?? 0),
    }).toEqual(checked.subAgents ?? { sessions: 0, agent: 0, calls: 0, output: 0 })
    for (const { session, figures } of below) {
      expect(session.parentExternalId).toBe(own?.externalId)
      expect(figures.user).toBe(0)
    }
  })
})

describe('every real Claude Code file', () => {
  const files = () => transcriptsLike('{claude-code,multi-agent-fixtures/**/claude}/**/*.jsonl')
  const whole = () => transcriptsLike('claude-code/**/*.jsonl')

  it('is recognised, and no other agent is taken for it', (context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const all = transcriptsLike('**/*.{json,jsonl,traj}')
    expect(files().length).toBeGreaterThan(50)
    expect(all.length).toBeGreaterThan(files().length + 50)
    const recognised = all.filter((file) => claudeCode.detects(recordsIn(file).slice(0, 50)))
    expect(recognised).toEqual(files())
  })

  it('gives messages and steps in order, under ids of their own', (context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const wrong = files().filter((file) => {
      const { messages, steps } = readFile(file)
      const inOrder = [...messages.values()].every((list) => isSorted(list.flatMap(({ at }) => at ?? [])))
      const byLine = [...steps.values()].every((list) => isSorted(list.map(({ position }) => position.line)))
      const lists: (readonly { readonly eventId: string }[])[] = [...messages.values(), ...steps.values()]
      const unique = lists.every((list) => new Set(list.map(({ eventId }) => eventId)).size === list.length)
      return !inOrder || !byLine || !unique
    })
    expect(wrong).toEqual([])
  })

  it('points with each step at what the step says', (context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const astray = files().flatMap((file) => {
      const bytes = readFileSync(join(TRANSCRIPTS, file))
      return [...readFile(file).steps.values()]
        .flat()
        .filter(({ position, pointer, kind }) => {
          const { offset, length } = position
          const record: unknown = JSON.parse(bytes.toString('utf8', offset, offset + length))
          // A result may have no content at all.
          return kind !== 'tool_result' && memberOf(record, pointer) === undefined
        })
        .map(({ position, pointer }) => `${file}:${position.line}${pointer}`)
    })
    expect(astray).toEqual([])
  })

  it('has the tokens that a plain recount finds', (context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const kinds = ['input_tokens', 'output_tokens', 'cache_read_input_tokens', 'cache_creation_input_tokens']
    for (const file of whole()) {
      const greatest = new Map<string, readonly number[]>()
      for (const record of recordsIn(file).filter(({ type }) => type === 'assistant')) {
        const id = String(memberOf(record, '/message/id'))
        const usage = kinds.map((kind) => Number(memberOf(record, `/message/usage/${kind}`)))
        greatest.set(
          id,
          usage.map((count, kind) => Math.max(count, greatest.get(id)?.[kind] ?? 0)),
        )
      }
      const [input, output, read, write = 0, writeHour = 0] = sumOf(readFile(file).sessions.map(tokensOf))
      const found = [input, output, read, write + writeHour]
      expect({ file, found }).toEqual({ file, found: sumOf([...greatest.values()]).slice(0, 4) })
    }
  })

  it('is counted in one session alone', (context) => {
    context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? '')
    const sessions = new Map<string, Set<string>>()
    for (const file of whole()) {
      for (const [session, messages] of readFile(file).messages) {
        for (const { eventId } of messages) {
          sessions.set(eventId, (sessions.get(eventId) ?? new Set()).add(session))
        }
      }
    }
    expect(sessions.size).toBeGreaterThan(500)
    expect([...sessions].filter(([, of]) => of.size > 1)).toEqual([])
  })
})

function recordsIn(file: string): readonly JsonObject[] {
  return [...recordsOf(join(TRANSCRIPTS, file))].map(({ value }) => value)
}

function isSorted(numbers: readonly number[]): boolean {
  return numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0))
}

/** What a JSON pointer without escapes leads to. */
function memberOf(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce(
      (at, key) =>
        typeof at === 'object' && at !== null
          ? Object.entries(at).find(([name]) => name === key)?.[1]
          : undefined,
      value,
    )
}
