import type { Query } from '../contract/endpoint.ts'
import type { Endpoints } from '../contract/index.ts'
import { invalid, type MusterError } from '../domain/errors.ts'
import { NEWEST_FIRST, type Order, type SessionFilter } from '../domain/filter.ts'
import { bareSessionId } from '../domain/ids.ts'
import { MICROS_PER_SECOND } from '../domain/time.ts'
import { MOST_TERMS, termsOf, type Term } from '../domain/words.ts'

type ListQuery = Query<Endpoints['v3.org.sessions.list']> & Query<Endpoints['v3.enterprise.sessions.list']>

/** The filter that a v3 list query stands for. Ids of sessions come bare or with `devin-`; what is neither matches nothing. */
export function filterOf(query: Partial<ListQuery>): SessionFilter {
  const sessionIds = idsOf(query.session_ids)
  const own = idsOf(query.devin_id === undefined ? undefined : [query.devin_id])
  const filter: { -readonly [K in keyof SessionFilter]: SessionFilter[K] | undefined } = {
    sessionIds: sessionIds && own ? sessionIds.filter((id) => own.includes(id)) : (sessionIds ?? own),
    createdAfter: micros(query.created_after),
    createdBefore: micros(query.created_before),
    updatedAfter: micros(query.updated_after),
    updatedBefore: micros(query.updated_before),
    tags: query.tags,
    playbookId: query.playbook_id,
    origins: query.origins,
    scheduleId: query.schedule_id,
    automationIds: query.automation_ids,
    userIds: query.user_ids,
    serviceUserIds: query.service_user_ids,
    category: query.category,
    isArchived: query.is_archived,
    repoNames: query.repo_names,
    parentSessionId:
      query.parent_session_id === undefined
        ? undefined
        : (bareSessionId(query.parent_session_id) ?? query.parent_session_id),
    statuses: query.status,
    statusDetails: query.status_detail,
    sizes: query.session_size,
    agents: query.agent,
    models: query.model,
    outcomes: query.outcome,
    issues: query.issue,
    minAcus: query.min_acus,
    maxAcus: query.max_acus,
    search: query.q === undefined ? undefined : searchOf(query.q),
    orgIds: query.org_ids,
    includeDeletedOrgs: query.include_deleted_orgs === true ? true : undefined,
  }
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as SessionFilter
}

/** @throws MusterError `invalid` for what has no word, or too many. */
function searchOf(q: string): Term[] {
  const terms = termsOf(q)
  const refuse = (msg: string): MusterError => invalid(['query', 'q'], msg, 'search_invalid')
  if (terms.length === 0) throw refuse('There is no word to look for: letters or digits are needed.')
  if (terms.length > MOST_TERMS) throw refuse(`At most ${MOST_TERMS} words can be looked for.`)
  return terms
}

/** What a list goes by. */
export function orderOf({ sort, order }: Partial<ListQuery>): Order {
  return { by: sort ?? NEWEST_FIRST.by, direction: order ?? NEWEST_FIRST.direction }
}

function idsOf(given: readonly string[] | undefined): string[] | undefined {
  return given?.flatMap((id) => bareSessionId(id) ?? [])
}

/** Times before all that can be stored are as good as the first that can. */
function micros(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : Math.max(seconds * MICROS_PER_SECOND, Number.MIN_SAFE_INTEGER)
}
