import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../src/ingest/importer.ts'
import { command, ended, event, head, item, line, output, read } from './codex-records.ts'

const PULL = 'https://github.com/acme/shop/pull/7'

describe('tool calls', () => {
  const calls: readonly (readonly [string, JsonObject, string])[] = [
    ['exec_command', command(1, 'c', 'ls'), '/payload/arguments'],
    [
      'github.search',
      item(1, 'function_call', { namespace: 'github', name: 'search', arguments: '{}' }),
      '/payload/arguments',
    ],
    [
      'apply_patch',
      item(1, 'custom_tool_call', { name: 'apply_patch', input: '*** Begin' }),
      '/payload/input',
    ],
    ['local_shell', item(1, 'local_shell_call', { action: { command: ['ls'] } }), '/payload/action'],
    ['web_search', item(1, 'web_search_call', { action: { type: 'search' } }), '/payload/action'],
    ['tool_search', item(1, 'tool_search_call', { arguments: { query: 'x' } }), '/payload/arguments'],
    ['image_generation', item(1, 'image_generation_call', { status: 'completed' }), '/payload'],
    ['unknown', item(1, 'function_call', { name: 7 }), '/payload'],
  ]
  test.each(calls)('%s', (name, record, pointer) => {
    const { steps, notUnderstood } = read([head(0), record])
    expect(steps).toMatchObject([{ kind: 'tool_call', name, pointer, eventId: 'line-2', isError: null }])
    expect(notUnderstood.size).toBe(0)
  })

  test('join their results; what events repeat of them is no step', () => {
    const { steps } = read([
      head(0),
      command(1, 'c', 'ls'),
      event(1, 'exec_command_begin', { call_id: 'c' }),
      event(1, 'exec_command_end', { call_id: 'c', exit_code: 0 }),
      output(2, 'c', 'a.txt'),
      event(2, 'item_completed', { item: { type: 'CommandExecution', id: 'c', status: 'completed' } }),
    ])
    expect(steps).toMatchObject([
      { kind: 'tool_call', callId: 'c' },
      { kind: 'tool_result', callId: 'c', isError: false, pointer: '/payload/output' },
    ])
  })
})

describe('failure', () => {
  const outputs: readonly (readonly [boolean | null, unknown])[] = [
    [false, ended(0, 'Process exited with code 1')],
    [true, ended(2, 'no such file')],
    [true, 'Exit code: 1\nWall time: 0.2 seconds\nOutput:\nno'],
    [true, '{"output":"no","metadata":{"exit_code":127,"duration_seconds":0.0}}'],
    [false, '{"output":"\\"metadata\\":{\\"exit_code\\":1}","metadata":{"exit_code":0}}'],
    [null, 'Chunk ID: 1\nProcess running with session ID 4711\nOutput:\n'],
    [null, 'Plan updated'],
    [null, 'aborted by user after 2.1s'],
    [true, 'apply_patch verification failed: Failed to find expected lines'],
    [true, { content: 'no', success: false }],
    [false, { content: 'Exit code: 1', success: true }],
    [true, [{ type: 'input_text', text: 'Exit code: 1\nOutput:\nno' }]],
    [null, undefined],
    [null, 7],
  ]
  test.each(outputs)('%j of %j', (isError, text) => {
    expect(read([head(0), command(1, 'c', 'x'), output(2, 'c', text)]).steps.at(-1)).toMatchObject({
      isError,
    })
  })

  const ends: readonly (readonly [boolean | null, string, JsonObject])[] = [
    [true, 'exec_command_end', { exit_code: 1 }],
    [true, 'patch_apply_end', { success: false, status: 'failed' }],
    [false, 'patch_apply_end', { success: true }],
    [true, 'mcp_tool_call_end', { result: { Err: 'gone' } }],
    [true, 'mcp_tool_call_end', { result: { Ok: { content: [], isError: true } } }],
    [false, 'mcp_tool_call_end', { result: { Ok: { content: [] } } }],
    [true, 'item_completed', { item: { type: 'CommandExecution', id: 'c', status: 'declined' } }],
    [
      true,
      'item_completed',
      { item: { type: 'CommandExecution', id: 'c', status: 'completed', exitCode: 3 } },
    ],
    [null, 'mcp_tool_call_end', {}],
  ]
  test.each(ends)('%j by %s %j', (isError, type, payload) => {
    const lines = [
      head(0),
      command(1, 'c', 'x'),
      event(1, type, { call_id: 'c', ...payload }),
      output(2, 'c', 'said'),
    ]
    expect(read(lines).steps.at(-1)).toMatchObject({ kind: 'tool_result', isError })
  })
})

describe('notices', () => {
  test('tell what changed the course of a turn, once', () => {
    const { steps } = read([
      head(0),
      event(1, 'error', { message: 'Rate limit' }),
      event(2, 'turn_aborted', { reason: 'interrupted' }),
      line(3, 'compacted', { message: 'So far …' }),
      event(3, 'context_compacted'),
    ])
    expect(steps.map(({ kind, name, isError, pointer }) => [kind, name, isError, pointer])).toEqual([
      ['notice', 'error', true, '/payload'],
      ['notice', 'turn_aborted', null, '/payload'],
      ['notice', 'compacted', null, '/payload/message'],
    ])
  })
})

describe('pull requests', () => {
  function made(...records: readonly JsonObject[]): readonly string[] {
    return read([head(0), ...records]).session.pullRequests.map(({ url }) => url)
  }

  const ran = (cmd: string, text: string, code = 0) =>
    made(command(1, 'c', cmd), output(2, 'c', ended(code, text)))

  test('made by a command are those it prints', () => {
    expect(ran('git push && GH_TOKEN=x gh pr create --fill', `remote: hello\n${PULL}`)).toEqual([PULL])
    expect(ran('glab mr create --fill', '!3 Mend\n https://gitlab.com/acme/shop/-/merge_requests/3')).toEqual(
      ['https://gitlab.com/acme/shop/-/merge_requests/3'],
    )
    expect(
      ran(
        'git push -o merge_request.create',
        'remote:\nremote:   https://gitlab.com/acme/shop/-/merge_requests/4',
      ),
    ).toEqual(['https://gitlab.com/acme/shop/-/merge_requests/4'])
    const shell = item(1, 'local_shell_call', {
      call_id: 'c',
      action: { command: ['bash', '-lc', 'cd x; gh pr create'] },
    })
    expect(made(shell, output(2, 'c', ended(0, PULL)))).toEqual([PULL])
    const program = item(1, 'custom_tool_call', {
      name: 'exec',
      call_id: 'c',
      input: 'tools.run({cmd: "gh pr create"})',
    })
    const printed = item(2, 'custom_tool_call_output', {
      call_id: 'c',
      output: [{ type: 'input_text', text: PULL }],
    })
    expect(made(program, printed)).toEqual([PULL])
  })

  test('seen, searched for or already there aren’t its own', () => {
    expect(ran('gh pr view 7', PULL)).toEqual([])
    expect(ran('rg "gh pr create" docs', PULL)).toEqual([])
    expect(ran('gh pr create --fill', `Creating it, see also ${PULL} for more`)).toEqual([])
    expect(ran('gh pr create --fill', `a pull request for branch "x" already exists:\n${PULL}`, 1)).toEqual(
      [],
    )
    expect(ran('gh pr create || true', `a pull request for branch "x" already exists:\n${PULL}`)).toEqual([])
    expect(made(output(2, 'c', PULL))).toEqual([])
  })

  test('made by a command that ran on are found when it ends', () => {
    const later = item(3, 'function_call', {
      name: 'write_stdin',
      call_id: 'd',
      arguments: '{"session_id":4711,"chars":""}',
    })
    const running = output(2, 'c', 'Process running with session ID 4711\nOutput:\n')
    const lines = [command(1, 'c', 'gh pr create'), running, later, output(4, 'd', ended(0, PULL))]
    expect(made(...lines)).toEqual([PULL])
  })

  test('made by a tool are those it names', () => {
    const call = item(1, 'function_call', {
      namespace: 'mcp__github',
      name: 'create_pull_request',
      call_id: 'c',
      arguments: '{}',
    })
    const body = JSON.stringify({ body: 'After https://github.com/acme/shop/pull/3', html_url: PULL })
    expect(made(call, output(2, 'c', `Wall time: 1 seconds\nOutput:\n${body}`))).toEqual([PULL])
    expect(made(call, output(2, 'c', [{ type: 'text', text: JSON.stringify([{ text: body }]) }]))).toEqual([
      PULL,
    ])
    expect(
      made(
        call,
        event(1, 'mcp_tool_call_end', { call_id: 'c', result: { Err: 'no' } }),
        output(2, 'c', PULL),
      ),
    ).toEqual([])
  })

  test('name the repository where nothing else does', () => {
    const { session } = read([head(0), command(1, 'c', 'gh pr create'), output(2, 'c', ended(0, PULL))])
    expect(session).toMatchObject({ repositoryUrl: null, repositoryName: 'acme/shop' })
  })
})
