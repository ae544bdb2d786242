import { Command, InvalidArgumentError, Option } from 'commander'
import type { ApiKey, NewApiKey } from '../../sdk/index.ts'
import { ENTERPRISE_PERMISSIONS, ORG_PERMISSIONS, ROLES, type Permission } from '../domain/permissions.ts'
import { KEY_KINDS } from '../domain/vocabulary.ts'
import { addConnectionOptions, withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { organizationId } from './organization.ts'
import { notice, print, printJson } from './output.ts'
import type { GivenAs } from './refusal.ts'
import { tableOf, type Column } from './table.ts'
import { ago, localTime, parseDuration } from './time.ts'

interface Settings extends ConnectionSettings {
  readonly json?: true
}

interface CreateSettings extends Settings {
  readonly kind: NewApiKey['kind']
  readonly name: string
  readonly org?: string
  readonly user?: string
  readonly role?: NonNullable<NewApiKey['role']>
  readonly permissions?: Permission[]
  readonly expiresIn?: number
}

const GIVEN_AS: GivenAs = {
  kind: '--kind',
  name: '--name',
  org_id: '--org',
  email: '--user',
  role: '--role',
  permissions: '--permissions',
  expires_at: '--expires-in',
}

const COLUMNS: readonly Column<ApiKey>[] = [
  { head: 'ID', cell: ({ key_id }) => key_id, style: 'dim' },
  { head: 'KIND', cell: ({ kind }) => kind },
  { head: 'MADE', cell: ({ created_at }) => ago(created_at), from: 90 },
  { head: 'STATE', cell: stateOf },
  { head: 'FOR', cell: holderOf, most: 30, from: 110 },
  { head: 'ORGANISATION', cell: ({ org_id }) => org_id ?? 'all', from: 150 },
  { head: 'NAME', cell: ({ name }) => name },
]

export function keysCommand(): Command {
  const command = new Command('keys').description('make, list and revoke keys')
  command
    .command('create')
    .description('make a key for a person, or for a service user of its own; the key is printed this once')
    .addOption(new Option('--kind <kind>', 'kind of the key').choices(KEY_KINDS).makeOptionMandatory())
    .requiredOption('--name <name>', 'name of the key')
    .option('--org <org>', 'organisation (id or name) that it is bound to')
    .option('--user <email>', 'person whom it speaks for')
    .addOption(
      new Option('--role <role>', 'role of the service user').choices(ROLES).conflicts('permissions'),
    )
    .option('--permissions <list>', 'permissions of the service user, as A,B', parsePermissions)
    .option('--expires-in <time>', 'how long it is valid, as 30d or 12h (default: for ever)', parseDuration)
    .option('--json', 'print the key as JSON')
    .action(create)
  command
    .command('list')
    .description('list all keys ever made, oldest first, without their secrets')
    .option('--json', 'print a JSON array')
    .action(list)
  command
    .command('revoke <id>')
    .description('end a key at once and for good')
    .option('--json', 'print the key as JSON')
    .action(revoke)
  command.commands.forEach(addConnectionOptions)
  return command
}

function create(settings: CreateSettings): Promise<void> {
  const { kind, name, org, user, role, permissions, expiresIn } = settings
  return withClient({ ...settings, givenAs: GIVEN_AS }, async (client) => {
    const made = await client.keys.create({
      kind,
      name,
      ...(org !== undefined && { org_id: await organizationId(client, org) }),
      ...(user !== undefined && { email: user }),
      ...(role && { role }),
      ...(permissions && { permissions }),
      ...(expiresIn !== undefined && { expires_at: Math.floor(Date.now() / 1000) + expiresIn }),
    })
    if (settings.json) return printJson(made)
    notice(`made ${made.key_id}; it is shown this once:`)
    await print(`${made.key}\n`)
  })
}

function list(settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const keys = await client.keys.list({ first: 200 }).all()
    if (settings.json) return printJson(keys)
    const table = tableOf(COLUMNS, keys)
    await print(table.head() + table.rows(keys))
  })
}

function revoke(id: string, settings: Settings): Promise<void> {
  return withClient(settings, async (client) => {
    const key = await client.keys.revoke(id)
    if (settings.json) return printJson(key)
    notice(`revoked ${key.key_id}`)
  })
}

function stateOf({ expires_at, revoked_at }: ApiKey): string {
  if (revoked_at !== null) return 'revoked'
  if (expires_at === null) return 'valid'
  return expires_at * 1000 <= Date.now() ? 'expired' : `until ${localTime(expires_at).slice(0, 10)}`
}

function holderOf({ user_email, user_id, role, permissions }: ApiKey): string {
  return user_email ?? user_id ?? role ?? permissions?.join(', ') ?? ''
}

function parsePermissions(text: string): Permission[] {
  const known: readonly string[] = [...ORG_PERMISSIONS, ...ENTERPRISE_PERMISSIONS]
  const given = text.split(',').map((one) => one.trim())
  const unknown = given.find((one) => !known.includes(one))
  if (unknown === undefined) return given as Permission[]
  throw new InvalidArgumentError(`'${unknown}' is none of ${known.join(', ')}.`)
}
