import { Command, CommanderError } from 'commander'
import { analyzeCommand } from './analyze.ts'
import { dropEmptyVariables } from './config.ts'
import { EXIT, ExitError, type ExitCode } from './exit.ts'
import { doctorCommand } from './doctor.ts'
import { importCommand } from './import.ts'
import { insightsCommand } from './insights.ts'
import { keysCommand } from './keys.ts'
import { orgsCommand } from './orgs.ts'
import { serveCommand } from './serve.ts'
import { sessionsCommand } from './sessions.ts'
import { usersCommand } from './users.ts'
import { version } from './version.ts'

const program = new Command('muster')
  .description('An open, self-hosted server of coding-agent sessions.')
  .version(version())
  .addCommand(serveCommand())
  .addCommand(importCommand())
  .addCommand(sessionsCommand())
  .addCommand(insightsCommand())
  .addCommand(analyzeCommand())
  .addCommand(orgsCommand())
  .addCommand(usersCommand())
  .addCommand(keysCommand())
  .addCommand(doctorCommand())

/** Commander's own ending would be 1 for wrong usage. */
function endHere(command: Command): void {
  command.exitOverride()
  command.commands.forEach(endHere)
}

function report(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
  if (error instanceof ExitError) {
    process.stderr.write(`error: ${error.message}\n`)
    return error.code
  }
  process.stderr.write(`error: ${error instanceof Error ? error.stack : String(error)}\n`)
  return EXIT.failed
}

// Whoever read the output has gone: there is nobody left to tell.
process.stdout.on('error', () => process.exit())
process.stderr.on('error', () => {})
// A command with something to finish listens itself.
process.on('SIGINT', () => process.listenerCount('SIGINT') > 1 || process.exit(EXIT.interrupted))

endHere(program)
try {
  dropEmptyVariables()
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}
