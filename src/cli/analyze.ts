import { Command, Option } from 'commander'
import type { MusterClient, Session } from '../../sdk/index.ts'
import { addConnectionOptions, withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { EXIT, ExitError } from './exit.ts'
import { findSession, sessionsOf } from './find-session.ts'
import { generate, type Generated } from './generate.ts'
import { notice, print, printJson } from './output.ts'
import { startBar } from './progress.ts'
import { filterFlags, filterOf, flagNames } from './session-filter.ts'

interface Settings extends ConnectionSettings, Readonly<Record<string, unknown>> {
  readonly all?: true
  readonly org?: string
  readonly json?: true
}

const AT_ONCE = 8

export function analyzeCommand(): Command {
  const command = new Command('analyze')
    .description('have sessions analysed that weren’t, or have changed since')
    .argument('[ids...]', 'ids of sessions, or the ends of them')
    .option('--all', 'all sessions, as far as the filters let them through')
    .option('--org <org>', 'of this organisation (id or name)')
    .addOption(new Option('--json', 'print what was done as JSON'))
  const flags = filterFlags()
  for (const { option } of flags) command.addOption(option)
  command.action((ids: string[], settings: Settings) => analyze(flags, ids, settings))
  addConnectionOptions(command)
  return command
}

async function analyze(
  flags: ReturnType<typeof filterFlags>,
  ids: readonly string[],
  settings: Settings,
): Promise<void> {
  const { all, org, json } = settings
  if ((all === true) === ids.length > 0) {
    throw new ExitError(EXIT.usage, 'name sessions by their ids, or say --all')
  }
  const filter = filterOf(flags, settings)
  await withClient({ ...settings, givenAs: flagNames(flags) }, async (client) => {
    const sessions = await sessionsOf(client, org)
    const counts: Record<Generated, number> = { analyzed: 0, fresh: 0, failed: 0 }
    const failed: string[] = []
    const named = async function* (): AsyncGenerator<Session> {
      for (const id of ids) yield await findSession(sessions, id)
    }
    const list = all ? sessions.list({ first: 200, ...filter }) : undefined
    const total = all
      ? ((await sessions.list({ ...filter, first: 1 }).page()).total ?? undefined)
      : ids.length
    const bar = progress(total, counts)
    await eachAtOnce(list ?? named(), AT_ONCE, async (session) => {
      const outcome = await one(client, session)
      counts[outcome]++
      if (outcome === 'failed') failed.push(session.session_id)
      bar.step()
    })
    bar.end()
    if (json) return printJson({ ...counts, failed_sessions: failed })
    await print(`${counts.analyzed} analysed, ${counts.fresh} were already, ${counts.failed} failed\n`)
    for (const sessionId of failed) notice(`failed: ${sessionId}; muster insights ${sessionId} says why`)
    if (failed.length > 0) process.exitCode = EXIT.failed
  })
}

function one(client: MusterClient, { org_id, session_id }: Session): Promise<Generated> {
  return generate(client.organization(org_id).sessions, session_id)
}

/** Works on a few at once, in their order. */
async function eachAtOnce<Item>(
  items: AsyncIterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for await (const item of items) {
    const promise = work(item).finally(() => underWay.delete(promise))
    underWay.add(promise)
    if (underWay.size >= atOnce) await Promise.race(underWay)
  }
  await Promise.all(underWay)
}

/** Shown where standard error is a terminal. Without a total only what is done is counted. */
function progress(
  total: number | undefined,
  counts: Readonly<Record<Generated, number>>,
): { step(): void; end(): void } {
  if (!process.stderr.isTTY || total === 0) return { step() {}, end() {} }
  const bar = startBar(total ?? 0, () => {
    const done = counts.analyzed + counts.fresh + counts.failed
    const of = total === undefined ? `${done}` : `${done}/${total}`
    return `  ${of} sessions  ${counts.analyzed} analysed${counts.failed > 0 ? `  ${counts.failed} failed` : ''}`
  })
  return { step: () => bar.increment(), end: () => bar.stop() }
}
