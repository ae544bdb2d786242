import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What happened in a session, each so many minutes after what was before. */
type Event = readonly [minutes: number, what: 'asks' | 'runs' | 'gets' | 'says' | 'fails', text: string]

interface Work {
  readonly agent: 'claude-code' | 'codex'
  /** Minutes since the last event. */
  readonly ended: number
  readonly branch: string
  readonly events: readonly Event[]
  /** What a sub-agent did on the side, in the last minutes. */
  readonly helper?: readonly Event[]
}

/** The sessions of Ada, who works on a shop: the ones that the README and the guides show. */
const WORKS: readonly Work[] = [
  {
    agent: 'codex',
    ended: 2,
    branch: 'past-orders',
    events: [
      [0, 'asks', 'Add a page that lists past orders'],
      [1, 'runs', 'rg --files src/pages'],
      [0, 'gets', 'src/pages/cart.tsx\nsrc/pages/checkout.tsx\n'],
      [3, 'runs', 'npm test'],
    ],
  },
  {
    agent: 'claude-code',
    ended: 6,
    branch: 'main',
    events: [
      [0, 'asks', 'Why do the totals of checkout and invoice differ?'],
      [1, 'runs', 'grep -rn "round(" src'],
      [0, 'gets', 'src/checkout.ts:41: return round(net) + round(vat)'],
      [2, 'says', 'Checkout rounds net and VAT apart, the invoice rounds their sum. Which one is right?'],
    ],
  },
  {
    agent: 'claude-code',
    ended: 180,
    branch: 'round-once',
    events: [
      [0, 'asks', 'Round once, as the invoice does, and open a pull request'],
      [4, 'runs', 'npm test'],
      [4, 'gets', '31 passed'],
      [1, 'says', 'The tests pass. I open the pull request.'],
      [0, 'runs', 'gh pr create --fill'],
      [1, 'gets', 'https://github.com/example/shop/pull/118\n'],
      [1, 'says', 'It is https://github.com/example/shop/pull/118.'],
      [30, 'asks', 'Name the ticket in the title too.'],
      [2, 'says', 'Done.'],
    ],
  },
  {
    agent: 'claude-code',
    ended: 1_500,
    branch: 'vouchers',
    events: [
      [0, 'asks', 'Write tests for voucher codes'],
      [5, 'runs', 'npm test -- vouchers'],
      [1, 'gets', '2 failed'],
      [1, 'fails', 'API Error: 529 overloaded_error'],
    ],
    helper: [
      [0, 'asks', 'Find every place that reads a voucher code'],
      [1, 'runs', 'grep -rn voucher src'],
      [0, 'gets', 'src/cart.ts:12: readVoucher(code)'],
      [1, 'says', 'Only src/cart.ts reads them.'],
    ],
  },
  {
    agent: 'codex',
    ended: 4_400,
    branch: 'queue',
    events: [
      [0, 'asks', 'Move the nightly export to the queue'],
      [5, 'runs', 'npm run export -- --dry-run'],
      [5, 'gets', 'exported 4211 orders'],
      [5, 'runs', 'npm test'],
      [4, 'gets', '31 passed'],
      [3, 'says', 'The export is a job of the queue now, and the tests pass.'],
    ],
  },
]

/** Writes the sessions where their agents keep them in this home folder, as if they had just happened. */
export function writeTranscripts(home: string, now: number): void {
  WORKS.forEach((work, n) => {
    const began = now - (work.ended + lengthOf(work.events)) * MINUTE
    if (work.agent === 'codex') return write(codexFile(home, n, began), codexRecords(work, n, began))
    const file = join(home, '.claude/projects/-home-ada-shop', `${sessionId(n)}.jsonl`)
    write(file, claudeRecords(work, work.events, sessionId(n), began))
    if (work.helper === undefined) return
    const helper = claudeRecords(work, work.helper, sessionId(n), now - (work.ended + 3) * MINUTE, 'a1b2c3d4')
    write(join(dirname(file), sessionId(n), 'subagents/agent-a1b2c3d4.jsonl'), helper)
  })
}

const MINUTE = 60_000

function lengthOf(events: readonly Event[]): number {
  return events.reduce((sum, [minutes]) => sum + minutes, 0)
}

function sessionId(n: number): string {
  return `11111111-2222-4333-8444-${String(n).padStart(12, '0')}`
}

function write(file: string, records: readonly object[]): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
}

function claudeRecords(
  { branch }: Work,
  events: readonly Event[],
  session: string,
  began: number,
  agentId?: string,
): object[] {
  let time = began
  let parent: string | null = null
  return events.map(([minutes, what, text], n) => {
    time += minutes * MINUTE
    const uuid = `${agentId ?? session.slice(-8)}-0000-4000-8000-${String(n).padStart(12, '0')}`
    const common = {
      uuid,
      parentUuid: parent,
      timestamp: new Date(time).toISOString(),
      sessionId: session,
      version: '2.1.60',
      cwd: '/home/ada/shop',
      gitBranch: branch,
      isSidechain: agentId !== undefined,
      ...(agentId !== undefined && { agentId }),
    }
    parent = uuid
    const byPerson = what === 'asks' || what === 'gets'
    if (byPerson) {
      const result = [{ type: 'tool_result', tool_use_id: `toolu_${n - 1}`, content: text }]
      return { ...common, type: 'user', message: { role: 'user', content: what === 'asks' ? text : result } }
    }
    const call = { type: 'tool_use', id: `toolu_${n}`, name: 'Bash', input: { command: text } }
    const message = {
      id: `msg_${uuid}`,
      type: 'message',
      role: 'assistant',
      model: what === 'fails' ? '<synthetic>' : 'claude-opus-4-6',
      content: [what === 'runs' ? call : { type: 'text', text }],
      stop_reason: what === 'runs' ? 'tool_use' : 'end_turn',
      usage: { input_tokens: 900, cache_read_input_tokens: 21_000, output_tokens: 260 },
    }
    return { ...common, type: 'assistant', message, ...(what === 'fails' && { isApiErrorMessage: true }) }
  })
}

function codexFile(home: string, n: number, began: number): string {
  const [day = '', time = ''] = new Date(began).toISOString().split(/[T.]/)
  const name = `rollout-${day}T${time.replaceAll(':', '-')}-${sessionId(n)}.jsonl`
  return join(home, '.codex/sessions', day.replaceAll('-', '/'), name)
}

function codexRecords({ branch, events }: Work, n: number, began: number): object[] {
  let time = began
  const line = (type: string, payload: object) => ({ timestamp: new Date(time).toISOString(), type, payload })
  const git = { branch, repository_url: 'https://github.com/example/shop.git', commit_hash: '0'.repeat(40) }
  const meta = { id: sessionId(n), cwd: '/home/ada/shop', cli_version: '0.140.0', source: 'cli', git }
  const records: object[] = [
    line('session_meta', { ...meta, timestamp: new Date(began).toISOString(), originator: 'codex_cli_rs' }),
    line('event_msg', { type: 'task_started', turn_id: 'turn-1' }),
    line('turn_context', { turn_id: 'turn-1', cwd: '/home/ada/shop', model: 'gpt-5.5' }),
  ]
  events.forEach(([minutes, what, text], index) => {
    time += minutes * MINUTE
    const spoken = (role: string, type: string) => ({ type: 'message', role, content: [{ type, text }] })
    if (what === 'asks') records.push(line('response_item', spoken('user', 'input_text')))
    if (what === 'says') {
      records.push(line('response_item', spoken('assistant', 'output_text')))
      records.push(line('event_msg', { type: 'task_complete', turn_id: 'turn-1', last_agent_message: text }))
    }
    const call = { call_id: `call_${what === 'gets' ? index - 1 : index}` }
    if (what === 'gets')
      records.push(line('response_item', { type: 'function_call_output', ...call, output: text }))
    if (what === 'runs') {
      const named = { ...call, name: 'exec_command', arguments: JSON.stringify({ cmd: text }) }
      records.push(line('response_item', { type: 'function_call', ...named }))
      const used = {
        input_tokens: 9_000 * (index + 1),
        cached_input_tokens: 6_000 * (index + 1),
        output_tokens: 300,
      }
      const info = { total_token_usage: { ...used, reasoning_output_tokens: 0, total_tokens: 0 } }
      records.push(line('event_msg', { type: 'token_count', info, rate_limits: null }))
    }
  })
  return records
}
