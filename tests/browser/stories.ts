import { agent, call, result, text, user } from '../ingest/claude-code-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'
import type { JsonObject } from '../../src/ingest/importer.ts'

/** Transcripts to look at, in the form that Claude Code writes them. */

export interface Story {
  /** Its place among stories: its id. */
  readonly n: number
  readonly minutesAgo?: number
  readonly records: readonly JsonObject[]
}

/** A story's bytes, as if it had been told so many minutes ago. */
export function transcript({ n, minutesAgo = 60 + n, records }: Story): { name: string; bytes: Uint8Array } {
  const id = idOf(n)
  const first = Date.parse(String(records[0]?.['timestamp']))
  const shift = Date.now() - minutesAgo * 60_000 - first
  const own = (uuid: unknown) => (typeof uuid === 'string' ? id.slice(0, 8) + uuid.slice(8) : uuid)
  const lines = records.map((record) => ({
    ...record,
    sessionId: id,
    uuid: own(record['uuid']),
    parentUuid: own(record['parentUuid']),
    timestamp: new Date(Date.parse(String(record['timestamp'])) + shift).toISOString(),
  }))
  return { name: `${id}.jsonl`, bytes: jsonLines(lines) }
}

function idOf(n: number): string {
  return `${n.toString(16).padStart(8, '0')}-1111-4111-8111-${n.toString(16).padStart(12, '0')}`
}

/** A short piece of work that went well. */
export function done(n: number, ask: string, answer = 'Done: the tests pass.'): Story {
  return {
    n,
    records: [
      user(1, ask),
      agent(2, [
        text('I read the file first.'),
        call('c1', 'Read', { file_path: '/home/ada/shop/src/cart.ts' }),
      ]),
      result(
        3,
        'c1',
        'export const total = (items: Item[]) => items.reduce((sum, item) => sum + item.price, 0)',
      ),
      agent(4, [
        call('c2', 'Edit', {
          file_path: '/home/ada/shop/src/cart.ts',
          old_string: 'sum + item.price',
          new_string: 'sum + item.price * item.count',
        }),
      ]),
      result(5, 'c2', 'The file has been updated.'),
      agent(6, [call('c3', 'Bash', { command: 'npm test', description: 'Run the tests' })]),
      result(7, 'c3', 'Tests  12 passed (12)'),
      agent(8, [text(answer)], { stop: 'end_turn' }),
    ],
  }
}

/** Work of many commands, with more and more output. */
export function long(n: number, ask: string, numCommands: number): Story {
  const runs = Array.from({ length: numCommands }, (_, at) => [
    agent(2 + 2 * at, [call(`l${at}`, 'Bash', { command: `npm test -- ${at}` })]),
    result(3 + 2 * at, `l${at}`, `passed\n`.repeat(at % 25)),
  ]).flat()
  const last = agent(2 + 2 * numCommands, [text('All of them passed.')], { stop: 'end_turn' })
  return { n, records: [user(1, ask), ...runs, last] }
}

/** Work of one command, long and with a long output. */
export function printing(n: number, ask: string, command: string, output: string): Story {
  return {
    n,
    records: [
      user(1, ask),
      agent(2, [call('p1', 'Bash', { command })]),
      result(3, 'p1', output),
      agent(4, [text('That is all.')], { stop: 'end_turn' }),
    ],
  }
}

/** Work of which a sub-agent does a part. */
export function delegating(n: number, ask: string, part: string): Story {
  const aside = { isSidechain: true, agentId: `a${n}` }
  return {
    n,
    records: [
      user(1, ask),
      agent(2, [call('d1', 'Task', { description: 'Look around', prompt: part, subagent_type: 'Explore' })]),
      user(3, part, { ...aside, parentUuid: null }),
      agent(4, [text('There are three places.')], { stop: 'end_turn' }, aside),
      result(5, 'd1', 'There are three places.', { toolUseResult: { agentId: `a${n}` } }),
      agent(6, [text('Three, as the sub-agent found.')], { stop: 'end_turn' }),
    ],
  }
}

/** Work in which the same check fails again and again. */
export function failing(n: number, ask: string): Story {
  const failed =
    'FAIL src/cart.test.ts > adds up\nAssertionError: expected 30 to be 45\nTests  1 failed | 11 passed (12)'
  const tries = Array.from({ length: 5 }, (_, at) => [
    agent(2 + 4 * at, [
      call(`e${at}`, 'Edit', {
        file_path: '/home/ada/shop/src/cart.ts',
        old_string: `price * ${at}`,
        new_string: `price * ${at + 1}`,
      }),
    ]),
    result(3 + 4 * at, `e${at}`, 'The file has been updated.'),
    agent(4 + 4 * at, [call(`t${at}`, 'Bash', { command: 'npm test' })]),
    result(5 + 4 * at, `t${at}`, failed, { is_error: true }),
  ]).flat()
  return {
    n,
    records: [
      user(1, ask),
      ...tries,
      agent(22, [text('I could not make the test pass.')], { stop: 'end_turn' }),
    ],
  }
}
