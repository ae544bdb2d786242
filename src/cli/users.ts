import { Command, Option } from 'commander'
import type { Role, User } from '../../sdk/index.ts'
import { isEnterpriseRole, ROLES } from '../domain/permissions.ts'
import { addConnectionOptions, withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { EXIT, ExitError } from './exit.ts'
import { organizationId } from './organization.ts'
import { print, printJson } from './output.ts'
import type { GivenAs } from './refusal.ts'
import { tableOf, type Column } from './table.ts'

interface ListSettings extends ConnectionSettings {
  readonly json?: true
}

interface AddSettings extends ListSettings {
  readonly org?: string
  readonly role: Role
}

const GIVEN_AS: GivenAs = {
  email: '<email>',
  emails: '<email>',
  role: '--role',
  enterprise_role_id: '--role',
}

const COLUMNS: readonly Column<User>[] = [
  { head: 'ID', cell: ({ user_id }) => user_id, style: 'dim' },
  { head: 'E-MAIL', cell: ({ email }) => email, most: 40 },
  { head: 'ROLES', cell: rolesOf },
]

export function usersCommand(): Command {
  const command = new Command('users').description('add and list people')
  command
    .command('add <email>')
    .description('give a person a role, adding the person if need be; the id is printed')
    .option('--org <org>', 'organisation (id or name) in which the role is held; none for an enterprise role')
    .addOption(new Option('--role <role>', 'the role').choices(ROLES).makeOptionMandatory())
    .option('--json', 'print the person as JSON')
    .action(add)
  command
    .command('list')
    .description('list people and their roles')
    .option('--json', 'print a JSON array')
    .action(list)
  command.commands.forEach(addConnectionOptions)
  return command
}

function add(email: string, settings: AddSettings): Promise<void> {
  const { org, role } = settings
  if (isEnterpriseRole(role) !== (org === undefined)) {
    const mend = org === undefined ? 'needs --org' : 'is held in the whole enterprise: leave --org out'
    throw new ExitError(EXIT.usage, `${role} ${mend}`)
  }
  return withClient({ ...settings, givenAs: GIVEN_AS }, async (client) => {
    const [user] =
      org === undefined
        ? await client.users.add([email], role)
        : [await client.organization(await organizationId(client, org)).members.add({ email, role })]
    await (settings.json ? printJson(user) : print(`${user?.user_id}\n`))
  })
}

function list(settings: ListSettings): Promise<void> {
  return withClient(settings, async (client) => {
    const users = await client.users.list({ first: 200 }).all()
    if (settings.json) return printJson(users)
    const table = tableOf(COLUMNS, users)
    await print(table.head() + table.rows(users))
  })
}

function rolesOf({ role_assignments }: User): string {
  return role_assignments
    .map(({ role, org_id }) => (org_id == null ? role.role_name : `${role.role_name} in ${org_id}`))
    .join(', ')
}
