import { Command } from 'commander'
import type { Organization } from '../../sdk/index.ts'
import { addConnectionOptions, withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { organizationId } from './organization.ts'
import { notice, print, printJson } from './output.ts'
import { tableOf, type Column } from './table.ts'
import { ago } from './time.ts'

interface Settings extends ConnectionSettings {
  readonly json?: true
}

const COLUMNS: readonly Column<Organization>[] = [
  { head: 'ID', cell: ({ org_id }) => org_id, style: 'dim' },
  { head: 'CREATED', cell: ({ created_at }) => ago(created_at) },
  { head: 'NAME', cell: ({ name }) => name },
]

export function orgsCommand(): Command {
  const command = new Command('orgs').description('make, list and delete organisations')
  command
    .command('create <name>')
    .description('make an organisation; its id is printed')
    .option('--json', 'print the organisation as JSON')
    .action(create)
  command
    .command('list')
    .description('list the organisations, oldest first')
    .option('--json', 'print a JSON array')
    .action(list)
  command
    .command('delete <org>')
    .description('delete an organisation (id or name): its keys end, its sessions are hidden')
    .option('--json', 'print the organisation as JSON')
    .action(remove)
  command.commands.forEach(addConnectionOptions)
  return command
}

function create(name: string, settings: Settings): Promise<void> {
  return withClient({ ...settings, givenAs: { name: '<name>' } }, async (client) => {
    const organization = await client.organizations.create({ name })
    await (settings.json ? printJson(organization) : print(`${organization.org_id}\n`))
  })
}

function list(settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const organizations = await client.organizations.list({ first: 200 }).all()
    if (settings.json) return printJson(organizations)
    const table = tableOf(COLUMNS, organizations)
    await print(table.head() + table.rows(organizations))
  })
}

function remove(org: string, settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const organization = await client.organizations.delete(await organizationId(client, org))
    if (settings.json) return printJson(organization)
    notice(`deleted ${organization.org_id}`)
  })
}
