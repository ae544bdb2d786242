import { describe, expect, test } from 'vitest'
import type { SessionFacts } from '../../../src/domain/analysis.ts'
import { RULES } from '../../../src/insights/rules/index.ts'
import { find, Story } from '../events.ts'

/** Sessions in which a rule finds something, and sessions that look like it and in which it finds nothing. */
interface Cases {
  readonly found: Readonly<Record<string, Case>>
  readonly quiet: Readonly<Record<string, Case>>
}
type Case = () => Story | readonly [Story, Partial<SessionFacts>]

const asked = () => new Story().user('Please mend the cart.')
const OLD = 'return total * rate + delivery'
const NEW = 'return (total + delivery) * rate'
const TOKEN = `ghp_${'a1B2c3D4'.repeat(5)}`

const CASES: Readonly<Record<string, Cases>> = {
  missing_tool: {
    found: {
      'a program of the shell': () => asked().run('rg cart', 'bash: line 1: rg: command not found', 127),
      'a program of zsh behind a pipe': () =>
        asked().run('jq . x.json | head', 'zsh: command not found: jq', 0),
      'a Python module': () => asked().run('python run.py', "ModuleNotFoundError: No module named 'yaml'", 1),
      'a library that a build wants': () =>
        asked().run(
          'cmake -B build',
          'CMake Error:\n  Could not find a package configuration file provided by "LLVM" with any of',
          1,
        ),
      'a program beside a word that asks': () =>
        asked().run('echo "type X is I32" > x.pony && ponyc .', 'bash: ponyc: command not found', 127),
      'a package of Node': () => asked().run('node x.js', "Error: Cannot find module 'left-pad'", 1),
    },
    quiet: {
      'a file that quotes such an error': () => asked().read('notes.md', 'bash: rg: command not found'),
      'a search that meets one': () =>
        asked().run('grep -r found docs', 'docs/a.md: bash: rg: command not found'),
      'a module of the project’s own': () =>
        asked().run('node x.js', "Error: Cannot find module './cart'", 1),
      'asking whether one is there': () => asked().run('command -v rg || echo none', 'sh: rg: not found', 1),
    },
  },
  failing_check: {
    found: {
      'tests that fail': () => asked().run('npm test', '2 failed, 3 passed', 1),
      'a lint behind a pipe': () => asked().run('npm run lint | tail -5', 'Found 3 errors.', 0),
    },
    quiet: {
      'tests that pass': () => asked().run('npm test', '5 passed'),
      'a command that is no check': () => asked().run('ls nowhere', 'No such file or directory', 2),
      'a check that was refused': () =>
        asked()
          .call('Bash', 'run', { command: 'npm test' })
          .result("The user doesn't want to proceed", { failed: true }),
    },
  },
  repeated_failure: {
    found: {
      'the same command': () =>
        [1, 2, 3].reduce((story) => story.run('terraform apply', 'state locked', 1), asked()),
      'edits of a file that don’t fit': () =>
        [1, 2, 3].reduce(
          (story, n) => story.edit('cart.ts', `a${n}`, 'b', 'String to replace not found'),
          asked(),
        ),
    },
    quiet: {
      'three failures of three kinds': () =>
        ['a', 'b', 'c'].reduce((story, one) => story.run(one, 'no', 1), asked()),
      'success in between': () => asked().run('x', '', 1).run('x', '', 1).run('x').run('x', '', 1),
      'searches that find nothing': () =>
        [1, 2, 3].reduce((story) => story.run('grep cart x', '', 1), asked()),
    },
  },
  edit_test_loop: {
    found: {
      'three rounds without fewer failures': () =>
        [1, 2, 3].reduce(
          (story, n) => story.edit('a.ts', `${n}`, `${n}${n}`).run('npm test', '2 failed', 1),
          asked(),
        ),
    },
    quiet: {
      'failures that go down': () =>
        [4, 3, 2, 1].reduce(
          (story, n) => story.edit('a.ts', `${n}`, '').run('npm test', `${n} failed`, 1),
          asked(),
        ),
      'runs without edits': () => [1, 2, 3].reduce((story) => story.run('npm test', '2 failed', 1), asked()),
    },
  },
  edit_undone: {
    found: {
      'a text put back': () => asked().edit('a.ts', OLD, NEW).edit('a.ts', NEW, OLD),
      'git taking it back': () => asked().edit('src/a.ts', OLD, NEW).run('git checkout -- src/a.ts'),
    },
    quiet: {
      'an edit further on': () => asked().edit('a.ts', OLD, NEW).edit('a.ts', NEW, `${NEW} * 2`),
      'git taking back what the agent never touched': () =>
        asked().edit('a.ts', OLD, NEW).run('git checkout -- b.ts'),
      'changing the branch': () => asked().edit('a.ts', OLD, NEW).run('git checkout main'),
      'the same small word in two places': () => asked().edit('a.ts', 'a', 'b').edit('a.ts', 'b', 'a'),
    },
  },
  wrong_path: {
    found: {
      'two guesses': () =>
        asked()
          .run('cat src/cart.ts', 'cat: src/cart.ts: No such file or directory', 1)
          .read('lib/cart.ts', 'File does not exist.', true),
    },
    quiet: {
      'one guess': () => asked().read('lib/cart.ts', 'File does not exist.', true),
      'asking whether files are there': () =>
        [1, 2].reduce(
          (story) => story.run('ls a 2>/dev/null || echo none', 'No such file or directory', 1),
          asked(),
        ),
      'a log that tells of some': () =>
        asked().read('log', 'x: No such file or directory').read('log2', 'y: No such file or directory'),
    },
  },
  permission_refused: {
    found: {
      'by a person': () =>
        asked()
          .call('Edit', 'edit')
          .result("The user doesn't want to proceed with this tool use.", { failed: true }),
      'by the sandbox': () => asked().run('touch /etc/x', 'touch: /etc/x: Operation not permitted', 1),
      'by a notice': () => asked().notice('permission', 'refused'),
    },
    quiet: { 'a text about permissions': () => asked().read('a.md', 'Permission denied means …') },
  },
  authentication_failure: {
    found: {
      git: () => asked().run('git push', 'git@github.com: Permission denied (publickey).', 128),
      'an API': () => asked().run('gh pr list', 'HTTP 401: Bad credentials', 1),
    },
    quiet: {
      'a test that expects it': () => asked().run('npm test -- login', 'expected HTTP 401, got 200', 1),
      'code that handles it': () =>
        asked().read('auth.ts', 'if (status === 401) throw new Error("Bad credentials")'),
    },
  },
  network_failure: {
    found: {
      'a name': () => asked().run('npm ci', 'npm error getaddrinfo ENOTFOUND registry.example', 1),
      'package servers': () =>
        asked().run('apt-get update', "W: Temporary failure resolving 'deb.example.org'", 100),
      'a connection': () =>
        asked().run('curl https://x.example', 'curl: (7) Failed to connect to x.example', 7),
    },
    quiet: {
      'a server under test': () =>
        asked().run('curl localhost:3000', 'curl: (7) Failed to connect to localhost', 7),
    },
  },
  rate_limited: {
    found: {
      'the model': () => asked().notice('api_error', 'rate_limited', '429 overloaded', true),
      'a service': () => asked().run('gh api x', 'API rate limit exceeded for user', 1),
    },
    quiet: {
      'a program with limits': () => asked().read('limit.ts', 'throw new Error("rate limit exceeded")'),
    },
  },
  context_lost: {
    found: { 'a compaction': () => asked().notice('compacted', 'compacted') },
    quiet: { 'a short session': () => asked().agent('Done.') },
  },
  user_correction: {
    found: {
      English: () => asked().agent('Done.').user("No, that's wrong: the rate comes first."),
      Chinese: () => asked().agent('好了。').user('不对，应该先算税率。'),
      French: () => asked().agent('Fait.').user('Ça ne marche toujours pas.'),
      German: () => asked().agent('Fertig.').user('Das funktioniert nicht, der Test ist noch rot.'),
      Spanish: () => asked().agent('Listo.').user('No funciona, sigue igual.'),
      Japanese: () => asked().agent('完了。').user('違います。税率が先です。'),
      'an error of what was just changed': () =>
        asked().edit('a.ts', OLD, NEW).agent('Done.').user('TypeError: total is undefined at cart'),
      'a failing test of what was just changed': () =>
        asked().edit('a.ts', OLD, NEW).agent('Done.').user('More places:\n--- FAIL: TestCart (0.00s)'),
      'how instead, after a call was rejected': () =>
        asked()
          .agent('I edit the cart.')
          .call('Edit', 'edit', { paths: ['a.ts'] })
          .result("The user doesn't want to proceed with this tool use.", { failed: true })
          .notice('interrupted', 'interrupted')
          .user('You can use the library for that.'),
      'a refusal with words': () =>
        asked()
          .call('Bash', 'run', { command: 'x' })
          .result("The user doesn't want to proceed. the user said: use the other branch", { failed: true }),
    },
    quiet: {
      'the next task': () => asked().agent('Done.').user('Great. Now add a test for the empty cart.'),
      'going on after a call was rejected': () =>
        asked()
          .agent('I edit the cart.')
          .call('Edit', 'edit', { paths: ['a.ts'] })
          .result("The user doesn't want to proceed with this tool use.", { failed: true })
          .user('Never mind, go on.'),
      praise: () => asked().agent('Done.').user('Perfect, thank you!'),
      'the first message': () => new Story().user("It doesn't work: the cart is empty."),
    },
  },
  user_interruption: {
    found: { 'a mark': () => asked().notice('interrupted', 'interrupted') },
    quiet: { 'another notice': () => asked().notice('turn_duration', null) },
  },
  repeated_request: {
    found: {
      'in the same words': () =>
        new Story()
          .user('Please make the checkout button green on the cart page')
          .agent('Done.')
          .user('Please make the checkout button green on the cart page as asked'),
      'in Chinese': () =>
        new Story()
          .user('请把购物车页面的结账按钮改成绿色')
          .agent('好。')
          .user('请把购物车页面的结账按钮改成绿色吧'),
    },
    quiet: {
      'another request': () =>
        new Story()
          .user('Please make the checkout button green')
          .agent('Done.')
          .user('Please write a test for the price of delivery'),
      'short words': () => new Story().user('go on').agent('…').user('go on'),
    },
  },
  long_wait: {
    found: {
      'an hour': () => asked().agent('Which one?').wait(60).user('The first.'),
      'one before the client’s instructions': () =>
        asked().agent('Which one?').wait(60).context('You are an agent.').user('The first.'),
    },
    quiet: {
      'a quarter': () => asked().agent('Which one?').wait(15).user('The first.'),
      'a long run of the agent’s own': () =>
        asked().call('Bash', 'run', { command: 'make' }).wait(60).result('ok').agent('Done.'),
    },
  },
  unfinished: {
    found: {
      'a request without an answer': () => asked().agent('Done.').user('And the test?'),
      'inside a turn': () => asked().agent('I look.').run('ls', 'a b'),
      'announced steps': () => asked().agent('Now let me run the tests:'),
      'announced steps, in the participle': () => asked().agent('Staged it. Verifying git status.'),
      'a plan that nothing follows': () =>
        asked()
          .call('update_plan', 'plan', { text: '{"plan":[{"status":"in_progress"}]}' })
          .result('Plan updated'),
      'an interruption': () => asked().agent('I look.').notice('interrupted', 'interrupted'),
      'a recorded bad end': () => asked().agent('Done.').notice('exit_cost', 'ended_badly'),
      'open items of the plan': () =>
        asked()
          .call('TodoWrite', 'plan', { text: '{"todos":[{"status":"completed"},{"status":"pending"}]}' })
          .result('ok')
          .agent('That is what I have.'),
    },
    quiet: {
      'the agent’s last word': () => asked().run('npm test', '5 passed').agent('All tests pass.'),
      'statistics behind the end': () => asked().agent('Done.').notice('turn_duration', null),
      'a submission': () => asked().agent('I hand it in.').call('submit', 'submit').result('handed in'),
    },
  },
  unsupported_claim: {
    found: {
      'done while tests fail': () =>
        asked().run('npm test', '2 failed', 1).agent('All tests pass now. Done.'),
    },
    quiet: {
      'after they passed': () =>
        asked().run('npm test', '2 failed', 1).run('npm test', '5 passed').agent('Done.'),
      'saying that they fail': () =>
        asked().run('npm test', '2 failed', 1).agent('Two tests still fail; I could not mend them.'),
      'going on': () =>
        asked()
          .run('npm test', '2 failed', 1)
          .agent('Let me look at why.')
          .run('npm test', '5 passed')
          .agent('Done.'),
    },
  },
  secret_exposed: {
    found: {
      'in a message': () => new Story().user(`My token is ${TOKEN}`),
      'in what a tool returned': () => asked().run('env', `GH_TOKEN=${TOKEN}`),
    },
    quiet: { 'a placeholder': () => new Story().user('Set API_KEY=your-key-here') },
  },
  large_output: {
    found: {
      'a long result': () => asked().run('cat big.json', 'x'.repeat(30_000)),
      'one that was cut in the middle': () =>
        asked().run(
          'tree',
          `${'a\n'.repeat(2_500)}\n... [600615 characters truncated] ...\n${'b\n'.repeat(2_500)}`,
        ),
      'one that was cut': () => asked().run('make', 'Output too large (35KB). Full output saved to: /tmp/x'),
    },
    quiet: { 'a short one': () => asked().run('ls', 'a') },
  },
  costly_change: {
    found: {
      'three units for two lines': () => [asked().edit('a.ts', 'a', 'b\nc'), { acusConsumed: 3 }],
    },
    quiet: {
      'many lines': () => [asked().edit('a.ts', 'a', 'b\n'.repeat(100)), { acusConsumed: 3 }],
      'nothing changed': () => [asked().agent('It is so because …'), { acusConsumed: 9 }],
      'a script that writes': () => [
        asked().edit('a.ts', 'a', 'b').run('sed -i s/a/b/ *.ts'),
        { acusConsumed: 3 },
      ],
    },
  },
}

test('every rule has cases', () => {
  expect(Object.keys(CASES).toSorted()).toEqual(RULES.map(({ label }) => label).toSorted())
})

describe.each(RULES.map((rule) => [rule.label, rule] as const))('%s', (label, rule) => {
  const { found, quiet } = CASES[label] ?? { found: {}, quiet: {} }
  const run = (one: Case) => {
    const made = one()
    const [story, facts] = made instanceof Story ? [made, {}] : made
    return { story, findings: find(rule, story, facts) }
  }

  test.each(Object.entries(found))('finds %s, with evidence and advice', (_, one) => {
    const { story, findings } = run(one)
    expect(findings.length).toBeGreaterThan(0)
    const ids = new Set(story.events.map(({ eventId }) => eventId))
    for (const { evidence, issue, impact, title, position } of findings) {
      expect(evidence.length).toBeGreaterThan(0)
      expect(evidence.filter((id) => !ids.has(id))).toEqual([])
      expect([issue, impact, title].every((text) => text.length > 0 && !text.includes('undefined'))).toBe(
        true,
      )
      expect(position).toBeLessThan(story.events.length)
      expect(JSON.stringify({ issue, impact, title })).not.toContain(TOKEN)
    }
  })

  test.each(Object.entries(quiet))('is quiet about %s', (_, one) => {
    expect(run(one).findings).toEqual([])
  })
})

test('advice is the same for the same trouble in another session', () => {
  const keys = ['rg cart', 'rg basket'].map((command) => {
    const story = asked().run(command, 'bash: rg: command not found', 127)
    return RULES.flatMap((rule) => find(rule, story)).flatMap(({ advice }) => advice.map(({ key }) => key))
  })
  expect(keys[0]).toContain('install rg')
  expect(keys[0]).toEqual(keys[1])
})

test('texts of any kind are survived', () => {
  const texts = [
    '',
    '\u0000\uFFFF\uD800',
    '😀'.repeat(1_000),
    '('.repeat(5_000),
    '\u202E‮',
    'a'.repeat(200_000),
    '{"a":'.repeat(2_000),
  ]
  for (const text of texts) {
    const story = new Story()
      .user(text)
      .agent(text)
      .run(text, text, 1)
      .edit(text, text, text)
      .read(text, text, true)
      .notice(text, null, text, true)
    for (const rule of RULES) expect(Array.isArray(find(rule, story))).toBe(true)
  }
})
