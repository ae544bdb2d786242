/** A transcript as Claude Code writes it: a prompt, and what the agent answers, a second apart. */
export function transcriptOf(prompt: string, answer = 'It is done.'): string {
  const session = '11111111-2222-4333-8444-555555555555'
  const common = {
    sessionId: session,
    version: '2.1.60',
    cwd: '/srv/shop',
    gitBranch: 'main',
    isSidechain: false,
  }
  const records = [
    {
      ...common,
      type: 'user',
      uuid: '00000000-0000-4000-8000-000000000001',
      parentUuid: null,
      timestamp: '2026-01-05T09:00:00.000Z',
      message: { role: 'user', content: prompt },
    },
    {
      ...common,
      type: 'assistant',
      uuid: '00000000-0000-4000-8000-000000000002',
      parentUuid: '00000000-0000-4000-8000-000000000001',
      timestamp: '2026-01-05T09:00:01.000Z',
      message: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'claude-opus-4-6',
        content: [
          { type: 'text', text: answer },
          { type: 'tool_use', id: 'toolu_1', name: 'Bash', input: { command: 'make test' } },
        ],
        stop_reason: 'end_turn',
        usage: { input_tokens: 1200, output_tokens: 300 },
      },
    },
  ]
  return records.map((record) => `${JSON.stringify(record)}\n`).join('')
}
