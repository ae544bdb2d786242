import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commandsOf, isTyped, Stands, type Typed } from './console.ts'
import { blocksOf, ROOT, type Block } from './pages.ts'
import { writeTranscripts } from './transcripts.ts'

/**
 * Runs the commands of a page in order, as a newcomer types them: in a clone, with an empty home that holds Ada's
 * transcripts, in one shell after the other with the same variables. Ends at the first command that fails or prints
 * something else than the page shows, and tells of it.
 * @param stands what the run has in place of what the page shows
 */
export async function differenceFrom(
  page: string,
  isRun: (command: string) => boolean,
  stands: Readonly<Record<string, string>> = {},
): Promise<string | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'muster-docs-'))
  const shell = new Shell(folder, new Stands({ ...(await ports()), ...stands }))
  try {
    for (const block of inTurn(blocksOf(page))) {
      if (block.name !== '') writeFileSync(join(folder, 'clone', block.name), shell.stands.in(block.text))
      if (!isTyped(block)) continue
      for (const typed of commandsOf(block).filter(({ command }) => isRun(command))) {
        const difference = await shell.type(typed)
        if (difference !== undefined) return difference
      }
    }
    return undefined
  } finally {
    await shell.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The blocks in the order they are run in: what a page only shows, as ```` ```text ````, comes true at its end. */
function inTurn(blocks: readonly Block[]): Block[] {
  return blocks.toSorted((one, other) => Number(one.language === 'text') - Number(other.language === 'text'))
}

/** Free ports for those that the pages use. */
async function ports(): Promise<Record<string, string>> {
  const shown = [8484, 9000]
  const probes = shown.map(() => createServer().listen(0, '127.0.0.1'))
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  const free = probes.map((probe) => String((probe.address() as AddressInfo).port))
  for (const probe of probes) probe.close()
  return Object.fromEntries(shown.map((port, index) => [port, free[index] ?? '']))
}

/** What keeps running until it is stopped: it is left to run while the page goes on. */
const LASTING = /^npm start|^npx muster serve/

class Shell {
  readonly stands: Stands
  readonly #folder: string
  readonly #environment: Readonly<Record<string, string>>
  readonly #running: Run[] = []

  constructor(folder: string, stands: Stands) {
    this.#folder = folder
    this.stands = stands
    const home = join(folder, 'home')
    const clone = join(folder, 'clone')
    mkdirSync(home)
    mkdirSync(clone)
    for (const entry of readdirSync(ROOT)) symlinkSync(join(ROOT, entry), join(clone, entry))
    writeTranscripts(home, Date.now())
    writeFileSync(join(home, '.gitconfig'), '[user]\n\temail = ada@example.com\n')
    writeFileSync(join(folder, 'prelude'), PRELUDE)
    this.#environment = {
      PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      HOME: home,
      TZ: 'UTC',
      COLUMNS: '80',
      MUSTER_PORT: stands.in('8484'),
      // As in a terminal.
      MUSTER_LOG_LEVEL: 'warn',
      npm_config_update_notifier: 'false',
      npm_config_loglevel: 'silent',
    }
  }

  /** Runs a command; tells where it fails or prints something else than is shown. */
  async type({ command, shown, isStopped }: Typed): Promise<string | undefined> {
    const real = this.stands.in(command)
    const isLasting = isStopped || LASTING.test(command)
    const run = new Run(`. ../prelude\n${real}\nleave $?\n`, join(this.#folder, 'clone'), this.#environment)
    if (isLasting) {
      this.#running.push(run)
      // A page that takes too long is left behind where it stands.
      process.once('exit', () => run.kill('SIGKILL'))
    }
    const isAsShown = await run.until(() => this.stands.learnFrom(shown, run.printed), isLasting)
    if (isStopped) await run.stop('SIGINT')
    const mayFail = isLasting || shown.some((line) => /^(error|failed):/.test(line))
    if (isAsShown && (mayFail || run.child.exitCode === 0)) return undefined
    return `$ ${real}\nended with ${run.child.exitCode} and printed\n${run.printed}\nin place of\n${shown.join('\n')}`
  }

  async close(): Promise<void> {
    await Promise.all(this.#running.map((run) => run.stop('SIGTERM')))
  }
}

/** Variables go from one command to the next. `npx muster` is spared npm's second of looking for the program. */
const PRELUDE = `
set -a
[ -e ../variables ] && . ../variables
npx() { shift; node bin/muster.js "$@"; }
leave() { export -p >../variables; exit $1; }
`

/** What lasts and hasn't printed what the page shows by then never will; a first start builds the pages and the database. */
const PATIENCE_MS = 120_000

class Run {
  printed = ''
  readonly child: ChildProcess
  readonly #closed: Promise<unknown>

  constructor(script: string, cwd: string, env: Readonly<Record<string, string>>) {
    const child = spawn('bash', ['-c', script], {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text
        child.emit('printed')
      })
    }
    this.child = child
    this.#closed = once(child, 'close')
  }

  /** Waits for the end, of what lasts for this to hold; whether it does. */
  async until(holds: () => boolean, isLasting: boolean): Promise<boolean> {
    if (!isLasting) {
      await this.#closed
      return holds()
    }
    const patience = AbortSignal.timeout(PATIENCE_MS)
    const late = once(patience, 'abort')
    while (this.child.exitCode === null && !patience.aborted) {
      if (this.printed.includes('\n') && holds()) return true
      await Promise.race([once(this.child, 'printed'), this.#closed, late])
    }
    return holds()
  }

  async stop(signal: 'SIGINT' | 'SIGTERM'): Promise<void> {
    this.kill(signal)
    await this.#closed
  }

  /** The shell and all that it started. */
  kill(signal: NodeJS.Signals): void {
    const { pid, exitCode, signalCode } = this.child
    if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, signal)
  }
}
