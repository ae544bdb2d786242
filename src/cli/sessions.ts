import { Command, Option } from 'commander'
import { addConnectionOptions } from './client.ts'
import { filterFlags } from './session-filter.ts'
import { listSessions } from './sessions-list.ts'
import { showSession } from './sessions-show.ts'

export function sessionsCommand(): Command {
  const command = new Command('sessions').description('list sessions, and show one')
  const list = command
    .command('list')
    .description('list sessions, newest first')
    .option('--org <org>', 'of this organisation (id or name); may be repeated', collect)
    .option('--include-deleted-orgs', 'those of deleted organisations too')
    .option('--all', 'all pages; with --json, a session a line')
    .addOption(new Option('--json', 'print the page as the server answers it').conflicts(['csv', 'watch']))
    .addOption(new Option('--csv', 'print the page as CSV').conflicts('watch'))
    .addOption(new Option('--watch', 'draw the list anew until stopped').conflicts('all'))
  const flags = filterFlags()
  for (const { option } of flags) list.addOption(option)
  list.action((settings: Parameters<typeof listSessions>[1]) => listSessions(flags, settings))
  command
    .command('show <id>')
    .description('show one session and what was said in it; the end of its id, as listed, will do')
    .option('--org <org>', 'of this organisation (id or name)')
    .option('--steps', 'show every step in place of the messages; with --json, a step a line')
    .option('--json', 'print the session as the server answers it')
    .action(showSession)
  command.commands.forEach(addConnectionOptions)
  return command
}

function collect(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}
