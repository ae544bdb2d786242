import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { ConnectionError, ServerError } from '../../sdk/index.ts'
import { EXIT } from './exit.ts'
import { print } from './output.ts'
import { stopSignal } from './stop-signal.ts'
import { oneLine } from './terminal-text.ts'

const EVERY_MS = 3_000

// The other screen, without a cursor, so that nothing stays behind. A frame is shown at once where the terminal can
// (mode 2026), and clears only what it doesn't write over: no flicker.
const ENTER = '\u001B[?1049h\u001B[?25l'
const LEAVE = '\u001B[?25h\u001B[?1049l'
const BEGIN = '\u001B[?2026h\u001B[H'
const LINE_END = '\u001B[K\n'
const END = '\u001B[K\u001B[J\u001B[?2026l'

/** Shows a text anew every few seconds until a signal: on a terminal in place, else one below the other. */
export async function watch(textNow: () => Promise<string>): Promise<void> {
  const stopped = stopSignal().then(() => undefined)
  const { isTTY } = process.stdout
  if (isTTY) await print(ENTER)
  try {
    let text: string | undefined = ''
    while (true) {
      text = await Promise.race([textOrTrouble(textNow, text), stopped])
      if (text === undefined) break
      await print(isTTY ? frameOf(text) : `${text}\n`)
      if ((await Promise.race([moment(), stopped])) === undefined) break
    }
  } finally {
    if (isTTY) await print(LEAVE)
  }
  process.exitCode = EXIT.interrupted
}

/** A server that is away comes back: what was known stays, below what is wrong. */
async function textOrTrouble(textNow: () => Promise<string>, before: string): Promise<string> {
  try {
    return await textNow()
  } catch (error) {
    if (!(error instanceof ConnectionError || error instanceof ServerError)) throw error
    const [, ...lines] = before.startsWith(TROUBLE) ? before.split('\n') : ['', ...before.split('\n')]
    return [`${TROUBLE}${oneLine(error.message)}`, ...lines].join('\n')
  }
}

const TROUBLE = '! '

function frameOf(text: string): string {
  const lines = text.trimEnd().split('\n').slice(0, process.stdout.rows)
  return BEGIN + lines.join(LINE_END) + END
}

/** Until it is time to look again, or the terminal has another size. */
async function moment(): Promise<'next'> {
  const over = new AbortController()
  const { signal } = over
  await Promise.race([pause(EVERY_MS, undefined, { signal }), once(process.stdout, 'resize', { signal })])
  over.abort()
  return 'next'
}
