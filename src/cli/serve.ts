import { existsSync } from 'node:fs'
import { Command } from 'commander'
import pino, { type Logger } from 'pino'
import { banner } from './banner.ts'
import { listenOptions, storeOptions, type LogLevel, type ServeSettings } from './config.ts'
import { EXIT } from './exit.ts'
import { removeServerFile, writeServerFile } from './server-file.ts'
import { stopSignal } from './stop-signal.ts'

/** A database that doesn't let go is left behind after this: requests have ten seconds, it has two. */
const LAST_MS = 12_000

export function serveCommand(): Command {
  const command = new Command('serve').description('start the server').action(serve)
  for (const option of [...listenOptions(), ...storeOptions()]) command.addOption(option)
  return command
}

async function serve(settings: ServeSettings): Promise<void> {
  // Loaded only here: every other command is there sooner without.
  const { holdFolder, start } = await import('./start.ts')
  const { embeddedFolder } = await import('../storage/database.ts')
  const { dataDir, databaseUrl } = settings
  const logger = createLogger(settings.logLevel)
  const lock = databaseUrl === undefined ? undefined : await holdFolder(dataDir)
  if (process.stderr.isTTY && databaseUrl === undefined && !existsSync(embeddedFolder(dataDir))) {
    process.stderr.write('\n  Setting up the database, which takes a few seconds the first time…\n')
  }
  const started = await start(settings, logger)
  const server = { pid: process.pid, url: started.url }
  writeServerFile(dataDir, server)
  const link = await started.makeSignInLink()
  process.stderr.write(banner(started, link, settings, process.stderr))

  const signal = await stopSignal()
  logger.info({ signal }, 'stopping')
  setTimeout(() => process.exit(EXIT.done), LAST_MS).unref()
  await started.stop()
  removeServerFile(dataDir, server)
  lock?.release()
  logger.info('stopped')
}

/** JSON lines on standard output. A terminal has the banner, so it is told of trouble alone. */
function createLogger(level: LogLevel | undefined): Logger {
  const output = pino.destination({ dest: 1, sync: true })
  // A reader of the log that went away must not take the server with it.
  output.on('error', () => {})
  return pino({ level: level ?? (process.stdout.isTTY ? 'warn' : 'info') }, output)
}
