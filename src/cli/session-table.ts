import { PermissionError, type List, type MusterClient, type Session } from '../../sdk/index.ts'
import { terminalWidth, type Column } from './table.ts'
import { ago } from './time.ts'

/** From so many columns of the terminal on, the whole id is shown; below, its end, which `show` takes. */
const ROOM_FOR_IDS = 130
export const SHORT_ID = 8

/** The columns for these sessions; names of people and organisations are asked for where they are to be seen. */
export async function sessionColumns(
  client: MusterClient,
  sessions: readonly Session[],
): Promise<Column<Session>[]> {
  const width = terminalWidth()
  const hasOrgs = new Set(sessions.map(({ org_id }) => org_id)).size > 1
  const [people, organizations] = await Promise.all([
    peopleById(client),
    hasOrgs
      ? namesOf(client.organizations.list({ first: 200 }), ({ org_id, name }) => [org_id, name])
      : new Map<string, string | null>(),
  ])
  const idLength = width < ROOM_FOR_IDS ? SHORT_ID : Infinity
  const organization: Column<Session> = {
    head: 'ORGANISATION',
    cell: ({ org_id }) => organizations.get(org_id) ?? org_id,
    most: 20,
    from: 115,
  }
  return [
    { head: 'ID', cell: ({ session_id }) => session_id.slice(-idLength), style: 'dim' },
    { head: 'UPDATED', cell: ({ updated_at }) => ago(updated_at) },
    { head: 'STATUS', cell: statusOf, style: statusStyle },
    { head: 'ACUS', cell: ({ acus_consumed }) => acus_consumed.toFixed(1), align: 'right', from: 70 },
    {
      head: 'USER',
      cell: ({ user_id, service_user_id }) => people.get(user_id ?? '') ?? user_id ?? service_user_id ?? null,
      most: 24,
      from: 95,
    },
    ...(hasOrgs ? [organization] : []),
    { head: 'PULL REQUEST', cell: pullRequestOf, most: 28, from: 150 },
    { head: 'TITLE', cell: ({ title }) => title ?? null },
  ]
}

/** What a person wants to know: of one that runs or has ended what it is at, else the status. */
export function statusOf({ status, status_detail }: Session): string {
  const telling = status === 'running' || status === 'exit' ? (status_detail ?? status) : status
  return telling.replaceAll('_', ' ')
}

export function statusStyle({ status, status_detail }: Session): 'yellow' | 'red' | 'cyan' | 'reset' {
  if (status === 'error') return 'red'
  if (status_detail?.startsWith('waiting')) return 'yellow'
  return status === 'running' ? 'cyan' : 'reset'
}

/** `owner/repo#12`, and how many more. */
function pullRequestOf({ pull_requests: [first, ...more] }: Session): string | null {
  if (first === undefined) return null
  const [, name, number] =
    /([^/]+\/[^/]+)\/(?:pull|-\/merge_requests|merge_requests)\/(\d+)/.exec(first.pr_url) ?? []
  return (name ? `${name}#${number}` : first.pr_url) + (more.length > 0 ? ` +${more.length}` : '')
}

export function peopleById(client: MusterClient): Promise<ReadonlyMap<string, string | null>> {
  return namesOf(client.users.list({ first: 200 }), ({ user_id, email }) => [user_id, email])
}

/** Names by id from the first page of a list; none where the key may not read it. Who is not there is shown by id. */
async function namesOf<Item>(
  list: List<Item>,
  entry: (item: Item) => [string, string | null],
): Promise<ReadonlyMap<string, string | null>> {
  try {
    return new Map((await list.page()).items.map(entry))
  } catch (error) {
    if (error instanceof PermissionError) return new Map()
    throw error
  }
}
