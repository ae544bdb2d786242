import { describe, expect, test } from 'vitest'
import { checkOf, covers, verdictOf } from '../../src/insights/checks.ts'
import { commandsOf } from '../../src/insights/commands.ts'
import type { Called, Returned } from '../../src/insights/event.ts'
import { Story } from './events.ts'

const programs = (line: string): string[] => commandsOf(line).map(({ program }) => program)

describe('commandsOf', () => {
  test.each([
    ['npm test', ['npm']],
    ['cd /srv/shop && npm ci; npm test | tail -5', ['cd', 'npm', 'npm', 'tail']],
    ['CI=1 NODE_ENV=test npx vitest run', ['vitest']],
    ['bash -lc "cd app && pytest -q"', ['cd', 'pytest']],
    ['sudo -E timeout 60 make check', ['make']],
    ['poetry run pytest || echo "not && yet"', ['pytest', 'echo']],
    ['/usr/bin/env python3 -m pytest', ['pytest']],
    ['echo "a; b | c" # and d\nls', ['echo', 'ls']],
    ["cat > x.py <<'EOF'\nimport os; os.system('rm -rf /')\nEOF\npython x.py", ['cat', 'python']],
    ['npm test 2>&1 > out.txt', ['npm']],
    ['(cd a && ls) & wait', ['cd', 'ls', 'wait']],
    ['', []],
    ['"unclosed', ['unclosed']],
    ['echo 测试 && 运行', ['echo', '运行']],
  ])('%s', (line, expected) => {
    expect(programs(line)).toEqual(expected)
  })

  test('takes quotes off, and targets of redirections away', () => {
    expect(commandsOf(`git commit -m 'Mend "it"' 2>/dev/null`)[0]?.words).toEqual([
      'git',
      'commit',
      '-m',
      'Mend "it"',
    ])
  })
})

describe('checkOf', () => {
  const check = (command: string) => checkOf(new Story().call('Bash', 'run', { command }).events[0] as Called)

  test.each([
    ['npm test', 'test', 'npm test'],
    ['pnpm run lint --fix', 'lint', 'pnpm run lint'],
    ['cd app && go test ./... -count=1', 'test', 'go test ./...'],
    ['cargo build --release', 'build', 'cargo build'],
    ['npx tsc --noEmit', 'types', 'tsc'],
    ['python -m pytest tests/test_a.py -x', 'test', 'pytest tests/test_a.py'],
    ['uv run ruff check .', 'lint', 'ruff check .'],
    ['node --test', 'test', 'node'],
    ['python tests/test_cart.py', 'test', 'python tests/test_cart.py'],
    ['mise run test:integration 2>&1 | tail -80', 'test', 'mise run test:integration'],
    ['make install', 'build', 'make install'],
    ['cd build && make -j4', 'build', 'make'],
    ['bun run lint 2>&1', 'lint', 'bun run lint'],
    ['bun tests/cart.test.ts', 'test', 'bun tests/cart.test.ts'],
  ])('%s is a check', (command, kind, key) => {
    expect(check(command)).toEqual({ kind, key })
  })

  test.each([
    'npm ci',
    'npm install',
    'ls tests',
    'pytest --version',
    'git commit -m "test"',
    'cat test.py',
    'docker ps',
    'make clean',
    'bun run dev',
  ])('%s is none', (command) => {
    expect(check(command)).toBeNull()
  })

  test('one that runs more covers one that runs less', () => {
    const [all, one] = [check('go test ./...'), check('go test ./... -run TestCart')]
    expect(all && one && covers(all, one)).toBe(true)
    expect(all && one && covers(one, all)).toBe(false)
  })
})

describe('verdictOf', () => {
  const verdict = (text: string, exitCode: number | null = null, command = 'npm test | tail') => {
    const story = new Story().call('Bash', 'run', { command })
    return verdictOf(
      story.result(text, { exitCode, failed: exitCode === null ? null : exitCode !== 0 })
        .events[1] as Returned,
    )
  }

  test.each([
    ['Tests: 2 failed, 14 passed', null, { failed: true, failures: 2 }],
    ['FAILED (errors=1)', null, { failed: true, failures: null }],
    ['Found 3 errors in 2 files.', null, { failed: true, failures: 3 }],
    ['src/a.ts(3,1): error TS2345: no', null, { failed: true, failures: null }],
    ['whatever', 1, { failed: true, failures: null }],
    ['14 passed, 0 failed', null, { failed: false, failures: 0 }],
    ['All checks passed!', null, { failed: false, failures: 0 }],
    ['ok', 0, { failed: false, failures: 0 }],
    ['12:02:36 ERROR logged by a test on purpose\n9 passed', 0, { failed: false, failures: 0 }],
    ['still running', null, null],
    ['error: one that a test provokes\n\n 1226 pass\n 0 fail', null, { failed: false, failures: 0 }],
    ['bash: npm: command not found', 127, null],
    ["The user doesn't want to proceed with this tool use.", 1, null],
  ])('%s', (text, exitCode, expected) => {
    expect(verdict(text, exitCode)).toEqual(expected)
  })

  test('a pipe hides the exit code of the check, which counts where nothing hides it', () => {
    expect(verdict('3 failed', 0, 'npm test | tail')).toEqual({ failed: true, failures: 3 })
    expect(verdict('a fixture says: 3 failed', 0, 'npm test')).toEqual({ failed: false, failures: 0 })
    expect(verdict('a fixture says: 3 failed', 0, 'npm test 2>&1')).toEqual({ failed: false, failures: 0 })
  })
})
