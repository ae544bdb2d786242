/** What a terminal gets to see: the real thing, by `script`, where that is there. */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { stripVTControlCharacters } from 'node:util'
import { expect, test, type TestContext } from 'vitest'
import { widthOf } from '../../src/cli/terminal-text.ts'
import { insertSessions, NOON, sessionRow } from '../support/sessions.ts'
import { listeningApp } from '../support/listening-app.ts'
import { program, PROGRAM } from './program.ts'

const ESCAPE = '\u001B'
const CTRL_C = '\u0003'

const { app, url, adminKey } = await listeningApp()
const muster = program(url, adminKey)
const shop = await app.organization('Shop')
const titles = [
  'Mend the till',
  `${ESCAPE}[2J${ESCAPE}[32mgreen\u009B0m \u202Etxt.exe`,
  '購物車'.repeat(30),
  'four',
  'five',
  'six',
]
const rows = titles.map((title, n) =>
  sessionRow(shop, { title, created_at: NOON - n, status: n === 0 ? 'error' : 'exit' }),
)
await insertSessions(app.context.db, rows)

test('a table fits it, and is in colours unless NO_COLOR is set', async (context) => {
  const table = await onTerminal(context, [])
  expect(table).toContain(`${ESCAPE}[31merror${ESCAPE}[39m`)
  expect(table).not.toContain(`${ESCAPE}[32m`)
  const lines = stripVTControlCharacters(table).split('\r\n')
  expect(lines).toHaveLength(rows.length + 2)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(60)
  expect(await onTerminal(context, [], { NO_COLOR: '1' })).not.toContain(ESCAPE)
})

test.for(['--csv', '--json'])('nothing in %s is obeyed by it', async (flag, context) => {
  const printed = await onTerminal(context, [flag])
  expect(printed).toContain('txt.exe')
  expect(printed).not.toMatch(/(?![\r\n])[\p{Cc}\p{Cf}]/u)
})

test('--watch draws in place until Ctrl-C, and leaves nothing behind', async (context) => {
  const watched = await onTerminal(context, ['--watch'], { NO_COLOR: '1' })
  const [before, frame = '', after = ''] = watched.split(/.\[\?2026[hl]/)
  expect(before).toBe(`${ESCAPE}[?1049h${ESCAPE}[?25l`)
  expect(frame.split('\r\n')).toHaveLength(5)
  expect(frame).toContain('Mend the till')
  expect(after.endsWith(`${ESCAPE}[?25h${ESCAPE}[?1049l`)).toBe(true)
})

test('--watch without one shows what changes below, until it is interrupted', async () => {
  const watching = muster.start('sessions', 'list', '--org', shop, '--watch')
  let seen = ''
  watching.stdout.setEncoding('utf8').on('data', (text: string) => (seen += text))
  await expect.poll(() => seen, { timeout: 30_000 }).toContain('Mend the till')
  await insertSessions(app.context.db, [sessionRow(shop, { title: 'Bend the iron' })])
  await expect.poll(() => seen, { timeout: 30_000 }).toContain('Bend the iron')
  watching.kill('SIGINT')
  expect(await once(watching, 'close')).toEqual([130, null])
  expect(seen).not.toContain(ESCAPE)
})

/** What a terminal of 60 columns and 5 lines gets from the list; once a frame is drawn, Ctrl-C is pressed. */
async function onTerminal(
  context: TestContext,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { error } = spawnSync('script', ['--version'])
  context.skip(error !== undefined, 'there is no `script` to make a terminal with')
  const list = `'${process.execPath}' '${PROGRAM}' sessions list --org ${shop} ${args.join(' ')}`
  const terminal = spawn('script', ['-qfec', `stty cols 60 rows 5; exec ${list}`, '/dev/null'], {
    env: { ...muster.variables, TERM: 'xterm', SHELL: '/bin/sh', ...variables },
  })
  let seen = ''
  let pressed = false
  terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
    seen += text
    if (pressed || !seen.includes('[?2026l')) return
    pressed = true
    terminal.stdin.write(CTRL_C)
  })
  await once(terminal, 'close')
  return seen
}
