import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { TestApp } from '../http/test-app.ts'
import { TRANSCRIPTS, transcriptsLike, WITHOUT_TRANSCRIPTS } from '../ingest/transcripts.ts'
import { recountCopilot, recountGemini, recountOpenHands, recountSweAgent } from './recount-agents.ts'
import { recountClaudeCode, recountCodex, sumOf, type Figures } from './recount.ts'

/**
 * Real transcripts, imported and read back over HTTP. The table is checked by hand, apart from the readers: user messages
 * by reading every `user` record that isn't a tool's result; agent messages, tool calls and tokens by a Python script of
 * thirty lines over the raw files; pull requests and parents by reading. `tokens` are input, output, cache reads, cache
 * writes.
 */
interface Checked extends Figures {
  readonly file: string
  readonly user: number
  readonly pullRequests?: readonly string[]
  /** The parent's own id. */
  readonly parent?: string
  readonly children?: number
}

const CHECKED: readonly Checked[] = [
  // Two prompts, the first of them a plan.
  {
    file: '0fd74558-5f74-4d12-b961-629f0d41d4b7',
    user: 2,
    agent: 12,
    calls: 21,
    tokens: [27, 287, 1113184, 37812],
  },
  { file: '2026-01-12-44df7d08-6bc4-4532-bef8-167ea3797cee', user: 4, agent: 15, calls: 25, tokens: [240, 6365, 3839274, 127121] }, // prettier-ignore
  {
    file: '0a76fbfe-d767-433e-b4b1-a39e044f21e8',
    user: 2,
    agent: 24,
    calls: 71,
    tokens: [67, 1173, 4430830, 78444],
  },
  // Five texts, one of them the mark of an interruption.
  {
    file: 'ea0a65af-b639-46be-b158-dc1a4c599799',
    user: 4,
    agent: 20,
    calls: 33,
    tokens: [793, 77, 1785895, 196113],
  },
  // A command of the client and its output beside the prompt.
  {
    file: '326189cf-5676-4237-8cde-1ce80aae4a9f',
    user: 1,
    agent: 6,
    calls: 14,
    tokens: [43, 487, 299222, 25577],
  },
  {
    file: 'f6b7329a-914c-4f62-8090-4e29b032b173',
    user: 1,
    agent: 6,
    calls: 17,
    tokens: [17, 2070, 554588, 44142],
    pullRequests: ['https://github.com/EntityProcess/agentv/pull/754'],
  },
  {
    file: '170cebcc-4cb9-42aa-a322-6e590fc9db0d',
    user: 10,
    agent: 12,
    calls: 15,
    tokens: [70, 1309, 1097347, 63790],
  },
  { file: '2026-01-21-130d7b7e-5801-4345-9bd6-f32fd9b8429b', user: 5, agent: 20, calls: 41, tokens: [346, 7047, 2618979, 168250] }, // prettier-ignore
  // Its sub-agents stand among its records.
  { file: 'fe5e1c67-53e7-4862-81ae-d0e013e3270b', user: 1, agent: 7, calls: 11, tokens: [373, 2636, 161313, 6672], children: 5 }, // prettier-ignore
  // A sub-agent's own file beside its session's.
  {
    file: 'agent-c3d572ee',
    user: 0,
    agent: 1,
    calls: 0,
    tokens: [3, 62, 1374, 0],
    parent: '5ed31c36-bca8-40fd-8d24-f1a1f0af7901',
  },
  {
    file: '019f03e0-321f-7eb2-83cc-b54ecd71be23',
    user: 10,
    agent: 39,
    calls: 177,
    tokens: [432870, 71829, 10637312, 0],
    pullRequests: [
      'https://github.com/EntityProcess/agentv/pull/1532',
      'https://github.com/EntityProcess/agentv/pull/1533',
    ],
  },
  {
    file: 'c3f091b3-1a1f-435f-8acb-6c7520106212',
    user: 4,
    agent: 38,
    calls: 61,
    tokens: [0, 41776, 0, 0],
    pullRequests: ['https://github.com/EntityProcess/agentv/pull/1503'],
  },
  // Three versions of it came, the longest in the middle.
  { file: 'ab2b9748b105-0.json', user: 1, agent: 10, calls: 9, tokens: [17521, 1812, 113854, 0] },
  { file: 'basic_gui_mode.json', user: 1, agent: 5, calls: 4, tokens: [22, 2024, 11793, 5482] },
  { file: 'pydicom__pydicom-1458.traj', user: 1, agent: 12, calls: 12, tokens: [122612, 1369, 0, 0] },
  { file: '019eef3d-abd1-72e1-ab99-dcdb259027c5', user: 26, agent: 134, calls: 150, tokens: [489424, 40293, 9305728, 0] }, // prettier-ignore
]

interface ImportAnswer {
  readonly agent: string | null
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly skipped: number
  readonly sessions: readonly { readonly session_id: string }[]
}
interface Session {
  readonly session_id: string
  readonly parent_session_id: string | null
  readonly child_session_ids: readonly string[]
  readonly pull_requests: readonly { readonly pr_url: string }[]
  readonly num_user_messages: number
  readonly num_devin_messages: number
}
interface Details {
  readonly external_session_id: string
  readonly num_messages: number
  readonly num_steps: number
  readonly tool_calls: { readonly total: number }
  readonly tokens: Readonly<Record<'input' | 'output' | 'cache_read' | 'cache_write', number>>
}
interface Page<Item> {
  readonly items: readonly Item[]
  readonly end_cursor: string | null
  readonly has_next_page: boolean
  readonly total: number | null
}

const PATTERNS = [
  '{claude-code,codex,copilot-cli}/**/*.jsonl',
  'gemini-cli/**/*-[0-9].json',
  'openhands/**/*.{json,jsonl}',
  'swe-agent/**/*.traj',
]

describe('every real transcript', async () => {
  const files = WITHOUT_TRANSCRIPTS === null ? PATTERNS.flatMap(transcriptsLike) : []
  const app = await TestApp.create()
  const org = await app.organization('Corpus')
  const of = `/v3/organizations/${org}/sessions`
  const answers = new Map<string, ImportAnswer>()
  const sessions = new Map<string, Session>()
  const details = new Map<string, Details>()

  async function importAll(into: Map<string, ImportAnswer>): Promise<void> {
    for (const file of files) {
      const answer = await app.send({
        method: 'POST',
        path: `${of}/import?name=${encodeURIComponent(file)}`,
        key: app.adminKey,
        headers: { 'content-type': 'application/octet-stream' },
        body: readFileSync(join(TRANSCRIPTS, file)),
      })
      into.set(file, answer.body as ImportAnswer)
    }
  }

  async function get<Body>(path: string): Promise<Body> {
    const answer = await app.get(path, app.adminKey)
    expect({ path, status: answer.status }).toEqual({ path, status: 200 })
    return answer.body as Body
  }

  /** Everything that paging reaches, each page of so many. */
  async function all<Item>(path: string, first: number): Promise<Item[]> {
    const items: Item[] = []
    let after = ''
    for (;;) {
      const page: Page<Item> = await get(`${path}?first=${first}${after}`)
      items.push(...page.items)
      if (!page.has_next_page) return items
      after = `&after=${encodeURIComponent(page.end_cursor ?? '')}`
    }
  }

  beforeEach((context) => context.skip(WITHOUT_TRANSCRIPTS !== null, WITHOUT_TRANSCRIPTS ?? ''))

  beforeAll(async () => {
    await importAll(answers)
    for (const session of await all<Session>(`${of}/insights`, 17)) {
      sessions.set(session.session_id, session)
      details.set(session.session_id, await get(`${of}/${session.session_id}/details`))
    }
  }, 300_000)

  it('is a session or is skipped, and changes nothing the second time', async () => {
    const sum = (list: Iterable<ImportAnswer>, of: (one: ImportAnswer) => number) =>
      [...list].reduce((n, one) => n + of(one), 0)
    expect(sum(answers.values(), (one) => one.created)).toBe(sessions.size)
    // Two files hold commands and client state alone, one a warning, one patches, one a demonstration of messages.
    expect(
      [...answers].filter(([, one]) => one.skipped > 0).map(([file]) => basename(file, '.jsonl')),
    ).toEqual([
      '4e27c414-a885-46a0-b5c8-d58e1417377d',
      '3680252d-d4e3-4416-bddd-8f5b5b4fdb7f',
      'ec38b74f08e3-2.json',
      'patch',
      'function_calling_simple.traj',
    ])
    const before = await all(`${of}/insights`, 50)
    const again = new Map<string, ImportAnswer>()
    await importAll(again)
    expect(sum(again.values(), (one) => one.created + one.updated)).toBe(0)
    expect(await all(`${of}/insights`, 50)).toEqual(before)
    expect((await get<Page<Session>>(`${of}?first=1`)).total).toBe(sessions.size)
  })

  it.each(CHECKED)('$file is as counted by hand', ({ file, user, agent, calls, tokens, ...more }) => {
    const [, answer] = [...answers].find(([path]) => basename(path, '.jsonl') === file) ?? []
    const id = answer?.sessions[0]?.session_id ?? ''
    const [session, its] = [sessions.get(id), details.get(id)]
    const { input, output, cache_read: read, cache_write: write } = its?.tokens ?? {}
    expect({
      user: session?.num_user_messages,
      agent: session?.num_devin_messages,
      calls: its?.tool_calls.total,
      tokens: [input, output, read, write],
      pullRequests: session?.pull_requests.map((one) => one.pr_url),
      parent: details.get(session?.parent_session_id ?? '')?.external_session_id,
      children: session?.child_session_ids.length,
    }).toEqual({
      user,
      agent,
      calls,
      tokens,
      pullRequests: more.pullRequests ?? [],
      parent: more.parent,
      children: more.children ?? 0,
    })
  })

  it('adds up to what a plain recount of all files finds', () => {
    const paths = (folder: string) =>
      files.filter((file) => file.startsWith(folder)).map((file) => join(TRANSCRIPTS, file))
    const found = [...details].map(([id, its]): Figures => {
      const { input, output, cache_read: read, cache_write: write } = its.tokens
      const agent = sessions.get(id)?.num_devin_messages ?? 0
      return { agent, calls: its.tool_calls.total, tokens: [input, output, read, write] }
    })
    const expected = [
      recountClaudeCode(paths('claude-code/')),
      recountCodex(paths('codex/')),
      recountCopilot(paths('copilot-cli/')),
      recountGemini(paths('gemini-cli/')),
      recountOpenHands(paths('openhands/').filter((path) => !path.endsWith('patch.jsonl'))),
      recountSweAgent(paths('swe-agent/')),
    ]
    expect(found.reduce(sumOf)).toEqual(expected.reduce(sumOf))
  })

  it('shows every message and every step, each with its content', async () => {
    for (const [id, session] of sessions) {
      const its = details.get(id)
      const messages = await all<{ event_id: string }>(`${of}/${id}/messages`, 100)
      expect(new Set(messages.map((one) => one.event_id)).size).toBe(messages.length)
      expect(messages).toHaveLength(session.num_user_messages + session.num_devin_messages)
      expect(its?.num_messages).toBe(messages.length)
      const steps = await all<{ position: number; kind: string; content: unknown }>(`${of}/${id}/steps`, 100)
      expect(steps.map((one) => one.position)).toEqual(
        Array.from({ length: its?.num_steps ?? 0 }, (_, n) => n),
      )
      // A tool may have had nothing to say.
      expect(steps.filter((one) => one.content === null && one.kind !== 'tool_result')).toEqual([])
    }
  }, 300_000)
})
