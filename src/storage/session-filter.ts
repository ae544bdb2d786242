import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { SessionFilter } from '../domain/filter.ts'
import type { Scope } from '../domain/principal.ts'

export type Condition = RawBuilder<SqlBool>

/**
 * The conditions of one list, with one of them possibly split: a few alternatives of one column, each of which
 * has its own index in list order, are read as that many ordered scans. (Three organisations of 400 among a
 * million sessions: 0.94 ms, against up to 8 ms for `= any`, which sorts; from some ten on `= any` wins.)
 */
export interface Conditions {
  readonly common: readonly Condition[]
  readonly branches: readonly Condition[]
}

const MOST_BRANCHES = 8

const LIVE_ORGS = sql<SqlBool>`org_id <> all (array(select org_id from organizations where deleted_at is not null))`

export function conditionsOf(scope: Scope, filter: SessionFilter): Conditions {
  const common: Condition[] = []
  let branches: readonly Condition[] = []

  const anyOf = (column: string, values: readonly string[] | undefined): void => {
    if (values === undefined) return
    const distinct = [...new Set(values)]
    const name = sql.ref(column)
    if (distinct.length === 1) common.push(sql`${name} = ${distinct[0]}`)
    else if (distinct.length > 1 && distinct.length <= MOST_BRANCHES && branches.length === 0) {
      branches = distinct.map((value) => sql<SqlBool>`${name} = ${value}`)
    } else common.push(sql`${name} = any (${distinct}::text[])`)
  }
  const equal = (column: string, value: string | boolean | undefined): void => {
    if (value !== undefined) common.push(sql`${sql.ref(column)} = ${value}`)
  }
  const bound = (column: string, operator: '<' | '>=', value: number | undefined): void => {
    if (value !== undefined) common.push(sql`${sql.ref(column)} ${sql.raw(operator)} ${value}`)
  }

  anyOf('org_id', orgsOf(scope, filter))
  if (filter.includeDeletedOrgs !== true) common.push(LIVE_ORGS)
  if (filter.sessionIds !== undefined) {
    common.push(sql`session_id = any (${[...new Set(filter.sessionIds)]}::text[])`)
  }
  anyOf('service_user_id', filter.serviceUserIds)
  anyOf('user_id', filter.userIds)
  anyOf('automation_id', filter.automationIds)
  anyOf('repo_name', filter.repoNames)
  anyOf('origin', filter.origins)
  equal('parent_session_id', filter.parentSessionId)
  equal('schedule_id', filter.scheduleId)
  equal('playbook_id', filter.playbookId)
  equal('category', filter.category)
  equal('is_archived', filter.isArchived)
  if (filter.tags !== undefined) common.push(sql`tags && ${filter.tags}::text[]`)
  bound('created_at', '>=', filter.createdAfter)
  bound('created_at', '<', filter.createdBefore)
  bound('updated_at', '>=', filter.updatedAfter)
  bound('updated_at', '<', filter.updatedBefore)
  return { common, branches }
}

/** The organisations both asked for and allowed; `undefined` for all. */
function orgsOf(scope: Scope, filter: SessionFilter): readonly string[] | undefined {
  if (scope.all) return filter.orgIds
  if (filter.orgIds === undefined) return scope.orgIds
  const allowed = new Set(scope.orgIds)
  return filter.orgIds.filter((orgId) => allowed.has(orgId))
}
