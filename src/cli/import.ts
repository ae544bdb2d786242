import { Command, InvalidArgumentError, Option } from 'commander'
import { PermissionError, type MusterClient } from '../../sdk/index.ts'
import { AGENTS, type Agent } from '../domain/vocabulary.ts'
import { gitEmail, isEmail } from '../machine/git.ts'
import { FileImport } from '../machine/import-files.ts'
import { Tally } from '../machine/tally.ts'
import { findTranscripts, LOOKED_FOR, type Found } from '../machine/transcripts.ts'
import { addConnectionOptions, withClient } from './client.ts'
import { tilde, transcriptFolders, type ConnectionSettings } from './config.ts'
import { withConnection, type Connection } from './connect.ts'
import { EXIT, type ExitCode } from './exit.ts'
import { follow } from './follow.ts'
import { importAgain } from './import-again.ts'
import { organizationId } from './organization.ts'
import { organizationOfKey } from './organization-of-key.ts'
import { notice } from './output.ts'
import { showProgress } from './progress.ts'
import { reportCounts } from './report.ts'
import { sendTo } from './send.ts'
import { stopSignal, type StopSignal } from './stop-signal.ts'
import type { ImportTarget } from './upload.ts'

interface Settings extends ConnectionSettings {
  readonly org?: string
  readonly user?: string
  readonly agent?: Agent
  readonly dryRun?: true
  readonly watch?: true
  readonly again?: true
  readonly json?: true
}

export function importCommand(): Command {
  const command = new Command('import')
    .description(
      'bring in the sessions of Claude Code, Codex, Copilot CLI, Gemini CLI, OpenHands and SWE-agent',
    )
    .argument('[path...]', 'files or folders (default: where the agents keep their transcripts)')
    .option('--org <org>', 'organisation that gets the sessions, by id or name (default: the key’s)')
    .addOption(
      new Option('--user <email>', 'whose sessions they are (default: as git has it)').argParser(parseEmail),
    )
    .addOption(new Option('--agent <agent>', 'take the transcripts of this agent alone').choices(AGENTS))
    .option('--dry-run', 'read and count, and keep nothing')
    .option('--watch', 'go on with files that grow or are new, until stopped')
    .addOption(
      new Option('--again', 'read the kept originals again, with the server’s present reader').conflicts([
        'user',
        'agent',
        'dryRun',
        'watch',
      ]),
    )
    .option('--json', 'print the counts as JSON')
    .action(run)
  return addConnectionOptions(command)
}

async function run(paths: readonly string[], settings: Settings, command: Command): Promise<void> {
  if (settings.again && paths.length > 0) command.error('error: --again takes no path: it reads what is kept')
  const stop = new AbortController()
  void stopSignal().then((signal) => stop.abort(signal))
  const tally = new Tally()
  // A server that ends with one import must not be another's; one that watches stays.
  const isShared = settings.watch === true
  await withConnection({ ...settings, isShared }, async (connection) => {
    const known = { ...settings, url: connection.baseUrl, key: connection.key }
    await withClient(known, async (client) => {
      const { org } = settings
      const orgId = await (org === undefined ? organizationOfKey(client) : organizationId(client, org))
      try {
        if (settings.again) await importAgain(client.organization(orgId).sessions, tally, stop.signal)
        else {
          const target = await targetOf(client, connection, orgId, settings)
          await importFiles(target, paths, settings, tally, stop.signal)
        }
      } catch (error) {
        if (!stop.signal.aborted) throw error
      } finally {
        await reportCounts(tally.counts(), settings)
      }
    })
  })
  process.exitCode = exitCodeOf(tally, stop.signal, settings)
}

async function importFiles(
  target: ImportTarget,
  paths: readonly string[],
  { watch, json }: Settings,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  const files = new FileImport(sendTo(target), tally, signal)
  const say = json ? () => {} : notice
  const folders = transcriptFolders()
  const search = (): Promise<Found> =>
    paths.length > 0 ? findTranscripts(paths) : findTranscripts(folders, { isOptional: true })
  const found = await search()
  if (found.files.length === 0 && found.failed.length === 0) say(nothingIn(paths, folders))
  const bytes = found.files.reduce((sum, { size }) => sum + size, 0)
  const progress = showProgress({ items: found.files.length, bytes, what: 'files' }, () => tally.counts())
  try {
    await files.all(found, progress)
  } finally {
    progress.end()
  }
  if (watch) await follow(search, files, found, { signal, say })
}

/** What was looked through in vain, and what to do about it. */
function nothingIn(paths: readonly string[], folders: readonly string[]): string {
  const mend =
    paths.length > 0
      ? `${LOOKED_FOR}; any other file is read if it is named itself`
      : 'name the files or folders that have some'
  return `no transcripts in ${(paths.length > 0 ? paths : folders).map(tilde).join(', ')}: ${mend}`
}

async function targetOf(
  client: MusterClient,
  connection: Connection,
  orgId: string,
  { user, agent, dryRun }: Settings,
): Promise<ImportTarget> {
  const owner = user ?? (await userByGit(client, orgId))
  const query = {
    ...(owner === undefined ? {} : { user: owner }),
    ...(agent === undefined ? {} : { agent }),
    ...(dryRun === undefined ? {} : { dry_run: 'true' }),
  }
  return { ...connection, orgId, query }
}

/** Whom git knows here, unless the key says who it is; where the key may not name others, nobody. */
async function userByGit(client: MusterClient, orgId: string): Promise<string | undefined> {
  const self = await client.self()
  const user = self.principal_type === 'service_user' ? await gitEmail() : undefined
  if (user === undefined) return undefined
  try {
    await client.organization(orgId).sessions.import('', { user, dry_run: true })
    return user
  } catch (error) {
    if (!(error instanceof PermissionError)) throw error
    notice(`the key may not import for ${user}: the sessions are its own`)
    return undefined
  }
}

function exitCodeOf(tally: Tally, { aborted, reason }: AbortSignal, { watch }: Settings): ExitCode {
  // To be stopped is how following ends; Ctrl-C is an interruption all the same, as a shell expects.
  const isInterrupted = aborted && ((reason as StopSignal) === 'SIGINT' || !watch)
  if (isInterrupted) return EXIT.interrupted
  return tally.counts().failed.length > 0 ? EXIT.failed : EXIT.done
}

function parseEmail(text: string): string {
  if (isEmail(text)) return text
  throw new InvalidArgumentError('It must be an e-mail address.')
}
