import { randomUUID } from 'node:crypto'

// Made-up transcripts in the form of Claude Code's: prompts, answers, calls of tools and what they return.

/** Lines of one session, each with its line end, without an end. */
export function* linesOf(sessionId: string): Generator<string> {
  let at = Date.UTC(2026, 0, 5, 12)
  let parentUuid: string | null = null
  for (let turn = 0; ; turn++) {
    for (const made of turnOf(turn)) {
      const uuid = randomUUID()
      at += 1_000
      yield `${JSON.stringify({
        ...{ parentUuid, isSidechain: false, userType: 'external', cwd: '/srv/shop', sessionId },
        ...{ version: '2.1.60', gitBranch: 'main', ...made, uuid, timestamp: new Date(at).toISOString() },
      })}\n`
      parentUuid = uuid
    }
  }
}

/** As many whole lines as fit into so many bytes. */
export function* transcriptOf(sessionId: string, bytes: number): Generator<string> {
  let length = 0
  for (const line of linesOf(sessionId)) {
    length += line.length
    if (length > bytes) return
    yield line
  }
}

function* turnOf(turn: number): Generator<object> {
  if (turn % 20 === 0) {
    yield { type: 'user', message: { role: 'user', content: `Mend part ${turn} of the shop, please.` } }
  }
  const call = `toolu_${turn}`
  const message = { id: `msg_${turn}`, type: 'message', role: 'assistant', model: 'claude-sonnet-4-5' }
  const usage = { input_tokens: 12, output_tokens: 240, cache_read_input_tokens: 40_000 }
  yield {
    type: 'assistant',
    requestId: `req_${turn}`,
    message: {
      ...message,
      usage,
      content: [{ type: 'text', text: `Now I look at part ${turn}. `.repeat(8) }],
    },
  }
  const input = { command: `npm test -- part-${turn}`, description: 'Run the tests of the part' }
  yield {
    type: 'assistant',
    requestId: `req_${turn}`,
    message: { ...message, usage, content: [{ type: 'tool_use', id: call, name: 'Bash', input }] },
  }
  const output = Array.from(
    { length: 20 },
    (_, n) => `ok ${n} part ${turn} keeps what it says (${n} ms)`,
  ).join('\n')
  yield {
    type: 'user',
    message: { role: 'user', content: [{ type: 'tool_result', tool_use_id: call, content: output }] },
    toolUseResult: { stdout: output, stderr: '', interrupted: false },
  }
}
