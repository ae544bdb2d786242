import { describe, expect, it } from 'vitest'
import type { ImportedSession } from '../../src/domain/imported.ts'
import {
  agent,
  call,
  micros,
  read,
  result,
  SESSION,
  system,
  text,
  thinking,
  user,
  uuid,
} from './claude-code-records.ts'

function sessionOf(records: readonly unknown[]): ImportedSession {
  const [session] = read(records).sessions
  if (!session) throw new Error('no session')
  return session
}

describe('what a session is about', () => {
  it('comes from its records', () => {
    const session = sessionOf([
      user(1, 'Mend the build'),
      agent(2, [text('Well.')], {}, { gitBranch: 'mend', version: '2.1.61', cwd: '/home/ada/shop/web' }),
      agent(200, [text('Done.')], {}, { gitBranch: 'HEAD' }),
      user(400, 'Thanks', { gitBranch: '' }),
    ])
    expect(session).toMatchObject({
      externalId: SESSION,
      parentExternalId: null,
      title: 'Mend the build',
      firstRecordAt: micros(1),
      lastRecordAt: micros(400),
      activeMicros: micros(200) - micros(1),
      agentVersion: '2.1.60',
      cwd: '/home/ada/shop',
      branch: 'mend',
      repositoryName: null,
    })
  })

  it('is nothing where nobody asked and nothing was done', () => {
    const commands = [user(1, '<command-name>/clear</command-name>'), system(2, 'turn_duration')]
    const titles = [{ type: 'custom-title', sessionId: SESSION, customTitle: 'Old' }]
    expect(read([...commands, ...titles])).toMatchObject({
      sessions: [],
      messages: new Map(),
      steps: new Map(),
    })
    expect(read([{ type: 'summary', summary: 'Old', leafUuid: uuid(1) }]).sessions).toEqual([])
    expect(read([]).sessions).toEqual([])
  })

  it("doesn't count the time before something a person did", () => {
    const command = '<command-name>/exit</command-name>'
    const session = sessionOf([user(1, 'Go'), agent(3, [text('Done.')]), user(250, command)])
    expect(session.activeMicros).toBe(micros(3) - micros(1))
  })

  it('has its id from the file name where no record holds one, and none without both', () => {
    const bare = { type: 'user', uuid: uuid(1), message: { role: 'user', content: 'Go' } }
    expect(read([bare], 'projects/shop/abc.jsonl').sessions[0]?.externalId).toBe('abc')
    expect(read([bare], null)).toMatchObject({
      sessions: [],
      notUnderstood: new Map([['user/no_session', 1]]),
    })
  })
})

describe('the title', () => {
  const asked = [user(1, '# Mend the build\nIt fails.'), agent(2, [text('Done.')])]
  const summary = { type: 'summary', summary: 'Mended build', leafUuid: uuid(2) }
  const ai = { type: 'ai-title', aiTitle: 'Build mending', sessionId: SESSION }
  const custom = { type: 'custom-title', customTitle: 'Friday', sessionId: SESSION }

  it.each([
    ['what a person called it', [custom, ...asked, summary, ai], 'Friday'],
    ['what the client called it', [summary, ...asked, ai], 'Build mending'],
    ['its summary', [summary, ...asked], 'Mended build'],
    [
      "the first prompt, when the summary is another session's",
      [{ ...summary, leafUuid: uuid(9) }, ...asked],
      'Mend the build',
    ],
    [
      'the plan, where one is carried out',
      [user(1, 'Implement the following plan:', { planContent: '# Fix it' })],
      'Fix it',
    ],
    [
      'nothing, for a command alone',
      [user(1, '<command-name>/init</command-name>'), agent(2, [text('Hm.')])],
      null,
    ],
  ])('is %s', (_what, records, title) => {
    expect(sessionOf(records).title).toBe(title)
  })
})

describe('tokens', () => {
  const usage = (output: number, more = {}) => ({
    input_tokens: 10,
    cache_read_input_tokens: 1000,
    cache_creation_input_tokens: 300,
    cache_creation: { ephemeral_1h_input_tokens: 100, ephemeral_5m_input_tokens: 200 },
    output_tokens: output,
    ...more,
  })

  it('count once for an API message, with the greatest output, wherever its lines stand', () => {
    const { tokensByModel } = sessionOf([
      user(1, 'Go'),
      agent(2, [thinking('Hm.')], { id: 'a', usage: usage(3) }),
      agent(3, [call('c', 'Bash')], {
        id: 'a',
        usage: usage(80, { output_tokens_details: { thinking_tokens: 30 } }),
      }),
      result(4, 'c', 'ok'),
      agent(5, [text('Hm.')], { id: 'a', usage: usage(3) }),
      agent(6, [text('Done.')], { id: 'b', usage: usage(20) }),
    ])
    expect([...tokensByModel]).toEqual([
      [
        'claude-opus-4-6',
        { input: 20, output: 100, cacheRead: 2000, cacheWrite: 400, cacheWriteHour: 200, reasoning: 30 },
      ],
    ])
  })

  it('are kept by model, in order of first use, without what no model said', () => {
    const { tokensByModel } = sessionOf([
      agent(1, [text('A')], { model: 'big', usage: { input_tokens: 1, cache_creation_input_tokens: 5 } }),
      agent(2, [text('B')], { model: 'small', usage: { input_tokens: 2 } }),
      agent(3, [text('C')], {
        model: 'big',
        usage: { input_tokens: 3, output_tokens: -4, cache_read_input_tokens: 'x' },
      }),
      agent(4, [text('API Error')], { model: '<synthetic>', usage: { input_tokens: 9 } }),
    ])
    const none = { output: 0, cacheRead: 0, cacheWriteHour: 0, reasoning: 0 }
    expect([...tokensByModel]).toEqual([
      ['big', { ...none, input: 4, cacheWrite: 5 }],
      ['small', { ...none, input: 2, cacheWrite: 0 }],
    ])
  })
})

describe('pull requests', () => {
  const one = 'https://github.com/acme/shop/pull/7'
  const shell = (command: string, output: unknown, more = {}) => [
    agent(2, [call('c', 'Bash', { command })]),
    result(3, 'c', output, more),
  ]
  const urlsOf = (records: unknown[]) =>
    sessionOf([user(1, 'Go'), ...records]).pullRequests.map(({ url }) => url)

  it('are those that a record links', () => {
    const link = {
      type: 'pr-link',
      sessionId: SESSION,
      prUrl: one,
      prRepository: 'acme/shop',
    }
    const session = sessionOf([user(1, 'Go'), link, link])
    expect(session).toMatchObject({ pullRequests: [{ url: one, state: null }], repositoryName: 'acme/shop' })
  })

  it.each([
    ['gh pr create --fill', `Warning: 1 uncommitted change\n${one}\n`],
    ['git push -u origin x && GH_TOKEN=x gh pr create --title "x"', [{ type: 'text', text: one }]],
    ['glab mr create', 'https://gitlab.com/acme/shop/-/merge_requests/7'],
  ])('are those that %s made', (command, output) => {
    expect(urlsOf(shell(command, output))).toHaveLength(1)
  })

  it.each([
    ['another command', shell('gh pr view 7', one)],
    ['one that failed', shell('gh pr create', `already exists:\n${one}`, { is_error: true })],
    ['one that speaks of it', shell('gh pr create', `Closes ${one} soon`)],
    ['one that quotes it', shell('grep "gh pr create" -r docs', one)],
    ['a prompt', [user(2, one), agent(3, [text(one)])]],
  ])("aren't what %s names", (_what, records) => {
    expect(urlsOf(records)).toEqual([])
  })

  it('are those that a tool made, by the first URL it answers', () => {
    const output = JSON.stringify({ html_url: one, body: 'after https://github.com/acme/shop/pull/6' })
    const made = [agent(2, [call('c', 'mcp__github__create_pull_request')]), result(3, 'c', output)]
    expect(urlsOf(made)).toEqual([one])
    expect(sessionOf([user(1, 'Go'), ...made]).repositoryName).toBe('acme/shop')
    const review = [agent(2, [call('c', 'mcp__github__create_pull_request_review')]), result(3, 'c', output)]
    expect(urlsOf(review)).toEqual([])
  })
})

describe('the ending', () => {
  const go = user(1, 'Go')
  const asks = agent(2, [call('q', 'AskUserQuestion'), call('c', 'Bash')])
  it.each([
    ['turn_over', 'an answer', [go, agent(2, [text('Done.')])]],
    [
      'turn_over',
      'notes and commands after it',
      [
        go,
        agent(2, [text('Done.')]),
        system(3, 'turn_duration'),
        user(4, '<command-name>/exit</command-name>'),
      ],
    ],
    [
      'turn_over',
      'a result that ends the turn',
      [go, agent(2, [call('c', 'Bash')]), { ...result(3, 'c', 'ok'), toolEndsTurn: true }],
    ],
    ['broke_off', 'a prompt', [go]],
    ['broke_off', 'a call', [go, agent(2, [text('Now.')]), agent(3, [call('c', 'Bash')])]],
    ['broke_off', 'a result', [go, agent(2, [call('c', 'Bash')]), result(3, 'c', 'ok')]],
    ['broke_off', 'a thought', [go, agent(2, [thinking('Hm.')])]],
    ['broke_off', 'words before a call', [go, agent(2, [text('Now.')], { stop: 'tool_use' })]],
    [
      'broke_off',
      'an interruption',
      [go, agent(2, [text('Now.')]), user(3, '[Request interrupted by user]')],
    ],
    [
      'broke_off',
      'a notification',
      [go, agent(2, [text('Done.')]), user(3, 'done', { origin: { kind: 'task-notification' } })],
    ],
    ['asks', 'a question', [go, agent(2, [text('Which?')]), agent(3, [call('q', 'AskUserQuestion')])]],
    ['asks', 'a plan', [go, agent(2, [call('p', 'ExitPlanMode')])]],
    ['asks', 'a question beside a call that was answered', [go, asks, result(3, 'c', 'ok')]],
    ['broke_off', 'a question that was answered', [go, asks, result(3, 'c', 'ok'), result(4, 'q', 'A')]],
    [
      'broke_off',
      'a question that was interrupted',
      [go, asks, user(3, '[Request interrupted by user for tool use]')],
    ],
    [
      'api_error',
      'an error in the place of an answer',
      [go, agent(2, [text('API Error: 500')], { model: '<synthetic>' }, { isApiErrorMessage: true })],
    ],
    ['api_error', 'an error noted', [go, system(2, 'api_error')]],
    ['turn_over', 'an error that passed', [go, system(2, 'api_error'), agent(3, [text('Done.')])]],
  ] as const)('is %s after %s', (ending, _what, records) => {
    expect(sessionOf(records).ending).toBe(ending)
  })
})
