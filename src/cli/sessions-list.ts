import type { List, MusterClient, Session, SessionFilter, SessionPage } from '../../sdk/index.ts'
import { SessionResponse } from '../contract/v3/session.ts'
import { withClient } from './client.ts'
import type { ConnectionSettings } from './config.ts'
import { organizationId } from './organization.ts'
import { notice, print, printCsv, printJson } from './output.ts'
import { filterOf, flagNames, type filterFlags } from './session-filter.ts'
import { ownSessions } from './session-scope.ts'
import { sessionColumns } from './session-table.ts'
import { tableOf } from './table.ts'
import { watch } from './watch.ts'

interface Settings extends ConnectionSettings, Readonly<Record<string, unknown>> {
  readonly org?: string[]
  readonly includeDeletedOrgs?: true
  readonly all?: true
  readonly json?: true
  readonly csv?: true
  readonly watch?: true
}

type SessionList = List<Session, SessionPage>

export function listSessions(flags: ReturnType<typeof filterFlags>, settings: Settings): Promise<void> {
  const filter = filterOf(flags, settings)
  return withClient({ ...settings, givenAs: flagNames(flags) }, async (client) => {
    const list = await listIn(client, filter, settings)
    if (settings.watch) return watch(() => tableOfPage(client, list))
    if (settings.csv) return printAsCsv(pagesOf(list, settings), filter.q !== undefined)
    if (settings.json) return printAsJson(list, settings)
    await printAsTable(client, list, settings)
  })
}

/** One organisation's list, or the enterprise's with a filter, or that of everything the key may see. */
async function listIn(client: MusterClient, filter: SessionFilter, settings: Settings): Promise<SessionList> {
  const { org = [], includeDeletedOrgs } = settings
  const orgIds: string[] = []
  for (const one of org) orgIds.push(await organizationId(client, one))
  const [orgId, another] = orgIds
  if (includeDeletedOrgs || another !== undefined) {
    return client.sessions.list({
      ...filter,
      ...(orgId !== undefined && { org_ids: orgIds }),
      ...(includeDeletedOrgs && { include_deleted_orgs: true }),
    })
  }
  return orgId === undefined
    ? (await ownSessions(client)).list(filter)
    : client.organization(orgId).sessions.list(filter)
}

async function* pagesOf(list: SessionList, { all }: Settings): AsyncGenerator<SessionPage> {
  if (all) yield* list.pages()
  else yield await list.page()
}

async function printAsJson(list: SessionList, { all }: Settings): Promise<void> {
  if (!all) return printJson(await list.page())
  for await (const session of list) await printJson(session)
}

/** What a search found has a field more. */
async function printAsCsv(pages: AsyncIterable<SessionPage>, isSearch: boolean): Promise<void> {
  const all = Object.keys(SessionResponse.properties) as (keyof Session)[]
  const fields = all.filter((field) => field !== 'snippet' || isSearch)
  await printCsv([fields])
  for await (const { items } of pages) {
    await printCsv(items.map((session) => fields.map((field) => session[field])))
  }
}

async function printAsTable(client: MusterClient, list: SessionList, settings: Settings): Promise<void> {
  let table: ReturnType<typeof tableOf<Session>> | undefined
  let shown = 0
  let last: SessionPage | undefined
  for await (const page of pagesOf(list, settings)) {
    if (table === undefined && page.items.length > 0) {
      table = tableOf(await sessionColumns(client, page.items), page.items)
      await print(table.head())
    }
    if (table) await print(table.rows(page.items))
    shown += page.items.length
    last = page
  }
  if (shown === 0) notice('no session')
  else if (last?.has_next_page)
    notice(`${shown} of ${last.total ?? 'more'}; on with --after ${last.end_cursor}`)
}

async function tableOfPage(client: MusterClient, list: SessionList): Promise<string> {
  const { items } = await list.page()
  const table = tableOf(await sessionColumns(client, items), items)
  return table.head() + table.rows(items)
}
