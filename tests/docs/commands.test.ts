import { spawnSync } from 'node:child_process'
import { describe, expect, test, type TestContext } from 'vitest'
import { emptyServed, TEST_DATABASE_URL } from '../storage/test-database.ts'
import { commandsOf, isTyped } from './console.ts'
import { blocksOf, PAGES } from './pages.ts'
import { differenceFrom } from './shell.ts'

/** Commands that no test can run. */
const NOT_RUN = [
  { form: /^npm (ci|test)\b/, why: 'the suite itself runs after the one and inside the other' },
  { form: /^git pull\b/, why: 'it would change the tree under test' },
  { form: /^sudo /, why: 'it installs packages or acts as another user' },
]
const canRun = (command: string): boolean => !NOT_RUN.some(({ form }) => form.test(command))
const isPython = (command: string): boolean => command.startsWith('python3 ')

const POSTGRESQL = 'docs/guides/postgresql.md'
const CLIENT = 'docs/guides/moving-a-client.md'
const pages = ['README.md', ...PAGES.filter((page) => page.startsWith('docs/guides/'))]
const commandsIn = (page: string): string[] =>
  blocksOf(page)
    .filter(isTyped)
    .flatMap(commandsOf)
    .map(({ command }) => command)

/** Each command is a process or two, and a page has dozens. */
const timeout = 480_000

describe.concurrent('the commands print what the page shows', { timeout }, () => {
  test.for(pages.filter((page) => page !== POSTGRESQL))('%s', async (page, context) => {
    if (commandsIn(page).some((command) => /\bcurl\b/.test(command))) need(context, 'curl', '--version')
    expect(await differenceFrom(page, (command) => canRun(command) && !isPython(command))).toBeUndefined()
  })

  test(`${CLIENT}, in Python`, async (context) => {
    need(context, 'python3', '-c', 'import requests')
    const isOther = (command: string) => /^(curl|node) /.test(command)
    expect(await differenceFrom(CLIENT, (command) => canRun(command) && !isOther(command))).toBeUndefined()
  })

  test(`${POSTGRESQL}`, async (context) => {
    context.skip(TEST_DATABASE_URL === undefined, 'needs a PostgreSQL: TEST_DATABASE_URL is unset')
    need(context, 'pg_dump', '--version')
    const { location, drop } = await emptyServed(TEST_DATABASE_URL ?? '')
    const { href, host, pathname } = new URL('url' in location ? location.url : '')
    const difference = await differenceFrom(POSTGRESQL, canRun, {
      'postgres://muster:secret@localhost:5432/muster': href,
      'postgres://localhost:5432/muster': `postgres://${host}${pathname}`,
    })
    await drop()
    expect(difference).toBeUndefined()
  })
})

/** Skips where this command fails. */
function need(context: TestContext, program: string, ...args: string[]): void {
  context.skip(spawnSync(program, args).status !== 0, `needs ${[program, ...args].join(' ')}`)
}

test('the exceptions are commands of the pages', () => {
  const commands = pages.flatMap(commandsIn)
  expect(NOT_RUN.filter(({ form }) => !commands.some((command) => form.test(command)))).toEqual([])
})
