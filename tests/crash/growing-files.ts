import type { JsonObject } from '../../src/ingest/importer.ts'
import { agent, call, result, SESSION, text, user, uuid } from '../ingest/claude-code-records.ts'
import * as codex from '../ingest/codex-records.ts'
import { jsonLines } from '../ingest/read-transcript.ts'

/** A transcript as an agent writes it: each version is the beginning of the next. */
export interface GrowingFile {
  readonly name: string
  /** Its first records up to some part of it, 0 to 1. */
  upTo(part: number): Buffer
}

function growing(name: string, records: readonly unknown[]): GrowingFile {
  return { name, upTo: (part) => jsonLines(records.slice(0, Math.max(4, Math.round(records.length * part)))) }
}

/** `n` exchanges of four records; places count from `from`. */
function exchanges(n: number, from: number, more: JsonObject): JsonObject[] {
  return Array.from({ length: n }, (_, i) => from + 4 * i).flatMap((at) => [
    user(at, `Prompt ${at}`, more),
    agent(
      at + 1,
      [call(`call-${at}`, 'Bash', { command: `make ${'x'.repeat(400)}` })],
      { usage: { output_tokens: at } },
      more,
    ),
    result(at + 2, `call-${at}`, 'y'.repeat(400)),
    agent(at + 3, [text(`Answer ${at} ${'z'.repeat(400)}`)], { usage: { output_tokens: at } }, more),
  ])
}

const FORK = '21111111-2222-4333-8444-555555555555'
const long = exchanges(1_000, 1, {})

/**
 * One of more than a chunk, whose rows go ahead of its commit; one that goes on from its beginning; a sub-agent's own file;
 * and two of another agent, of which one began the other.
 */
export const GROWING_FILES: readonly GrowingFile[] = [
  growing(`shop/${SESSION}.jsonl`, long),
  growing(`shop/${FORK}.jsonl`, [
    ...long.slice(0, 40).map((record) => ({ ...record, sessionId: FORK })),
    ...exchanges(60, 100_000, { sessionId: FORK }).map((record, n) => ({
      ...record,
      uuid: uuid(200_000 + n),
      sessionId: FORK,
    })),
  ]),
  growing(
    `shop/${SESSION}/subagents/agent-helper.jsonl`,
    exchanges(50, 300_000, { isSidechain: true, agentId: 'helper' }),
  ),
  ...[1, 2].map((n) =>
    growing(`rollout-${n}.jsonl`, [
      codex.head(n, {
        id: codex.uuid7(n),
        ...(n > 1 && { source: { subagent: { thread_spawn: { parent_thread_id: codex.uuid7(n - 1) } } } }),
      }),
      ...codex.turn(n),
      ...Array.from({ length: 40 }, (_, i) => [
        ...codex.prompt(2 * i + 3, `Prompt ${n} ${i}`),
        ...codex.answer(2 * i + 4, `Answer ${n} ${i}`),
      ]).flat(),
    ]),
  ),
]
